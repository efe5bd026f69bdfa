"""The landing zone's files: what is written, in what order it becomes safe, and what is left after a crash."""

from __future__ import annotations

import gzip
import random
import resource
import signal
import subprocess
import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from ingest.errors import PermanentError
from ingest.landing.index import read_index, read_payloads, sync_index
from ingest.landing.records import payload_digest
from ingest.landing.recovery import Recovery, recover
from ingest.landing.warc import LandingWriter
from tests.ingest.landing.conftest import AT, DAY, exchange

FILE = "landed_on=2024-05-06/run-1-00000.warc.gz"


def check(path: Path) -> None:
    """Let warcio verify every digest of a file."""
    command = [sys.executable, "-m", "warcio.cli", "check", "-v", str(path)]
    outcome = subprocess.run(command, capture_output=True, text=True, check=False)
    assert outcome.returncode == 0, outcome.stdout
    assert "digest pass" in outcome.stdout


def test_a_file_holds_warcinfo_then_request_and_response_with_complete_headers(landing: Path) -> None:
    with (landing / FILE).open("rb") as file:
        records = [(r.rec_type, r.http_headers, r.content_stream().read()) for r in ArchiveIterator(file)]
    assert [kind for kind, _, _ in records] == ["warcinfo"] + ["request", "response"] * 3
    _, head, body = records[2]
    assert head is not None
    assert head.headers == exchange().headers
    assert body == exchange(0).body
    check(landing / FILE)


def test_headers_and_bodies_that_are_no_text_are_landed_and_pass_the_check(tmp_path: Path) -> None:
    odd = [
        ("X-Odd", "caf\xe9\r\nInjected: 1"),
        ("Content-Encoding", "gzip"),
        ("Transfer-Encoding", "chunked"),
        ("", "x"),
    ]
    with LandingWriter(tmp_path, DAY, "run-1") as writer:
        writer.write_exchange(exchange(body=gzip.compress(b"\x00\xff" * 500), headers=odd, reason="O\nK"))
        writer.write_exchange(exchange(2, status=301, body=b"", headers=[("Location", "/1")]))
        writer.write_revisit(exchange(3), exchange().url, payload_digest(b"x"), AT)
        writer.write_revisit(exchange(3, status=304, body=b""), exchange().url, payload_digest(b"x"), AT)
        writer.write_resource("file:///a.txt", "Grüße".encode(), "text/plain", AT)
    check(tmp_path / FILE)
    captures = writer.captures
    assert captures["record_type"].to_list() == ["response", "resource"]
    payloads = [payload for _, payload in read_payloads(tmp_path, captures)]
    assert payloads == [b"\x00\xff" * 500, "Grüße".encode()]
    with (tmp_path / FILE).open("rb") as file:
        names = next(r.http_headers.headers for r in ArchiveIterator(file) if r.rec_type == "response")
    assert "Injected" not in [name for name, _ in names]
    assert ("X-Crawler-Transfer-Encoding", "chunked") in names


def test_a_file_has_its_temporary_name_until_it_is_closed(tmp_path: Path) -> None:
    with LandingWriter(tmp_path, DAY, "run-1") as writer:
        assert not list(tmp_path.iterdir())
        writer.write_exchange(exchange())
        assert [p.name for p in tmp_path.glob("*/*")] == ["run-1-00000.warc.gz.open"]
        assert read_index(tmp_path).collect().height == 0
    assert sorted(p.name for p in tmp_path.glob("landed_on=*/*")) == ["run-1-00000.warc.gz"]
    assert read_index(tmp_path, DAY).collect().equals(writer.captures)


def test_what_was_landed_stays_landed_when_the_run_fails(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), LandingWriter(tmp_path, DAY, "run-1") as writer:
        writer.write_exchange(exchange())
        raise ZeroDivisionError
    assert read_index(tmp_path).collect().height == 1


def test_files_roll_over_and_a_run_of_the_same_name_takes_the_next_number(tmp_path: Path) -> None:
    for _ in range(2):
        with LandingWriter(tmp_path, DAY, "run-1", max_bytes=1500) as writer:
            for number in range(4):
                writer.write_exchange(exchange(number))
    names = sorted(p.name for p in tmp_path.glob("landed_on=*/*.warc.gz"))
    assert names == [f"run-1-{i:05d}.warc.gz" for i in range(len(names))]
    assert len(names) > 3
    assert read_index(tmp_path).collect().height == 8


