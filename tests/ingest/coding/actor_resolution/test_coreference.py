"""Whom pronouns and repeated names of bodies mean. All sentences are ours."""

from __future__ import annotations

import pytest

from tests.ingest.coding.actor_resolution.reading import read


@pytest.mark.parametrize(
    ("lines", "word", "names"),
    [
        pytest.param(("Indira Gandhi spoke.", "The judge barred her from office."), "her", ["Indira Gandhi"], id="her"),
        pytest.param(
            ("Britain was calm.", "The Arab League met and Syria said it would never sign."),
            "it",
            ["Syria"],
            id="who says it",
        ),
        pytest.param(("Chile offered a plan.", "Peru rejected it."), "it", [], id="a thing"),
        pytest.param(("Chile lied.", "Peru accused it of fraud."), "it", ["Chile"], id="somebody accused"),
        pytest.param(
            ("Kuwait spoke to the Security Council.", "Its envoy thanked the council."),
            "council",
            ["United Nations Security Council"],
            id="a body by the last word of its name",
        ),
        pytest.param(
            ("Luiz Inácio Lula da Silva won in Brazil.", "Chile congratulated Lula."),
            "Lula",
            ["Luiz Inácio Lula da Silva"],
            id="a name within a name",
        ),
        pytest.param(
            (
                "President Carlos Menem of Argentina came.",
                "The union's president, Ana Ruiz, spoke.",
                "The president left.",
            ),
            "president",
            ["Carlos Menem"],
            id="of a country before a union",
        ),
        pytest.param(
            ("Anwar Sadat came to Maryland.", "Mr Carter went to the lodge and warned him."),
            "him",
            ["Anwar Sadat"],
            id="not the subject shared with the verb before",
        ),
        pytest.param(
            ("Hezbollah fired rockets.", "Israeli jets killed its commander."),
            "its",
            ["Hezbollah"],
            id="whose was killed",
        ),
        pytest.param(
            ("President Joe Biden met Senator Chuck Schumer.", "The two dined."),
            "two",
            ["Joe Biden", "Chuck Schumer"],
            id="the two told just before",
        ),
        pytest.param(("Chile was calm.", "Peru arrested its own envoy."), "its", ["Peru"], id="told to be its own"),
        pytest.param(("Iran and Oman signed a deal.", "They smiled."), "They", ["Iran", "Oman"], id="several subjects"),
        pytest.param(
            ("Kofi Annan telephoned Chad and Sudan and appealed to them.",), "them", ["Chad", "Sudan"], id="objects"
        ),
        pytest.param(("Ghana and Togo said they would leave.",), "they", ["Ghana", "Togo"], id="who say it"),
        pytest.param(
            ("Ministers from Peru and Chile met.", "France urged them to go on."),
            "them",
            ["Peruvian ministers", "Chilean ministers"],
            id="one noun for several",
        ),
        pytest.param(
            ("Kenya and Chad spoke to Syrian rebels.", "Rebels in Mali laughed.", "They left."),
            "They",
            ["Malian rebels"],
            id="a plural noun is nearer",
        ),
    ],
)
def test_whom_a_word_means(lines: tuple[str, ...], word: str, names: list[str]) -> None:
    assert read(*lines).names(word) == names


def test_a_surname_after_mr_is_no_rank() -> None:
    assert [a.kind for a in read("John Major resigned.", "Mr Major wept.").at("Major")] == ["person"]


def test_a_common_name_within_a_longer_one_is_not_that_body() -> None:
    (actor,) = read("The Action Congress of Nigeria praised the crowds.").at("Congress")
    assert actor.country == "NGA"


@pytest.mark.parametrize(
    ("lines", "word", "country"),
    [
        pytest.param(("South Korea met.", "North Korea threatened to attack the South."), "South", "KOR", id="half"),
        pytest.param(("Chile met.", "North Korea fired at the South."), "South", None, id="no other half"),
    ],
)
def test_halves_of_a_country(lines: tuple[str, ...], word: str, country: str | None) -> None:
    assert [a.country for a in read(*lines).at(word)] == [country]


def test_a_direction_in_a_longer_name_is_not_the_west() -> None:
    found = read("Activists disrupted a West End play, and West African leaders met.").found.mentions
    assert "the West" not in {m.actor.name for m in found}


def test_bare_hundreds_are_people() -> None:
    assert [a.kind for a in read("Hundreds rallied in Oslo.").at("Hundreds")] == ["population"]


