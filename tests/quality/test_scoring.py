"""The measure itself: which events meet, what is counted, and that the annotations say what can be scored."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from ingest.coding.codebook import codebook
from ingest.coding.model import Status
from tests.quality.scoring import ARTICLES, Event, Scores, Side, add, pair, read

ARREST = Event(
    sentence=3,
    event_type="COERCE",
    spans=((10, 18),),
    source=Side("KEN", "COP"),
    target=Side("KEN", "OPP"),
    status="occurred",
    background=False,
    start="1990-07",
    place="KEN",
)
ISO_DATE = re.compile(r"\d{4}(-\d\d){0,2}(/\d{4}(-\d\d){0,2})?")


def counted(marked: list[Event], coded: list[Event]) -> Scores:
    scores = Scores()
    add(scores, marked, coded)
    return scores


@pytest.mark.parametrize(
    ("coded", "meets"),
    [
        (ARREST, True),
        (replace(ARREST, spans=((14, 30),), source=None), True),
        (replace(ARREST, spans=((40, 48),)), True),
        (replace(ARREST, spans=((40, 48),), source=None), False),
        (replace(ARREST, sentence=4), False),
        (replace(ARREST, event_type="ASSAULT"), False),
    ],
    ids=["same", "words overlap", "same dyad", "other words and dyad", "other sentence", "other type"],
)
def test_events_meet_in_sentence_type_and_words_or_dyad(coded: Event, meets: bool) -> None:
    assert ARREST.meets(coded) is meets


def test_two_events_without_any_country_are_no_dyad() -> None:
    nobody = replace(ARREST, source=None, target=None)
    assert not nobody.meets(replace(nobody, spans=((40, 48),)))


def test_each_event_pairs_once_the_likest_first() -> None:
    other = replace(ARREST, target=Side("UGA", "OPP"))
    assert pair([ARREST, other], [other, ARREST]) == [(ARREST, ARREST), (other, other)]
    assert pair([ARREST], [other, ARREST]) == [(ARREST, ARREST)]


def test_what_is_missed_and_what_is_false_lowers_f1() -> None:
    scores = counted([ARREST, replace(ARREST, sentence=7)], [ARREST, replace(ARREST, sentence=9)])
    assert (scores.right, scores.missed, scores.false) == (1, 1, 1)
    assert scores.figures["events"] == pytest.approx(0.5)


def test_a_borderline_event_is_neither_missed_nor_false() -> None:
    borderline = replace(ARREST, clear=False)
    assert counted([borderline], []).missed == 0
    assert counted([borderline], [ARREST]).false == 0


def test_attributes_count_where_the_annotation_knows_them() -> None:
    found = replace(ARREST, source=None, start="1990-07-04", place="UGA", status="planned")
    scores = counted([replace(ARREST, target=None)], [found])
    assert scores.shares == {
        "status": (0, 1),
        "background": (1, 1),
        "source country": (0, 1),
        "source sector": (0, 1),
        "start date": (1, 1),
        "place country": (0, 1),
    }
    assert (scores.right, scores.right_dyads) == (1, 0)


def test_nothing_marked_and_nothing_coded_has_no_f1() -> None:
    assert counted([], []).figures == {}


@pytest.mark.parametrize("path", sorted(ARTICLES.glob("*.json")), ids=lambda path: path.stem)
def test_an_annotation_keeps_to_its_form(path: Path) -> None:
    record = json.loads(path.read_text("utf-8"))
    assert record["id"] == path.stem
    assert ".example/" in record["url"]
    assert [s["n"] for s in record["sentences"]] == list(range(len(record["sentences"])))
    for event in record["events"]:
        assert event["trigger"] in record["sentences"][event["sent"]]["text"]
        assert event["type"] in codebook().types
        assert event["status"] in get_args(Status)
        assert event["certainty"] in ("clear", "borderline")
        assert event["date"] is None or ISO_DATE.fullmatch(event["date"])
        for side in (event["source"], event["target"]):
            assert side is None or side["sector"] in codebook().sectors


def test_annotations_are_read_with_their_sentences() -> None:
    for annotated in read(ARTICLES):
        text = "".join(block.text for block in annotated.article.blocks)
        assert all(start == 0 or text[start - 1] == " " for start in annotated.starts)
        assert all(event.spans for event in annotated.events)
