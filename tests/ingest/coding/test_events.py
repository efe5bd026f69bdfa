"""Events read from sentences of ours: constructions, arguments, and what is no event at all."""

from __future__ import annotations

from datetime import date

import pytest

from tests.ingest.coding.reading import code, events, one, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("France condemned Russia on Monday.", ("ACCUSE", "FRA", "RUS"), id="active"),
        pytest.param("Russia was condemned by France on Monday.", ("ACCUSE", "FRA", "RUS"), id="passive"),
        pytest.param("Britain urged Iran to release the sailors.", ("REQUEST", "GBR", "IRN"), id="object control"),
        pytest.param("Poland refused to meet the Hungarian envoy.", ("REJECT", "POL", "HUN"), id="infinitive"),
        pytest.param("North Korea threatened to attack South Korea.", ("THREATEN", "PRK", "KOR"), id="threat"),
        pytest.param(
            "The Israeli army launched an attack on Hezbollah in Lebanon.", ("ASSAULT", "ISR", "LBN"), id="light verb"
        ),
        pytest.param(
            "French President Emmanuel Macron held talks with Chinese Premier Li Qiang in Paris.",
            ("CONSULT", "FRA", "CHN"),
            id="light verb with preposition",
        ),
        pytest.param(
            "The Russian attack on Kyiv lasted four hours.", ("ASSAULT", "RUS", "UKR"), id="noun with nationality"
        ),
        pytest.param("Turkey's criticism of Greece grew louder.", ("ACCUSE", "TUR", "GRC"), id="noun with possessor"),
        pytest.param("The invasion of Kuwait by Iraq shocked the Gulf.", ("ASSAULT", "IRQ", "KWT"), id="noun with by"),
        pytest.param("Talks between Israel and Hamas collapsed.", ("CONSULT", "ISR", "PSE"), id="noun with between"),
        pytest.param("The attack that Ethiopia launched on Eritrea failed.", ("ASSAULT", "ETH", "ERI"), id="relative"),
        pytest.param("Moscow accused Kyiv of shelling the town.", ("ACCUSE", "RUS", "UKR"), id="capitals"),
    ],
)
def test_constructions(text: str, expected: tuple[str, str | None, str | None]) -> None:
    assert expected in told(text)


def test_a_passive_without_agent_keeps_its_row_with_no_source() -> None:
    event = one("A Polish journalist was arrested in Minsk on Friday.", "COERCE")
    assert event.source is None
    assert event.target is not None
    assert event.target.actor.country == "POL"


def test_coordinated_actors_give_one_event_for_each_pair() -> None:
    assert sorted(told("Moscow and Tehran condemned the United States.")) == [
        ("ACCUSE", "IRN", "USA"),
        ("ACCUSE", "RUS", "USA"),
    ]


def test_coordinated_verbs_share_their_subject() -> None:
    found = told("The European Union imposed sanctions on Belarus and accused Russia of espionage.")
    assert ("SANCTION", "IGO", "BLR") in found
    assert ("ACCUSE", "IGO", "RUS") in found


def test_reciprocal_acts_give_each_unordered_pair_once() -> None:
    found = told("Russia, Iran and Turkey met in Doha.")
    assert [kind for kind, _, _ in found] == ["CONSULT"] * 3
    assert {frozenset(pair) for _, *pair in found} == {
        frozenset({"RUS", "IRN"}),
        frozenset({"RUS", "TUR"}),
        frozenset({"IRN", "TUR"}),
    }


def test_two_words_for_one_act_make_one_event() -> None:
    assert len(told("Russian forces shelled and bombed the Ukrainian town.")) == 1
    assert len(told("Russia attacked Ukraine, killing nine people.")) == 1


def test_a_relative_clause_and_its_main_clause_are_both_read() -> None:
    found = told("Turkey, which had expelled three Greek diplomats, welcomed the Egyptian foreign minister in Ankara.")
    assert ("SANCTION", "TUR", "GRC") in found
    assert ("CONSULT", "TUR", "EGY") in found


