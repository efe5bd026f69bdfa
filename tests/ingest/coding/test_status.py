"""Status, hearsay, background and circumstances of acts, in sentences of ours."""

from __future__ import annotations

import pytest

from tests.ingest.coding.reading import code, one


@pytest.mark.parametrize(
    ("text", "event_type", "status"),
    [
        pytest.param("Iraq attacked Iran.", "ASSAULT", "occurred", id="past"),
        pytest.param("Iraq is attacking Iran.", "ASSAULT", "ongoing", id="progressive"),
        pytest.param("Iraq is urging Iran to leave.", "REQUEST", "occurred", id="a progressive request is made"),
        pytest.param("Iraq will attack Iran next week.", "ASSAULT", "planned", id="future"),
        pytest.param("Iraq moved troops to the border.", "MOBILIZE", "occurred", id="moved things"),
        pytest.param("Iraq moved to expel the ambassador.", "SANCTION", "planned", id="moved to act"),
        pytest.param("Iraq plans to attack Iran.", "ASSAULT", "planned", id="plan"),
        pytest.param("Turkey said Iraq would attack Iran.", "ASSAULT", "planned", id="reported future"),
        pytest.param("Iraq could attack Iran.", "ASSAULT", "hypothetical", id="modal"),
        pytest.param("If Iraq attacks Iran, oil will cost more.", "ASSAULT", "hypothetical", id="condition"),
        pytest.param("Iraq is considering an attack on Iran.", "ASSAULT", "hypothetical", id="considered noun"),
        pytest.param("Iraq did not attack Iran.", "ASSAULT", "denied", id="negation"),
        pytest.param("Iraq never attacked Iran.", "ASSAULT", "denied", id="never"),
        pytest.param("Iraq denied that its army had attacked Iran.", "ASSAULT", "denied", id="denial"),
        pytest.param("Iraq has not met or thanked Iran.", "SUPPORT", "denied", id="listed negation"),
        pytest.param("Iraq denied that it lied and accused Iran of lying.", "ACCUSE", "occurred", id="beside denial"),
        pytest.param("Iraq denies that it has shelled and bombed Iran.", "ASSAULT", "denied", id="both denied"),
        pytest.param("Iraq calls Iran's siege illegal.", "ACCUSE", "occurred", id="labelled"),
        pytest.param("Mr Lange did not rule out an attack on France.", "ASSAULT", "hypothetical", id="not ruled out"),
        pytest.param("Asked whether it would attack Iran, Iraq was silent.", "ASSAULT", "hypothetical", id="whether"),
        pytest.param("Iraq's ministers meet on Thursday.", "CONSULT", "planned", id="scheduled"),
        pytest.param("Iraq's ministers met on Thursday.", "CONSULT", "occurred", id="met"),
        pytest.param("Iraq failed to attack Iran.", "ASSAULT", "denied", id="failure"),
        pytest.param("Iraq did not arrest the Iranian envoy until May.", "COERCE", "occurred", id="not until"),
        pytest.param("Iraq's siege of the Kurdish town continues.", "COERCE", "ongoing", id="durative noun"),
        pytest.param("Iraq must attack Iran.", "ASSAULT", "called_for", id="obligation"),
        pytest.param("The Iraqi army is to attack Iran.", "ASSAULT", "planned", id="is to"),
        pytest.param("Turkey told Syria that Iraq attacked Iran.", "ASSAULT", "occurred", id="told that"),
        pytest.param("Turkey told Syria of the attack on Iran by Iraq.", "ASSAULT", "occurred", id="told of"),
        pytest.param(
            "Turkey halted flights after an attack on Iran by Iraq.", "ASSAULT", "occurred", id="halted after"
        ),
        pytest.param("Iraq denied reports that it had attacked Iran.", "ASSAULT", "denied", id="denied reports"),
        pytest.param("Iraq did not deny reports that it had attacked Iran.", "ASSAULT", "occurred", id="not denied"),
        pytest.param("Turkey said no Iraqi soldier had attacked Iran.", "ASSAULT", "denied", id="nobody did"),
        pytest.param("The Iraqi army killed nobody in Iran.", "ASSAULT", "denied", id="done to nobody"),
        pytest.param("The Iraqi army has shelled Iran since Monday.", "ASSAULT", "ongoing", id="perfect to now"),
        pytest.param("The Iraqi army has shelled Iran for weeks.", "ASSAULT", "ongoing", id="perfect for weeks"),
        pytest.param("The Iraqi army has since shelled Iran.", "ASSAULT", "occurred", id="perfect, since then"),
        pytest.param("The Iraqi army has shelled Iran.", "ASSAULT", "occurred", id="perfect"),
        pytest.param("The Iraqi army had been shelling Iran.", "ASSAULT", "occurred", id="past perfect progressive"),
        pytest.param("Iraq's offensive against Iran began in May.", "ASSAULT", "occurred", id="offensive begun"),
        pytest.param("Iraq attacked Iran; Turkey rejected the report.", "ASSAULT", "occurred", id="semicolon"),
        pytest.param("Talks between Iraq and Iran are under way.", "CONSULT", "ongoing", id="under way"),
        pytest.param("Iraqi leaders face protests that have grown since May.", "PROTEST", "ongoing", id="grown since"),
        pytest.param("Iran was shaken by the offensive the Iraqi army launched.", "ASSAULT", "occurred", id="launched"),
        pytest.param(
            "Iraqi ministers, and other men of the party, support Iran.", "SUPPORT", "ongoing", id="plural present"
        ),
        pytest.param("Iraqi unions are planning a strike.", "PROTEST", "planned", id="planned noun"),
        pytest.param("The Iraqi president promised reforms.", "AGREE", "occurred", id="promised noun"),
        pytest.param("The Iraqi president was not under house arrest.", "COERCE", "denied", id="not under"),
        pytest.param("Iraqi generals insist that this was never a coup.", "COERCE", "denied", id="never a"),
        pytest.param(
            "Media said an Iraqi envoy was under house arrest, which Iran denied.", "COERCE", "denied", id="which"
        ),
        pytest.param("Growing protests in Iraq worried Iran.", "PROTEST", "ongoing", id="growing"),
    ],
)
def test_status(text: str, event_type: str, status: str) -> None:
    assert one(text, event_type).status == status