@pytest.mark.parametrize(
    ("lines", "word", "countries"),
    [
        pytest.param(
            (
                "Peru and Chile fought.",
                "Peru accused Chile.",
                "Chile accused Peru of arson.",
                "An American envoy came.",
                "The UN urged both sides to stop.",
            ),
            "sides",
            ["PER", "CHL"],
            id="the two countries the story is about",
        ),
        pytest.param(
            ("Peru and Chile fought.", "Peru accused Chile.", "Peru and Ghana met.", "Chile urged both sides to stop."),
            "sides",
            ["PER", "GHA"],
            id="not with one of the two that asks",
        ),
        pytest.param(
            ("President Ana Ruiz of Peru met President Juan Soto of Chile.", "The two men spoke."),
            "men",
            ["PER", "CHL"],
            id="persons",
        ),
    ],
)
def test_whom_a_sum_means(lines: tuple[str, ...], word: str, countries: list[str]) -> None:
    assert [a.country for a in read(*lines).at(word)] == countries


def test_pronouns() -> None:
    reading = read("Kenyan President Daniel arap Moi met British envoys.", "He thanked them.")
    assert reading.names("He") == ["Daniel arap Moi"]
    reading = read("Indian Prime Minister Indira Gandhi met President Richard Nixon.", "She rejected the plan.")
    assert reading.names("She") == ["Indira Gandhi"]
    reading = read("Hamas rejected the truce.", "It fired rockets.")
    assert reading.codes("It") == [("PSE", "REB")]


def test_the_object_of_a_verb_is_not_its_subject() -> None:
    reading = read("Soviet leader Nikita Khrushchev met Marshal Georgy Zhukov.", "Khrushchev dismissed him.")
    assert reading.names("him") == ["Georgy Zhukov"]


def test_no_pronoun_without_antecedent() -> None:
    assert read("He left early.").at("He") == []


def test_definite_descriptions() -> None:
    reading = read(
        "Egyptian President Anwar Sadat addressed the Knesset.",
        "The Egyptian leader called for peace.",
        "The president left on Monday.",
    )
    assert reading.names("leader", 1) == ["Anwar Sadat"]
    assert reading.names("president", 2) == ["Anwar Sadat"]
    reading = read("Al-Shabaab attacked a hotel in Mogadishu.", "The jihadist group claimed the attack.")
    assert reading.names("group") == ["Al-Shabaab"]


def test_an_indefinite_description_is_somebody_new() -> None:
    reading = read("Egyptian President Anwar Sadat spoke.", "A Syrian president replied.")
    assert reading.codes("president") == [("SYR", "GOV")]
    assert reading.names("president") != ["Anwar Sadat"]


def test_a_counterpart_holds_the_same_office() -> None:
    reading = read(
        "Polish Foreign Minister Krzysztof Skubiszewski met German Foreign Minister Hans-Dietrich Genscher.",
        "Skubiszewski thanked his German counterpart.",
        "Skubiszewski will also meet his Czech counterpart.",
    )
    assert reading.names("counterpart", 1) == ["Hans-Dietrich Genscher"]
    assert reading.codes("counterpart", 2) == [("CZE", "GOV")]
    assert reading.at("counterpart", 2)[0].role == "Foreign Minister"


def test_sums() -> None:
    reading = read(
        "Israeli Prime Minister Menachem Begin met Egyptian President Anwar Sadat.", "The two leaders signed a treaty."
    )
    assert sorted(reading.names("leaders")) == ["Anwar Sadat", "Menachem Begin"]
    reading = read("Iran attacked Iraq.", "Washington urged both sides to stop.")
    assert {code for code, _ in reading.codes("sides")} == {"IRN", "IRQ"}


def test_a_sum_of_nobody_named_is_no_guess() -> None:
    assert all(country is None for country, _ in read("The two leaders met.").codes("leaders"))


@pytest.mark.parametrize(
    ("lines", "word", "countries"),
    [
        pytest.param(("Israel bombed Gaza.", "Egypt sent aid to the territory."), "territory", ["PSE"], id="a place"),
        pytest.param(("Israel bombed Gaza.", "Clashes went on in the territory."), "territory", [], id="a scene"),
        pytest.param(
            (
                "Peru is calm.",
                "Chile's government fell.",
                "It rained in Peru.",
                "Peru's harvest failed.",
                "The government left.",
            ),
            "government",
            ["PER"],
            id="the story's, not a foreign one told of long before",
        ),
    ],
)
def test_what_a_definite_noun_repeats(lines: tuple[str, ...], word: str, countries: list[str]) -> None:
    assert [a.country for a in read(*lines).at(word)] == countries
