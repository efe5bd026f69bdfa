"""The filter: one line out for each line in, whatever the line."""

from __future__ import annotations

from typing import Any

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.coding.filter import code_records, detect_language


def run(*lines: bytes) -> list[dict[str, Any]]:
    return [orjson.loads(line) for line in code_records(lines)]


def record(**fields: object) -> bytes:
    return orjson.dumps(fields) + b"\n"


def test_an_event_has_the_promised_fields() -> None:
    (out,) = run(
        record(id=7, title="Iraq invades Kuwait", text="Iraq invaded Kuwait on Thursday.", published="1990-08-02")
    )
    assert out["id"] == 7
    event = next(e for e in out["events"] if not e["in_title"])
    assert set(event) >= {
        *("start", "end", "in_title", "trigger", "sentence", "event_type", "mode", "cameo_code", "quad_class"),
        *("goldstein", "source", "target", "status", "attributed_to", "background", "date", "place", "place_country"),
        *("confidence", "rule"),
    }
    assert set(event["source"]) == {"text", "start", "end", "name", "country", "sector", "role", "actor_id"}
    assert event["date"] == {"start": "1990-08-02", "end": "1990-08-02", "precision": "day"}
    assert {actor["country"] for actor in out["actors"]} == {"IRQ", "KWT"}


def test_undated_records_are_coded_without_dates() -> None:
    (out,) = run(record(id="a", text="Iraq invaded Kuwait.", published=None))
    assert out["events"][0]["date"] is None


@pytest.mark.parametrize(
    ("line", "word"),
    [
        pytest.param(b"{broken\n", "JSON", id="broken"),
        pytest.param(b"\n", "JSON", id="empty"),
        pytest.param(b"[1]\n", "object", id="list"),
        pytest.param(record(id=1), "text", id="no text"),
        pytest.param(record(id=1, text="a", published="soon"), "published", id="bad date"),
        pytest.param(record(id=1, text="a", title=3), "title", id="bad title"),
        pytest.param(b'{"id":' + b"[" * 5000, "JSON", id="too deep"),
    ],
)
def test_a_bad_line_becomes_an_error_in_its_place(line: bytes, word: str) -> None:
    good = record(id="good", text="Iraq invaded Kuwait.")
    first, bad, last = run(good, line, good)
    assert word in bad["error"]
    assert first["events"]
    assert first == last


def test_an_id_comes_back_as_given_or_as_text() -> None:
    nested = b'{"id":' + b"[" * 300 + b"]" * 300 + b',"text":"Iraq invaded Kuwait."}\n'
    out = run(record(id=None, text=""), record(id=1.5, text=""), record(id="a", text=""), nested)
    assert [answer["id"] for answer in out] == [None, 1.5, "a", "[" * 300 + "]" * 300]


def test_careless_json_is_read_and_its_offsets_hold() -> None:
    text = "\ufeff\ufffd\x00\u202e Police arrested forty miners in Nairobi on Monday.\x00"
    line = orjson.dumps({"id": 1, "text": text}).replace(b"\xef\xbf\xbd", rb"\ud83d")
    (out,) = run(b"\xef\xbb\xbf" + line)
    assert out["events"]
    assert all(text[event["start"] : event["end"]] == event["trigger"] for event in out["events"])


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31"])
def test_the_first_and_the_last_day_there_is_trip_no_rule(published: str) -> None:
    text = "Police arrested ten miners late last month. It will ban marches next week. In 10,000 days Iraq will attack."
    (out,) = run(record(id=1, text=text, published=published))
    assert out["events"]


def test_languages_are_told_apart_when_not_given() -> None:
    german = "Der Bundestag hat am Donnerstag über den Haushalt des kommenden Jahres beraten und abgestimmt."
    (out,) = run(record(id=1, text=german))
    assert (out["outcome"], out["language"], out["events"]) == ("language_not_supported", "de", [])
    assert detect_language("Short text.") == "en"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Presidents Museveni of Uganda and Ruto of Kenya condemned the coup in Niger on Monday.", "en"),
        ("Rais Ruto wa Kenya akutana na Rais Museveni wa Uganda mjini Kampala leo asubuhi.", "sw"),
        ("Bundeskanzler Merz trifft am Freitag den französischen Präsidenten Macron in Berlin.", "de"),
    ],
)
def test_foreign_names_do_not_make_english_foreign(text: str, code: str) -> None:
    assert detect_language(text) == code


@settings(max_examples=25, deadline=None)
@given(st.lists(st.binary(max_size=60).map(lambda line: line.replace(b"\n", b" ") + b"\n"), max_size=5))
def test_any_bytes_give_as_many_lines(lines: list[bytes]) -> None:
    assert len(run(*lines)) == len(lines)
