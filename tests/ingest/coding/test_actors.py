"""What the actor resolver must see, and what it must leave alone. All sentences are ours."""

from __future__ import annotations

import pytest

from ingest.coding.actors import resolve_actors
from ingest.coding.model import Sentence
from ingest.coding.tree import tree_of
from tests.ingest.coding.actor_resolution.reading import model, read
from tests.ingest.coding.reading import told


@pytest.mark.parametrize(
    ("sentence", "word", "country", "sector"),
    [
        ("Norway protested against the ruling.", "Norway", "NOR", "GOV"),
        ("The U.S. rejected the offer.", "U.S.", "USA", "GOV"),
        ("Côte d'Ivoire recalled its envoy.", "Côte", "CIV", "GOV"),
        ("Kosovo applied for membership.", "Kosovo", "XKX", "GOV"),
        ("The Kremlin dismissed the report.", "Kremlin", "RUS", "GOV"),
        ("Ankara condemned the raid.", "Ankara", "TUR", "GOV"),
        ("Downing Street welcomed the vote.", "Street", "GBR", "GOV"),
        ("The Pentagon denied the claim.", "Pentagon", "USA", "MIL"),
        ("Capitol Hill rejected the plan.", "Hill", "USA", "LEG"),
        ("Brussels opened an inquiry.", "Brussels", "IGO", "IGO"),
        ("Portuguese police raided the club.", "police", "PRT", "COP"),
        ("Peruvian prosecutors charged him.", "prosecutors", "PER", "JUD"),
        ("The Chilean Senate approved the bill.", "Senate", "CHL", "LEG"),
        ("Colombian rebels freed a hostage.", "rebels", "COL", "REB"),
        ("Polish farmers blocked the road.", "farmers", "POL", "CVL"),
        ("Iraqi Shia clerics called for calm.", "clerics", "IRQ", "REL"),
        ("Sri Lanka's navy seized a trawler.", "navy", "LKA", "MIL"),
        ("The governor of Texas signed the law.", "governor", "USA", "GOV"),
        ("The Danish defence ministry ordered drones.", "ministry", "DNK", "MIL"),
        ("The Danish defense ministry ordered drones.", "ministry", "DNK", "MIL"),
        ("Mexico's opposition leader was detained.", "leader", "MEX", "OPP"),
        ("Hezbollah commanders fled the town.", "commanders", "LBN", "REB"),
        ("UN officials visited the camp.", "officials", "IGO", "IGO"),
        ("Nato troops left the base.", "troops", "IGO", "MIL"),
        ("The Red Cross delivered water.", "Cross", "NGO", "NGO"),
        ("The Bundestag passed the budget.", "Bundestag", "DEU", "LEG"),
        ("Boko Haram attacked the village.", "Haram", "NGA", "REB"),
        ("The Knesset dissolved itself.", "Knesset", "ISR", "LEG"),
        ("Ukrainians gathered in the square.", "Ukrainians", "UKR", "CVL"),
        ("A court in Nairobi sentenced the men.", "court", "KEN", "JUD"),
        ("Two soldiers at a checkpoint near Kabul were shot.", "soldiers", "AFG", "MIL"),
        ("The Scottish government appealed.", "government", "GBR", "GOV"),
        ("Western governments backed the ban.", "governments", None, "GOV"),
        ("Dozens of Haitian migrants were deported.", "Dozens", "HTI", "REF"),
    ],
)
def test_single_phrases(sentence: str, word: str, country: str | None, sector: str) -> None:
    assert read(sentence).codes(word) == [(country, sector)]


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("The talks took place in Ankara.", "Ankara"),
        ("The storm destroyed a bridge.", "bridge"),
        ("They ate roast turkey at noon.", "turkey"),
        ("The report arrived on Monday.", "report"),
        ("Officials began to police the border.", "police"),
        ("It is a matter of national pride.", "national"),
        ("The treaty ended the war.", "treaty"),
    ],
)
def test_what_is_no_actor(sentence: str, word: str) -> None:
    assert read(sentence).at(word) == []


def test_a_title_teaches_name_country_sector_and_role() -> None:
    [actor] = read("Turkish Foreign Minister Ismail Cem met reporters.").at("Cem")
    assert (actor.name, actor.country, actor.sector, actor.role, actor.kind) == (
        "Ismail Cem",
        "TUR",
        "GOV",
        "Foreign Minister",
        "person",
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "Willy Brandt, West Germany's foreign minister, signed the treaty.",
        "The German chancellor, Willy Brandt, signed the treaty.",
        "Germany's Willy Brandt signed the treaty.",
        "Chancellor Willy Brandt of Germany signed the treaty.",
        "Willy Brandt was elected chancellor of Germany and signed the treaty.",
    ],
)
def test_appositions_and_possessors_teach_too(sentence: str) -> None:
    assert ("DEU", "GOV") in read(sentence).codes("Brandt")


def test_an_apposition_teaches_the_body() -> None:
    reading = read("Kumi Naidoo, 44, the head of Greenpeace, was arrested.")
    assert reading.codes("Naidoo") == [("NGO", "NGO")]


def test_surname_after_full_name_and_before_it() -> None:
    reading = read("Kaunda resigned.", "Zambian President Kenneth Kaunda had ruled since 1964.", "Kaunda left at once.")
    for sentence in (0, 2):
        assert reading.names("Kaunda", sentence) == ["Kenneth Kaunda"]
        assert reading.codes("Kaunda", sentence) == [("ZMB", "GOV")]


def test_transliterations_meet() -> None:
    reading = read("Libyan leader Muammar Gaddafi spoke.", "Qaddafi accused Chad.")
    assert reading.names("Qaddafi") == ["Muammar Gaddafi"]
    reading = read("Egyptian President Anwar el-Sadat flew to Jerusalem.", "Al-Sadat spoke.")
    assert reading.names("Sadat") == ["Anwar el-Sadat"]


