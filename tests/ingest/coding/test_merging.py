"""Which words tell one act, and who acts on whom when several do. All sentences are ours."""

from __future__ import annotations

import pytest

from tests.ingest.coding.reading import events, told


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        pytest.param(
            "India and Pakistan traded fire across the Line of Control.",
            [("ASSAULT", "IND", "PAK")],
            id="an unknown name is no third party",
        ),
        pytest.param(
            "France and Germany condemned the coup in Chad.",
            [("ACCUSE", "FRA", None), ("ACCUSE", "DEU", None)],
            id="not mutual",
        ),
        pytest.param("Iran and Iraq broke off relations in 1980.", [("SANCTION", "IRN", "IRQ")], id="a bond"),
        pytest.param(
            "India and Pakistan accused each other of shelling villages.",
            [("ACCUSE", "IND", "PAK"), ("ACCUSE", "PAK", "IND")],
            id="each accuses the other",
        ),
        pytest.param(
            "Ethiopia and Eritrea bombed each other's cities.", [("ASSAULT", "ETH", "ERI")], id="one fight of two"
        ),
        pytest.param(
            "Niger's neighbours Algeria and Chad condemned France.",
            [("ACCUSE", "DZA", "FRA"), ("ACCUSE", "TCD", "FRA")],
            id="listed after a noun",
        ),
        pytest.param("France agreed to pay Haiti.", [("AGREE", "FRA", "HTI")], id="one party alone"),
    ],
)
def test_parties_of_joint_acts(text: str, acts: list[tuple[str, str | None, str | None]]) -> None:
    assert [act for act in told(text) if act[0] == acts[0][0]] == acts


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("An attack on a church in Owo killed forty Nigerian worshippers.", id="attack"),
        pytest.param("The shelling of Donetsk by Ukrainian forces wounded three civilians.", id="shelling"),
    ],
)
def test_an_attack_and_what_it_did_are_one_act(text: str) -> None:
    assert [event.event_type for event in events(text)] == ["ASSAULT"]


def test_casualties_are_those_of_the_deed_told_with_them() -> None:
    (event,) = events("Three people were killed and dozens wounded when Guinean police opened fire in Conakry.")
    assert event.source is not None and event.source.actor.sector == "COP"


def test_an_attack_and_its_answer_are_two() -> None:
    assert len(events("Rebels attacked a village in Mali, and soldiers killed nine of the rebels.")) == 2


def test_a_judgement_and_what_is_said_beside_it_are_two() -> None:
    told_of = told("Ghana's president criticised Togo but said that Benin had lied.")
    assert told_of == [("ACCUSE", "GHA", "TGO"), ("ACCUSE", "GHA", "BEN")]


def test_each_step_of_the_law_is_an_act() -> None:
    assert len(told("Three Peruvian officers were arrested and charged with murder.")) == 2


def test_a_noun_that_ranks_an_act_tells_no_other() -> None:
    met = "The Greek premier held talks with Turkey's president, the first meeting between leaders in years."
    assert [kind for kind, _, _ in told(met)] == ["CONSULT"]


def test_what_was_before_is_an_act_of_its_own() -> None:
    assert len(told("The Malian premier has been held at his home since soldiers detained him on Monday.")) == 2


def test_two_things_asked_for_are_two_requests() -> None:
    asked = told("The Red Cross demanded an inquiry and called for the repeal of the law in Iran.")
    assert [kind for kind, _, _ in asked] == ["REQUEST", "REQUEST"]


def test_unnamed_followers_of_a_named_source_make_no_row_of_their_own() -> None:
    found = [pair for pair in told("The Cuban president and allies condemned Peru.") if pair[0] == "ACCUSE"]
    assert found == [("ACCUSE", "CUB", "PER")]


def test_a_delegation_does_not_meet_itself() -> None:
    text = "The American envoys Philip Habib and Morris Draper met Syria's president in Damascus."
    assert told(text) == [("CONSULT", "USA", "SYR")]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("India accused China of an incursion. The two countries fought a war in 1962.", ("ASSAULT", "IND", "CHN")),
        ("Peru's minister met Chile's premier. The two countries promised a new pact.", ("AGREE", "PER", "CHL")),
    ],
)
def test_two_sides_told_by_one_word_do_it_with_each_other(text: str, act: tuple[str, str, str]) -> None:
    assert told(text).count(act) == 1
    assert (act[0], act[2], None) not in told(text)


def test_two_who_do_it_to_a_third_do_it_each() -> None:
    text = "Peru's minister met Chile's premier. The two countries attacked Bolivia."
    assert {("ASSAULT", "PER", "BOL"), ("ASSAULT", "CHL", "BOL")} <= set(told(text))


def test_who_was_abducted_and_then_killed_met_with_two_deeds() -> None:
    rules = [event.rule for event in events("The head of the Kenyan commission was abducted, tortured and killed.")]
    assert [rule.split("/")[2].split()[0] for rule in rules] == ["abduct", "torture", "kill"]
    assert len(events("Gunmen killed ten Kenyan villagers and wounded a policeman.")) == 1