@pytest.mark.parametrize(
    "text",
    [
        "Turkey told the Iraqi army to attack Iran.",
        "The Turkish government repeated its demand that Iraq withdraw its soldiers.",
    ],
)
def test_what_is_asked_for_has_not_occurred(text: str) -> None:
    assert [event.event_type for event in code(text).event_mentions] == ["REQUEST"]


def test_news_said_to_be_untrue_is_denied_and_attributed() -> None:
    event = one(
        'The Iraqi interior ministry said "there is no truth in reports" that the army has withdrawn from Mosul.',
        "RETREAT",
    )
    assert event.status == "denied"
    assert event.attributed_to is not None
    assert "ministry" in event.attributed_to.lower()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(
            "The United Nations said that Sudan had attacked Chad.", "United Nations", id="subordinate clause"
        ),
        pytest.param("Sudan attacked Chad, according to the United Nations.", "United Nations", id="according to"),
        pytest.param("Sudan attacked Chad, the United Nations said.", "United Nations", id="inverted"),
        pytest.param("Sudan, the United Nations said, attacked Chad.", "United Nations", id="inserted"),
    ],
)
def test_attribution(text: str, name: str) -> None:
    assert one(text, "ASSAULT").attributed_to == name


@pytest.mark.parametrize(
    "text",
    [
        "Sudan attacked Chad.",
        "The United Nations said Sudan, which attacked Chad in May, is poor.",
        "Egypt is calm, according to the United Nations, and Sudan attacked Chad.",
        "The workers' party is calm and Sudan attacked Chad. The police are calm, the workers' leader said.",
    ],
)
def test_the_outlets_own_voice_is_not_attributed(text: str) -> None:
    assert one(text, "ASSAULT").attributed_to is None


def test_nobody_vouches_for_words_of_his_own() -> None:
    assert one("Sudan said it condemned Chad.", "ACCUSE").attributed_to is None
    assert one("Egypt said Sudan condemned Chad.", "ACCUSE").attributed_to is not None


@pytest.mark.parametrize(
    ("text", "background"),
    [
        pytest.param("Iraq invaded Kuwait in 1990.", True, id="old year"),
        pytest.param("Iraq attacked Kuwait on Tuesday.", False, id="this week"),
        pytest.param("Iraq had attacked Kuwait.", False, id="past perfect"),
        pytest.param("Iraq had previously attacked Kuwait.", True, id="previously"),
        pytest.param("Kuwait said Iraq had attacked its army.", False, id="past perfect in reported speech"),
    ],
)
def test_background(text: str, background: bool) -> None:
    assert one(text, "ASSAULT").is_background is background


def test_an_act_is_dated_by_its_own_clause() -> None:
    coded = code("Egypt, which attacked Israel in 1973, welcomed the Israeli president in Cairo on Thursday.")
    starts = {e.event_type: e.date.date_start.isoformat() for e in coded.event_mentions if e.date}
    assert starts["ASSAULT"] == "1973-01-01"
    assert starts["CONSULT"] == "2024-12-05"


def test_a_deadline_does_not_date_a_demand() -> None:
    event = one("Ecuador demanded answers from Colombia by 20 December.", "REQUEST")
    assert event.date is not None
    assert event.date.date_start.isoformat() == "2024-12-07"
    assert not event.date_in_sentence


def test_the_place_of_the_act_is_told_with_coordinates() -> None:
    event = one("The foreign ministers of Russia and Iran met in Doha.", "CONSULT")
    assert event.place is not None
    assert (event.place.name, event.place.country) == ("Doha", "QAT")
    assert event.place.latitude == pytest.approx(25.3, abs=0.2)


def test_the_first_person_of_a_quotation_is_its_speaker() -> None:
    event = one('"We condemn Russia," Estonian Prime Minister Kaja Kallas said.', "ACCUSE")
    assert event.source is not None
    assert event.source.actor.country == "EST"


def test_quotes_have_speakers_and_offsets() -> None:
    text = 'Norway is calm. "Nobody has left the country," Norwegian Prime Minister Jonas Gahr Store said.'
    (quote,) = code(text).quotes
    assert text[quote.start : quote.end] == quote.text == "Nobody has left the country,"
    assert quote.speaker is not None
    assert quote.speaker.actor.country == "NOR"
