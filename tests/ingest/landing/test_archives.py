"""Archives of every make are read, and a broken record costs no other."""

from __future__ import annotations

import gzip
from io import BytesIO
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from ingest.landing.archives import ArchivedRecord, BrokenRecord, read_records

RESPONSES = frozenset({"response"})
COUNT = 8


@pytest.fixture(scope="module")
def members() -> list[bytes]:
    """Eight responses as WARC 1.0 records, uncompressed."""
    records = []
    for number in range(COUNT):
        out = BytesIO()
        writer = WARCWriter(out, gzip=False)
        head = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        body = f"<html><p>Report {number}.</p></html>".encode() * 200
        writer.write_record(
            writer.create_warc_record(
                f"<https://paper.example/{number}>", "response", BytesIO(body), len(body), http_headers=head
            )
        )
        records.append(out.getvalue())
    return records


def numbers(path: Path) -> tuple[list[int], list[str]]:
    """Numbers of the records read, and reasons of the broken ones."""
    read: list[int] = []
    broken: list[str] = []
    for record in read_records(path, RESPONSES):
        if isinstance(record, BrokenRecord):
            broken.append(record.error.reason)
        else:
            assert isinstance(record, ArchivedRecord)
            read.append(int(str(record.url).rpartition("/")[2]))
    return read, broken


@pytest.mark.parametrize("make", ["by record", "as a whole", "not"])
def test_archives_are_read_however_they_are_compressed(members: list[bytes], make: str, tmp_path: Path) -> None:
    joined = b"".join(members)
    data = {"by record": b"".join(map(gzip.compress, members)), "as a whole": gzip.compress(joined), "not": joined}
    path = tmp_path / "a.warc.gz"
    path.write_bytes(data[make])
    assert numbers(path) == (list(range(COUNT)), [])


@pytest.mark.parametrize("at", [0, 1, 11, 60, -5])
@pytest.mark.parametrize("victim", [0, 3, COUNT - 1])
def test_one_broken_member_costs_one_record(members: list[bytes], at: int, victim: int, tmp_path: Path) -> None:
    packed = [bytearray(gzip.compress(m)) for m in members]
    packed[victim][at] ^= 0xFF
    packed[victim][at - 1 if at else 1] ^= 0x55
    path = tmp_path / "a.warc.gz"
    path.write_bytes(b"".join(packed))
    read, broken = numbers(path)
    assert set(read) >= set(range(COUNT)) - {victim}
    assert broken or read == list(range(COUNT))
    assert len(broken) <= 1


def test_two_broken_members_apart_are_two_and_junk_between_is_passed(members: list[bytes], tmp_path: Path) -> None:
    packed = [bytearray(gzip.compress(m)) for m in members]
    packed[2][60:80] = bytes(20)
    packed[5][60:80] = bytes(20)
    path = tmp_path / "a.warc.gz"
    path.write_bytes(b"".join(packed))
    assert numbers(path) == ([0, 1, 3, 4, 6, 7], ["broken_record"] * 2)


@pytest.mark.parametrize("compressed", [True, False])
def test_a_torn_tail_costs_the_torn_record_only(members: list[bytes], compressed: bool, tmp_path: Path) -> None:
    packed = b"".join(map(gzip.compress, members)) if compressed else b"".join(members)
    path = tmp_path / "a.warc.gz"
    path.write_bytes(packed[:-40])
    read, broken = numbers(path)
    assert read == list(range(COUNT - 1))
    assert len(broken) == 1


@pytest.mark.parametrize("data", [b"no archive at all" * 99, b"\x1f\x8b\x08" * 99, b"WARC/1.0\r\n" * 99, bytes(5000)])
def test_what_is_no_archive_is_one_broken_record(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(data)
    read, broken = numbers(path)
    assert (read, set(broken)) == ([], {"broken_record"})


def test_a_record_longer_than_the_limit_is_passed_over(members: list[bytes], tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(b"".join(map(gzip.compress, members)))
    outcomes = list(read_records(path, RESPONSES, limit=100))
    assert [o.error.reason for o in outcomes if isinstance(o, BrokenRecord)] == ["too_large"] * COUNT