@pytest.mark.parametrize("run_id", ["../../etc/x", "a/b", "", ".hidden", "x" * 500, "a\x00b"])
def test_a_run_id_that_is_no_file_name_is_refused(tmp_path: Path, run_id: str) -> None:
    with pytest.raises(PermanentError, match="cannot name a file"):
        LandingWriter(tmp_path, DAY, run_id)


@pytest.mark.parametrize("path", ["../../etc/passwd", "CON?%00", "x" * 5000])
def test_no_url_reaches_a_file_name(tmp_path: Path, path: str) -> None:
    with LandingWriter(tmp_path, DAY, "run-1") as writer:
        writer.write_exchange(exchange(url=f"https://paper.example/{path}"))
    assert sorted(p.name for p in tmp_path.rglob("*") if p.is_file()) == ["run-1-00000.parquet", "run-1-00000.warc.gz"]


def test_at_every_cut_recovery_keeps_the_whole_records_and_nothing_else(landing: Path) -> None:
    whole = (landing / FILE).read_bytes()
    ends = member_ends(whole)
    opened = landing / f"{FILE}.open"
    for cut in range(0, len(whole) + 1, 7):
        (landing / FILE).unlink(missing_ok=True)
        opened.write_bytes(whole[:cut])
        kept = max([end for end in ends if end <= cut], default=0)
        assert recover(landing) == [Recovery(FILE, kept, cut - kept)]
        assert (landing / FILE).exists() == (kept > 0)
        if kept:
            assert (landing / FILE).read_bytes() == whole[:kept]


def member_ends(data: bytes) -> list[int]:
    """End of each gzip member, by warcio."""
    iterator = ArchiveIterator(BytesIO(data))
    offsets = [iterator.get_record_offset() for _ in iterator]
    return [*offsets[1:], len(data)]


def test_recovered_captures_come_back_through_the_index(landing: Path) -> None:
    before = read_index(landing).collect()
    (landing / FILE).rename(landing / f"{FILE}.open")
    with (landing / f"{FILE}.open").open("ab") as file:
        file.write(gzip.compress(b"WARC/1.1\r\nWARC-Type: response\r\n")[:-9])
    (landing / "index" / "landed_on=2024-05-06" / "run-1-00000.parquet").unlink()
    recover(landing)
    assert sync_index(landing) == 1
    assert read_index(landing).collect().equals(before)
    check(landing / FILE)


def test_the_file_of_a_living_run_is_left_alone(tmp_path: Path) -> None:
    with LandingWriter(tmp_path, DAY, "run-1") as writer:
        writer.write_exchange(exchange())
        assert recover(tmp_path) == []
    assert recover(tmp_path) == []


def test_a_full_disk_costs_the_record_at_hand_and_no_other(tmp_path: Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        with pytest.raises(OSError, match="too large"), LandingWriter(tmp_path, DAY, "run-1") as writer:
            writer.write_exchange(exchange(1))
            resource.setrlimit(resource.RLIMIT_FSIZE, (3000, hard))
            writer.write_exchange(exchange(2, body=random.Random(1).randbytes(9000)))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, ignored)
    assert sync_index(tmp_path) == 1
    assert read_index(tmp_path).collect()["url"].to_list() == [exchange(1).url]
    assert not list(tmp_path.rglob("*.tmp"))
    check(tmp_path / FILE)


def test_a_folder_that_cannot_be_written_is_an_error_with_its_name(tmp_path: Path) -> None:
    (tmp_path / "landing").write_text("a file where the folder should be")
    with pytest.raises(OSError, match="landing"), LandingWriter(tmp_path / "landing", DAY, "run-1") as writer:
        writer.write_exchange(exchange())


def test_times_are_kept_to_the_microsecond(landing: Path) -> None:
    assert read_index(landing).collect()["landed_at"].to_list() == [AT] * 3
    assert datetime.now(UTC) > AT
