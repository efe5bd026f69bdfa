"""What a speaker goes on to do is his own act, not part of what he said. All sentences are ours."""

from __future__ import annotations

import pytest

from tests.ingest.coding.reading import events, told


@pytest.mark.parametrize(
    ("text", "act"),
    [
        pytest.param(
            "Nigeria's president said the vote was rigged and called on Niger's court to annul it.",
            ("REQUEST", "NGA", "NER"),
            id="passive",
        ),
        pytest.param(
            "The Peruvian minister said that the talks had failed and warned Chile against building the dam.",
            ("THREATEN", "PER", "CHL"),
            id="intransitive",
        ),
        pytest.param(
            "Sudan's general denied that the takeover was a coup and blamed Ethiopia for the unrest.",
            ("ACCUSE", "SDN", "ETH"),
            id="copula, under a denial",
        ),
        pytest.param(
            "Norway's foreign minister said that the fleet would sail and expelled two Russian diplomats.",
            ("SANCTION", "NOR", "RUS"),
            id="finite verb after a modal",
        ),
    ],
)
def test_speaker_goes_on(text: str, act: tuple[str, str, str]) -> None:
    assert act in told(text)


def test_what_the_speaker_does_is_not_denied() -> None:
    (blamed,) = [
        e
        for e in events("Sudan's general denied that the takeover was a coup and blamed Ethiopia for it.")
        if e.trigger.startswith("blamed")
    ]
    assert (blamed.status, blamed.attributed_to) == ("occurred", None)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Peruvian police said the man had been drunk and threatened Chilean officers.", id="person"),
        pytest.param("Peru's police said Smith had left and threatened Chilean officers.", id="name"),
        pytest.param("Peru's king said Bolivia had attacked a village and threatened Chile.", id="active clause"),
    ],
)
def test_who_is_spoken_of_goes_on(text: str) -> None:
    assert ("THREATEN", "PER", "CHL") not in told(text)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        pytest.param(
            "On Friday policemen beat journalists in Lima.",
            ("ASSAULT", "PER", "PER"),
            id="a weekday before the subject",
        ),
        pytest.param(
            "On May 9 policemen from Peru, armed with clubs, beat journalists in Lima.",
            ("ASSAULT", "PER", "PER"),
            id="a day of the month before the subject",
        ),
        pytest.param(
            "The Kenyan minister criticised Sudan's plan to expand the dam and called on it to respect the treaty.",
            ("REQUEST", "KEN", "SDN"),
            id="a past tense after an infinitive",
        ),
    ],
)
def test_subjects_and_verbs_hung_too_low(text: str, act: tuple[str, str, str]) -> None:
    assert act in told(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Presidents Daniel Moi of Kenya and Yoweri Museveni of Uganda met in Nairobi on Monday.",
            ("CONSULT", "KEN", "UGA"),
            id="names with their countries",
        ),
        pytest.param(
            "By the evening police had arrested forty students in Lima.", ("COERCE", "PER", "PER"), id="a time of day"
        ),
    ],
)
def test_subjects_read_out_of_the_words_before(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "US President Donald Trump and North Korean leader Kim Jong Un met in Singapore on Tuesday.",
        "SINGAPORE | US President Donald Trump and North Korean leader Kim Jong Un met in Singapore on Tuesday.",
        "US President Donald Trump and North Korean leader Kim Jong Un met in Singapore on Tuesday, the first meeting "
        "between leaders of the two countries.",
    ],
)
def test_two_titled_names_that_were_read_as_one_meet(text: str) -> None:
    assert told(text) == [("CONSULT", "USA", "PRK")]


def test_a_ranked_meeting_adds_nobody_to_those_who_met() -> None:
    text = "President Joko Widodo of Indonesia and President Xi Jinping of China met in Jakarta on Friday, the third "
    assert told(text + "meeting between leaders of the two states.") == [("CONSULT", "IDN", "CHN")]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Kenya expelled what it called Somali spies.", ("SANCTION", "KEN", "SOM")),
        ("Egypt denounced what it described as Israel's incursion into Sinai.", ("ACCUSE", "EGY", "ISR")),
        (
            "Thousands marched in Lima against what they saw as President Fujimori's coup.",
            ("PROTEST", "PER", "PER"),
        ),
        ("Hungary rejected as absurd the claim of Romania that it had paid the rebels.", ("REJECT", "HUN", "ROU")),
    ],
)
def test_what_somebody_calls_a_thing_is_the_thing(text: str, act: tuple[str, str, str]) -> None:
    assert act in told(text)


def test_what_somebody_says_is_no_thing() -> None:
    assert ("ACCUSE", "KEN", "SOM") not in told("Kenya regretted what it had told Somalia's minister.")


@pytest.mark.parametrize(
    ("text", "act"),
    [
        pytest.param(
            "Chile's premier condemned the use of force and Colombia's Gustavo Petro demanded a summit.",
            ("ACCUSE", "CHL", None),
            id="the subject of the next verb is no object",
        ),
        pytest.param(
            "Britain condemned the raid on the ship and rebels in Yemen burned a tanker.",
            ("ACCUSE", "GBR", None),
            id="nor is any noun before a verb",
        ),
        pytest.param(
            "Among those arrested was a Saudi writer, officials in Oslo said.",
            ("COERCE", None, "SAU"),
            id="who those were",
        ),
        pytest.param(
            "Eight rounds of talks between the rebels and Agriculture Minister Barham Salih of Iraq have failed.",
            ("CONSULT", None, "IRQ"),
            id="the second of two who talk",
        ),
        pytest.param(
            "Theresa May, Britain's premier, said no. Peru demanded that Mrs May come to the Commons to explain it.",
            ("REQUEST", "PER", "GBR"),
            id="a name like a verb",
        ),
        pytest.param(
            "Norway offered to let Swedish officers read the file.", ("AGREE", "NOR", "SWE"), id="whom one lets"
        ),
    ],
)
def test_subjects_that_were_read_as_something_else(text: str, act: tuple[str, str | None, str | None]) -> None:
    assert act in told(text)


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Rwandan troops stand accused of massacring villagers in Goma.", {("ACCUSE", None, "RWA")}),
        (
            "Peru accused Chile of massacring civilians in Arica.",
            {("ACCUSE", "PER", "CHL"), ("ASSAULT", "CHL", "CHL")},
        ),
    ],
)
def test_what_somebody_is_accused_of_is_done_by_him(text: str, acts: set[tuple[str, str | None, str]]) -> None:
    assert acts <= set(told(text))


def test_a_rising_evil_is_no_act_of_who_is_blamed_for_it() -> None:
    assert told("Kenya blamed Somalia for growing violence.") == [("ACCUSE", "KEN", "SOM")]