def test_a_participle_shares_the_subject_of_its_clause() -> None:
    assert ("THREATEN", "IRN", None) in [
        (kind, source, None)
        for kind, source, _ in told("Iran recalled its envoy, threatening to retaliate against Israel.")
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The prime minister said that the weather in Norway was cold.", id="neutral statement"),
        pytest.param("Spain beat Germany 2-1 on Friday and won the cup.", id="sports"),
        pytest.param("A storm killed twelve people in Florida.", id="nature"),
        pytest.param("The singer praised her sister's new album.", id="private people"),
        pytest.param("Shares of the company fell after weak results.", id="business"),
        pytest.param("She had a heart attack in Vienna.", id="another sense"),
        pytest.param("The museum of the Civil War opens at nine.", id="name"),
    ],
)
def test_not_events(text: str) -> None:
    assert told(text) == []


def test_judgements_are_accusations_by_their_speaker() -> None:
    event = one("Egyptian Foreign Minister Badr Abdelatty said that Ethiopia violates international law.", "ACCUSE")
    assert event.source is not None
    assert event.source.actor.country == "EGY"
    assert event.target is not None
    assert event.target.actor.country == "ETH"


def test_obligations_in_a_quotation_are_requests_by_their_speaker() -> None:
    event = one('"Israel must end the war," Lebanese Prime Minister Najib Mikati said.', "REQUEST")
    assert event.source is not None
    assert event.source.actor.country == "LBN"
    assert event.target is not None
    assert event.target.actor.country == "ISR"


def test_obligations_in_the_outlets_own_voice_are_none() -> None:
    assert told("Visitors to Norway must carry a passport.") == []


def test_will_cooperate_is_an_agreement_and_will_not_a_rejection() -> None:
    assert told("Kenya said it will release the Somali fishermen.")[0][:2] == ("AGREE", "KEN")
    assert told("Kenya said it will not release the Somali fishermen.")[0][:2] == ("REJECT", "KEN")


def test_what_a_promise_promises_is_not_told_twice() -> None:
    assert [kind for kind, _, _ in told("Sudan agreed to release two Egyptian soldiers.")] == ["AGREE"]


def test_the_rule_names_entry_and_pattern_and_the_trigger_its_words() -> None:
    text = "Yesterday Libya's army launched an attack on the rebels."
    event = one(text, "ASSAULT")
    assert event.rule == "assault/v/launch ~attack +on [active]"
    assert text[event.trigger_start : event.trigger_end] == event.trigger == "launched an attack on"


def test_codes_come_from_the_codebook() -> None:
    event = one("Washington imposed sanctions on Belarus.", "SANCTION")
    assert event.quad_class == 4
    assert event.cameo_code.startswith("16")
    assert event.goldstein < 0


def test_counts_of_people() -> None:
    event = events("Rebels attacked the Congolese army near Goma, killing 17 people and wounding forty.")[0]
    assert (event.casualties.dead, event.casualties.injured, event.casualties.arrested) == (17, 40, None)


def test_a_later_mention_takes_its_date_and_parties_from_the_first() -> None:
    coded = code(
        "Police in Georgia arrested nine activists on Tuesday.", "The arrests drew thousands into the streets."
    )
    first, second = [e for e in coded.event_mentions if e.event_type == "COERCE"]
    assert first.date is not None
    assert first.date.date_start.isoformat() == "2024-12-03"
    assert second.date == first.date
    assert second.target is not None
    assert first.target is not None
    assert second.target.actor == first.target.actor


def test_victims_are_told_when_and_where_the_attack_was() -> None:
    text = "The May 7 attacks on northern Kenya, which officials say killed 12 people and drove many into Somalia."
    (killed,) = [event for event in events(text) if "killed" in event.trigger]
    assert killed.date is not None and killed.date.date_start == date(2024, 5, 7)
    assert killed.place is not None and killed.place.country == "KEN"
