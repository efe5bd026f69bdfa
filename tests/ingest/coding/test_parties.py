"""Which actors the words in the two roles denote, also where no actor stands in them. All sentences are ours."""

from __future__ import annotations

import pytest

from tests.ingest.coding.reading import events, one, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Ghana asked the World Bank for a loan.", ("REQUEST", "GHA", "IGO"), id="object before preposition"
        ),
        pytest.param(
            "Israeli ministers say that UNRWA was infiltrated by gunmen.",
            ("ACCUSE", "ISR", "IGO"),
            id="who is tainted",
        ),
        pytest.param("Kenya accused Eritrean troops of looting.", ("ACCUSE", "KEN", "ERI"), id="of what noun"),
        pytest.param("Peru rejected a Chilean proposal for talks.", ("REJECT", "PER", "CHL"), id="whose proposal"),
        pytest.param("Peru rejected a US proposal for talks.", ("REJECT", "PER", "USA"), id="whose proposal, a noun"),
        pytest.param(
            "Niger demanded the withdrawal of French troops from its soil.",
            ("REQUEST", "NER", "FRA"),
            id="who is to withdraw",
        ),
        pytest.param(
            "Protesters in Peru clashed with police.",
            ("PROTEST", "PER", "PER"),
            id="named in the phrase of the lexicon",
        ),
        pytest.param(
            "Thousands marched in Tbilisi to demand the resignation of Georgian Prime Minister Irakli Garibashvili.",
            ("PROTEST", "GEO", "GEO"),
            id="whom a march is to remove",
        ),
        pytest.param(
            "Two old rivals, Peru and Chile, signed a treaty in Lima.",
            ("SUPPORT", "PER", "CHL"),
            id="a plural spelt out",
        ),
        pytest.param(
            "Ugandan soldiers surrounded his house after Bobi Wine, an opposition leader in Uganda, had voted.",
            ("MOBILIZE", "UGA", None),
            id="whose house nobody has told yet",
        ),
        pytest.param(
            "Fiji's premier, Laisenia Qarase, hid after Fijian soldiers surrounded his home.",
            ("MOBILIZE", "FJI", "FJI"),
            id="whose house",
        ),
        pytest.param(
            "Antony Blinken, the American envoy, spoke to Egypt's president by phone.",
            ("CONSULT", "USA", "EGY"),
            id="to whom one speaks by phone",
        ),
        pytest.param("Egypt promised Sudan a loan.", ("AGREE", "EGY", "SDN"), id="who is to get it"),
        pytest.param(
            "Two members of Israel's cabinet, Benny Gantz and Gadi Eisenkot, agreed to meet Palestinian envoys.",
            ("AGREE", "ISR", "PSE"),
            id="whom it is agreed to meet",
        ),
        pytest.param(
            "Saudi Arabia and Iran agreed to restore diplomatic relations.",
            ("AGREE", "SAU", "IRN"),
            id="with one another",
        ),
        pytest.param(
            "Iraqi jets bombed an oil refinery in Iran in 1980.", ("ASSAULT", "IRQ", "IRN"), id="where the thing stands"
        ),
        pytest.param(
            "Egypt imposed a blockade on ships entering Israel.", ("COERCE", "EGY", "ISR"), id="whom it was to reach"
        ),
        pytest.param(
            "The Kenyan envoy told reporters that a Sudanese general had blocked the road and accused him of greed.",
            ("ACCUSE", "KEN", "SDN"),
            id="nobody asks himself",
        ),
    ],
)
def test_the_target_is_found_behind_other_words(text: str, expected: tuple[str, str | None, str | None]) -> None:
    assert expected in told(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Two men have been arrested in Leeds, British police said.", ("COERCE", "GBR", "GBR"), id="who announces it"
        ),
        pytest.param(
            "France condemned the Iraqi attack in which 30 people were killed in Kuwait.",
            ("ASSAULT", "IRQ", "KWT"),
            id="the attack in which",
        ),
        pytest.param(
            "A Chilean general served ten years for the killing of a Cuban envoy.",
            ("ASSAULT", "CHL", "CUB"),
            id="penance",
        ),
        pytest.param(
            "The envoy spoke of two French citizens held in Iranian jails.", ("COERCE", "IRN", "FRA"), id="whose jail"
        ),
    ],
)
def test_the_source_is_found_elsewhere(text: str, expected: tuple[str, str | None, str | None]) -> None:
    assert expected in told(text)


