"""The index says where each capture lies, can be made again from the files, and reads payloads past damage."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from ingest.errors import InvalidInputError
from ingest.ids import stable_id
from ingest.landing.index import known_captures, read_index, read_payloads, reindex, sync_index
from ingest.landing.warc import LandingWriter
from ingest.schema import CAPTURES
from tests.ingest.landing.conftest import DAY, exchange

FILE = "landed_on=2024-05-06/run-1-00000.warc.gz"


def test_an_empty_landing_zone_has_an_empty_typed_index(tmp_path: Path) -> None:
    assert read_index(tmp_path).collect().schema == CAPTURES.schema
    assert known_captures(tmp_path) == set()


def test_the_index_follows_the_schema_and_names_url_and_digest(landing: Path) -> None:
    captures = read_index(landing, DAY).collect()
    assert captures.schema == CAPTURES.schema
    assert (
        captures.null_count().select(pl.exclude("source", "http_status", "content_type")).sum_horizontal().item() == 0
    )
    row = captures.row(0, named=True)
    assert row["capture_id"] == stable_id(row["url"], row["payload_digest"])
    assert known_captures(landing) == set(captures["capture_id"])


def test_reindexing_makes_the_same_rows_from_the_files_alone(landing: Path) -> None:
    with LandingWriter(landing, DAY, "run-2") as writer:
        writer.write_resource("file:///3f.json", b'{"text": "It met."}', "application/json", exchange().at)
        writer.write_exchange(exchange(9, status=302), "Paper")
        writer.write_revisit(exchange(1), exchange(1).url, "sha1:X", exchange().at, "Paper")
        writer.write_exchange(exchange(5), "Zeitung für Ärzte")
    before = read_index(landing).collect().sort("warc_file", "warc_offset")
    assert reindex(landing) == 2
    assert read_index(landing).collect().sort("warc_file", "warc_offset").equals(before)
    assert sync_index(landing) == 0


def test_payloads_come_back_by_place(landing: Path) -> None:
    read = list(read_payloads(landing, read_index(landing).collect().sample(fraction=1, shuffle=True, seed=1)))
    assert [payload for _, payload in read] == [exchange(n).body for n in range(3)]
    assert [row["url"] for row, _ in read] == [exchange(n).url for n in range(3)]


def test_a_broken_record_is_an_error_and_the_rest_goes_on(landing: Path) -> None:
    captures = read_index(landing).collect()
    with (landing / FILE).open("r+b") as file:
        file.seek(captures["warc_offset"][1] + 60)
        file.write(b"\xff" * 40)
    payloads = [payload for _, payload in read_payloads(landing, captures)]
    assert (payloads[0], payloads[2]) == (exchange(0).body, exchange(2).body)
    assert isinstance(payloads[1], InvalidInputError)
    assert payloads[1].reason == "broken_record"


def test_a_file_that_is_gone_is_an_error_for_each_of_its_captures(landing: Path) -> None:
    captures = read_index(landing).collect()
    (landing / FILE).unlink()
    errors = [error.reason for _, error in read_payloads(landing, captures) if isinstance(error, InvalidInputError)]
    assert errors == ["warc_file_unreadable"] * 3