def test_different_surnames_do_not_meet() -> None:
    reading = read("Libyan leader Muammar Gaddafi met Tunisian President Habib Bourguiba.", "Bourguiba left.")
    assert reading.codes("Bourguiba") == [("TUN", "GOV")]


def test_acronym_introduced_in_the_text() -> None:
    reading = read("The Harbour Pilots Union of Kenya (HPUK) called a strike.", "HPUK rejected the offer.")
    assert reading.codes("HPUK") == [("KEN", "LAB")]


def test_a_party_tag_teaches_a_legislator() -> None:
    assert read("Everett Dirksen, R-Ill., backed the bill.").codes("Dirksen") == [("USA", "LEG")]
    assert read("Everett Dirksen (R-Ill.) backed the bill.").codes("Dirksen") == [("USA", "LEG")]


def test_coordinated_adjectives_are_several_actors() -> None:
    reading = read("Serbian and Croatian officials met.")
    assert [country for country, _ in reading.codes("officials")] == ["SRB", "HRV"]


def test_possessors() -> None:
    reading = read("Chilean President Salvador Allende spoke.", "Allende's forces held the palace.")
    assert reading.codes("forces") == [("CHL", "MIL")]
    assert reading.codes("Allende") == [("CHL", "GOV")]


def test_owner_of_a_thing() -> None:
    reading = read("Drones struck Russian oil depots.")
    assert reading.at("depots") == []
    assert reading.owner("depots") == "RUS"
    assert read("They seized the assets of Iran.").owner("assets") == "IRN"
    assert read("They seized the ship.").owner("ship") is None


def test_unmarked_institutions_take_the_story_country() -> None:
    reading = read(
        "Thousands marched through Santiago against Chile's pension law.",
        "The Chilean Congress will debate it in Valparaíso.",
        "Police arrested a student.",
    )
    assert reading.codes("Police") == [("CHL", "COP")]


def test_unmarked_institutions_are_not_guessed_between_countries() -> None:
    reading = read("India protested.", "Pakistan replied to India.", "The army denied it.")
    assert reading.codes("army") == [(None, "MIL")]


def test_in_a_story_of_several_an_institution_is_of_the_country_told_of_here() -> None:
    reading = read("India and Pakistan have quarrelled.", "Pakistan replied at noon.", "The army denied it.")
    assert reading.codes("army") == [("PAK", "MIL")]


def test_the_outlet_decides_when_the_story_does_not() -> None:
    assert read("The prime minister resigned.", home="NZL").codes("minister") == [("NZL", "GOV")]


def test_generic_people_are_not_given_a_country() -> None:
    reading = read("France and its Senate debated the law.", "Germany agreed.", "Two people were killed.")
    assert reading.codes("people") == [(None, "CVL")]


def test_a_listed_name_after_a_description() -> None:
    reading = read("He met with close ally Belarus on Monday.")
    assert reading.codes("Belarus") == [("BLR", "GOV")]


def test_a_country_as_first_name() -> None:
    reading = read("Defence Minister Israel Tal spoke.")
    assert "Israel Tal" in reading.names("Tal")


def test_common_names_follow_the_story() -> None:
    reading = read("Brazil's president flew to São Paulo.", "Brasilia waited.", "The Senate rejected his veto.")
    assert reading.codes("Senate") == [("BRA", "LEG")]
    assert read("The Senate rejected his veto.").codes("Senate") == [("USA", "LEG")]


def test_a_common_name_is_short_for_the_full_one() -> None:
    reading = read("The Chinese Communist Party met in Beijing.", "Washington criticised the ruling Communist Party.")
    assert reading.codes("Party") == [("CHN", "PTY")]


def test_counts_of_people_and_of_other_things() -> None:
    assert read("More than 300 were killed in Aceh.").codes("300") == [("IDN", "CVL")]
    assert read("It happened in 1984.").at("1984") == []


def test_sentences_without_a_parse_are_read_off_the_surface() -> None:
    reading = read("Turkish Foreign Minister Ismail Cem met Nato envoys. Cem left.", parsed=False)
    assert {(m.actor.name, m.actor.country) for m in reading.found.mentions} >= {("Ismail Cem", "TUR"), ("NATO", "IGO")}


def test_a_sentence_without_a_parse_teaches_the_parsed_ones() -> None:
    lines = ["Zambian President Kenneth Kaunda arrived.", "Kaunda criticised Rhodesia."]
    sentences = [Sentence(i, "body", line, 100 * i, 100 * i + len(line), False, i) for i, line in enumerate(lines)]
    docs = [None, tree_of(model()(lines[1]))]
    found = resolve_actors(sentences, docs)
    assert [m.actor.country for m in found.at(1, docs[1][0])] == ["ZMB"]


def test_offsets_count_in_title_and_text() -> None:
    reading = read("Oslo protests", "Norway protested.", titled=True)
    mention = next(m for m in reading.found.mentions if m.sentence_index == 1)
    sentence = reading.sentences[1]
    assert mention.text == "Norway" == sentence.text[mention.start - sentence.start : mention.end - sentence.start]


def test_the_same_actor_has_one_id() -> None:
    reading = read("Turkey protested.", "Ankara recalled its envoy.")
    assert reading.at("Turkey", 0)[0].actor_id == reading.at("Ankara", 1)[0].actor_id


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Starmer accused Norway of spying.", ("ACCUSE", "GBR", "NOR")),
        ("Zelenskyy thanked Denmark for the ships.", ("SUPPORT", "UKR", "DNK")),
    ],
)
def test_a_known_surname_opens_a_sentence(text: str, act: tuple[str, str | None, str]) -> None:
    assert act in told(text)