def test_who_only_reports_an_arrest_did_not_make_it() -> None:
    assert ("COERCE", "GBR", None) not in told("Two men have been arrested, the British newspaper said.")


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        pytest.param(
            "Miners blocked a road near Potosi in Bolivia.", ("PROTEST", None, "BOL"), id="a road is no target"
        ),
        pytest.param(
            "Nepal's army deployed soldiers on the streets of Kathmandu.",
            ("MOBILIZE", "NPL", "NPL"),
            id="its own forces",
        ),
        pytest.param("Greece sold howitzers to Egypt.", ("COOPERATE", "GRC", None), id="a thing is no target"),
        pytest.param("Greece demanded the return of the sculptures from London.", ("REQUEST", "GRC", "GRC"), id="self"),
        pytest.param(
            "The UN demanded an inquiry into an Iranian student's death.", ("REQUEST", "IGO", "IRN"), id="a victim"
        ),
        pytest.param(
            "Canada opposed any displacement of Palestinians.", ("REJECT", "CAN", "PSE"), id="victims of a deed opposed"
        ),
        pytest.param(
            "Mali warned that any attempt to free Niger's president would be punished.",
            ("THREATEN", "MLI", "NER"),
            id="whom the attempt would help",
        ),
        pytest.param("Turkish troops arrested a man in Berlin.", ("COERCE", "TUR", "TUR"), id="the scene is not ours"),
    ],
)
def test_no_target_is_made_up(text: str, unwanted: tuple[str, str | None, str | None]) -> None:
    assert unwanted not in told(text)


def test_what_a_deed_was_done_to_did_not_do_it() -> None:
    told_of = told("The bombing of Aden, which killed twelve people, went on.")
    assert told_of.count(("ASSAULT", None, "YEM")) == len(told_of) > 0


def test_who_speaks_of_a_thing_does_not_own_it() -> None:
    assert told("Kenya's parliament passed a law that Ugandan lawyers said was illegal.") == [("SUPPORT", "KEN", None)]
    assert ("PROTEST", "NPL", None) in told("Students in Nepal protested against a social media ban.")


@pytest.mark.parametrize(
    ("text", "act"),
    [
        pytest.param("Peru recalled its ambassador to Chile.", ("SANCTION", "PER", "CHL"), id="the envoy's post"),
        pytest.param("Peru recalled its ambassador.", ("SANCTION", "PER", None), id="no one named"),
        pytest.param("France pulled its troops out of Chad.", ("RETREAT", "FRA", "TCD"), id="own troops"),
        pytest.param("Peru expelled Chile's ambassador.", ("SANCTION", "PER", "CHL"), id="another's envoy"),
        pytest.param("Peru's prime minister refused to send his army.", ("REJECT", "PER", None), id="an army refused"),
        pytest.param("Peru refused to receive Chile's envoy.", ("REJECT", "PER", "CHL"), id="an envoy refused"),
        pytest.param(
            "Ann Price of Norway, whose country pressed hard for the vote, left.",
            ("REQUEST", "NOR", None),
            id="whose country acts is not acted on",
        ),
    ],
)
def test_what_is_ones_own_is_nobody_acted_on(text: str, act: tuple[str, str, str | None]) -> None:
    assert told(text) == [act]


def test_an_apposition_hands_over_to_the_person_it_describes() -> None:
    arrest = one("Ana Ruiz, a doctor who was arrested in Peru, is free.", "COERCE")
    assert arrest.target is not None
    assert arrest.target.actor.name == "Ana Ruiz"


@pytest.mark.parametrize(
    ("text", "victim", "killer"),
    [
        pytest.param(
            "Nine students and a teacher were abducted from a school in Lima and killed.",
            "PER",
            None,
            id="two passives",
        ),
        pytest.param("India says 20 soldiers killed", None, None, id="clipped, under a saying"),
        pytest.param("The Kenyan troops were ambushed and killed nine Somalis.", "SOM", "KEN", id="killed whom"),
    ],
)
def test_who_is_killed_is_no_killer(text: str, victim: str | None, killer: str | None) -> None:
    killed = [e for e in events(text) if e.event_type == "ASSAULT" and "killed" in e.trigger]
    assert {e.source.actor.country if e.source else None for e in killed} == {killer}
    assert victim is None or {e.target.actor.country for e in killed if e.target} == {victim}
