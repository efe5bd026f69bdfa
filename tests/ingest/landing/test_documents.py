"""Files of every kind become captures, what is broken becomes a reject, and the two add up."""

from __future__ import annotations

import gzip
import os
import resource
import shutil
import subprocess
from errno import ENOSPC
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from ingest.landing.archives import ArchivedRecord, read_records
from ingest.landing.documents import MAX_DOCUMENT_BYTES, LandingReport, land_paths
from ingest.landing.index import read_index, read_payloads
from ingest.landing.warc import LandingWriter
from ingest.schema import CAPTURES, REJECTS
from tests.ingest.landing.conftest import DAY
from tests.webs.server import Asked, Reply, Server

HEAD = b'<head><link rel="canonical" href="https://paper.example/a"></head>'
PAGE = b"<!doctype html><html>" + HEAD + b"<body>It met.</body></html>"
OG_URL = b'<meta property="og:url" content="https://paper.example/o?a=1&amp;b=2">'
LINE = b'{"url": "https://paper.example/d", "text": "It met."}\n'
FRONT_MATTER = b"---\ntitle: T\nurl: https://paper.example/f\n---\nIt met."
MARKDOWN = b"# Council meets\n\nIt met.\n\nOriginal URL:\n\n<https://paper.example/m>\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    return tmp_path / "in"


def land(folder: Path, *paths: object, run_id: str = "add-1", **more: Any) -> LandingReport:
    given = [str(p) for p in paths] or [folder]
    return land_paths(given, folder.parent / "landing", landed_on=DAY, run_id=run_id, **more)  # type: ignore[arg-type]


def write(folder: Path, files: dict[str, bytes]) -> None:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


@pytest.mark.parametrize(
    ("name", "data", "url", "content_type"),
    [
        ("a.html", PAGE, "https://paper.example/a", "text/html"),
        ("a", PAGE, "https://paper.example/a", "text/html"),
        ("a.html.gz", gzip.compress(PAGE), "https://paper.example/a", "text/html"),
        ("og.htm", OG_URL, "https://paper.example/o?a=1&b=2", "text/html"),
        ("m.md", MARKDOWN, "https://paper.example/m", "text/markdown"),
        ("m.txt", MARKDOWN, "https://paper.example/m", "text/plain"),
        ("f.md", FRONT_MATTER, "https://paper.example/f", "text/markdown"),
        ("d.jsonl", LINE, "https://paper.example/d", "application/json"),
        ("u.txt", "Der Rat tagte in Zürich.".encode("latin-1"), None, "text/plain"),
        ("u16.txt", "The council met.".encode("utf-16"), None, "text/plain"),
        ("link.txt", b"See https://paper.example/x for more.\n", None, "text/plain"),
    ],
)  # fmt: skip
def test_each_kind_is_landed_as_it_is_under_the_url_it_states(
    folder: Path, name: str, data: bytes, url: str | None, content_type: str
) -> None:
    write(folder, {name: data})
    (row,) = land(folder).captures.iter_rows(named=True)
    assert (row["record_type"], row["content_type"], row["source"]) == ("resource", content_type, None)
    assert row["url"] == url or (url is None and row["url"].startswith("file:///"))
    ((_, payload),) = read_payloads(folder.parent / "landing", read_index(folder.parent / "landing").collect())
    assert payload == (PAGE if name.endswith(".gz") else data.strip() if name.endswith("jsonl") else data)


def test_a_document_without_url_is_named_by_content_and_not_by_place(folder: Path) -> None:
    write(folder, {"one/secret-name.txt": b"It met.", "two/other.txt": b"It met.", "three.txt": b"It met again."})
    report = land(folder)
    assert (report.captures.height, report.duplicates) == (2, 1)
    assert not [u for u in report.captures["url"] if "secret" in u or str(folder) in u]


BAD: dict[str, tuple[bytes, str]] = {
    "empty.html": (b"", "empty_file"),
    "blank.txt": (b" \n\t\n", "empty_file"),
    "empty.warc.gz": (b"", "empty_file"),
    "photo.jpg": (b"\xff\xd8\xff\xe0" + bytes(100), "binary_file"),
    "renamed.html": (b"%PDF-1.7 not a page", "binary_file"),
    "nul.txt": (b"text with \x00 in it", "binary_file"),
    "table.csv": (b"date,text\n2024-12-05,The council met.\n", "unsupported_type"),
    "torn.html.gz": (gzip.compress(PAGE * 50)[:-20], "broken_encoding"),
    "bomb.html.gz": (gzip.compress(bytes(30 * 1024 * 1024)), "decoded_too_large"),
    "archive.gz": (gzip.compress(b"WARC/1.1\r\n"), "unsupported_type"),
    "notes.warc": (b"not a WARC file", "broken_record"),
}


def test_bad_files_are_rejects_with_reason_and_name_and_the_rest_goes_through(folder: Path) -> None:
    write(folder, {name: data for name, (data, _) in BAD.items()} | {"good.html": PAGE, "z.md": MARKDOWN})
    (folder / "huge.html").write_bytes(b"<p>" * (50 * 1024 * 1024 // 3))
    report = land(folder)
    reasons = {row["subject"]: row["reason"] for row in report.rejects.iter_rows(named=True)}
    expected = {f"in/{name}": reason for name, (_, reason) in BAD.items()} | {"in/huge.html": "too_large"}
    assert {name.partition("@")[0]: reason for name, reason in reasons.items()} == expected
    assert report.captures["url"].to_list() == ["https://paper.example/a", "https://paper.example/m"]
    assert report.documents == len(BAD) + 3
    assert report.rejects.schema == REJECTS.schema
    assert all(row["subject"].split("/")[1].split("@")[0] in row["detail"] or "body" in row["detail"]
               for row in report.rejects.iter_rows(named=True))  # fmt: skip
    assert str(folder) not in report.rejects.write_json()


def test_each_line_of_json_is_one_document_or_one_reject(folder: Path) -> None:
    lines = [
        b'{"url": "https://paper.example/1", "html": "<p>It met.</p>"}',
        b'{"text": "No URL."}',
        b'{"text": "torn',
        b"",
        b"[1, 2]",
        b'{"title": "No text"}',
        b'{"text": " "}',
        b'{"text": "' + b"x" * (MAX_DOCUMENT_BYTES + 10) + b'"}',
        b'{"url": "not a url", "body": "Last, without newline."}',
    ]
    write(folder, {"d.jsonl": b"\n".join(lines)})
    report = land(folder)
    assert report.captures.height == 3
    found = dict(report.rejects.select("subject", "reason").iter_rows())
    assert found == {
        "in/d.jsonl:3": "broken_json",
        "in/d.jsonl:5": "not_an_object",
        "in/d.jsonl:6": "no_text",
        "in/d.jsonl:7": "no_text",
        "in/d.jsonl:8": "too_large",
    }


def test_a_pipe_is_read_once_and_whole(folder: Path) -> None:
    """A shell's `<(…)` is a pipe under /dev/fd: what was read to tell its kind would be missing from the document."""
    lines = b"".join(b'{"text": "The council met for the %d. time."}\n' % i for i in range(1000))
    reading, writing = os.pipe()
    with os.fdopen(reading), os.fdopen(writing, "wb") as pipe:
        pipe.write(lines)
        pipe.close()
        report = land(folder, f"/dev/fd/{reading}")
    assert (report.captures.height, report.rejects.height) == (1000, 0)


def test_json_lines_as_careless_programs_write_them_are_landed(folder: Path) -> None:
    lines = [b'\xef\xbb\xbf{"text": "With a byte order mark."}', b'{"text": "Half \\ud83d a pair, a raw\ttab."}\r']
    write(folder, {"d.jsonl": b"\n".join(lines)})
    report = land(folder)
    assert (report.captures.height, report.rejects.height) == (2, 0)


def test_a_full_disk_is_no_fault_of_the_document(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(ENOSPC, "No space left on device")

    monkeypatch.setattr(LandingWriter, "write_resource", full)
    write(folder, {"a.md": b"One."})
    with pytest.raises(OSError, match="No space left"):
        land(folder)


def test_folders_globs_single_files_and_standard_input(folder: Path) -> None:
    write(
        folder,
        {"a.md": b"One.", "sub/b.md": b"Two.", ".hidden/c.md": b"Three.", "sub/.d.md": b"Four.", "e.txt": b"Five."},
    )
    assert land(folder).captures.height == 3
    assert land(folder, folder / "*.md", folder / "e.txt", run_id="add-2").duplicates == 2
    assert (
        land(folder, "-", stdin=BytesIO(b'{"text": "Six."}\n{"text": "Seven."}\n'), run_id="add-3").captures.height == 2
    )
    assert land(folder, "-", stdin=BytesIO(b""), run_id="add-4").rejects["reason"].to_list() == ["empty_file"]
    absent = land(folder, folder / "absent.md", folder / "no*match", run_id="add-5")
    assert absent.rejects["reason"].to_list() == ["not_found", "not_found"]


def test_the_same_payload_of_the_same_url_is_landed_once_and_a_changed_one_again(folder: Path) -> None:
    write(folder, {"a.html": PAGE})
    assert land(folder).captures.height == 1
    again = land(folder, run_id="add-2")
    assert (again.captures.height, again.duplicates, again.documents) == (0, 1, 1)
    write(folder, {"a.html": PAGE.replace(b"It met.", b"It met. Update.")})
    assert land(folder, run_id="add-3").captures.height == 1


def test_progress_names_each_file(folder: Path) -> None:
    write(folder, {"a.md": b"One.", "b.md": b"Two."})
    names: list[str] = []
    land(folder, progress=names.append)
    assert names == ["in/a.md", "in/b.md"]


def archived(
    writer: WARCWriter, number: int, body: bytes = PAGE, status: str = "200 OK", kind: str = "text/html"
) -> ArcWarcRecord:
    """A response of paper.example as other tools archive it."""
    head = StatusAndHeaders(status, [("Content-Type", kind), ("X-Number", str(number))], protocol="HTTP/1.1")
    return writer.create_warc_record(
        f"https://paper.example/{number}",
        "response",
        BytesIO(body),
        len(body),
        warc_headers_dict={"WARC-Date": f"2024-05-05T10:{number % 60:02d}:00Z"},
        http_headers=head,
    )


def cc_news(path: Path, count: int, body: bytes = PAGE) -> None:
    """An archive as CC-NEWS has them: WARC 1.0, warcinfo, then pairs of request and response."""
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        writer.write_record(writer.create_warcinfo_record(path.name, {"isPartOf": "CC-NEWS"}))
        for number in range(count):
            head = StatusAndHeaders(f"GET /{number} HTTP/1.1", [("Host", "paper.example")], is_http_request=True)
            request = writer.create_warc_record(f"https://paper.example/{number}", "request", http_headers=head)
            writer.write_request_response_pair(request, archived(writer, number, body))


def test_a_cc_news_file_is_landed_with_its_own_dates_and_headers(folder: Path) -> None:
    cc_news(folder / "CC-NEWS-20240505.warc.gz", 3)
    report = land(folder)
    assert report.captures["url"].to_list() == [f"https://paper.example/{n}" for n in range(3)]
    assert [t.isoformat() for t in report.captures["landed_at"]][1] == "2024-05-05T10:01:00+00:00"
    assert report.captures["http_status"].to_list() == [200] * 3
    assert report.captures["warc_file"].unique().to_list() == ["landed_on=2024-05-06/add-1-00000.warc.gz"]
    assert [payload for _, payload in read_payloads(folder.parent / "landing", report.captures)] == [PAGE] * 3


def test_redirects_errors_and_pictures_in_an_archive_are_skipped_and_counted(folder: Path) -> None:
    with (folder / "a.warc.gz").open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for number, status in enumerate(["301 Moved", "404 Not Found", "200 OK"]):
            writer.write_record(archived(writer, number, status=status))
        writer.write_record(archived(writer, 4, kind="image/png"))
    report = land(folder)
    assert (report.captures.height, report.skipped, report.documents) == (1, 3, 1)


def test_a_broken_record_in_an_archive_is_a_reject_and_the_rest_is_landed(folder: Path) -> None:
    path = folder / "a.warc.gz"
    cc_news(path, 6)
    victim = [r.offset for r in read_records(path, frozenset({"response"})) if isinstance(r, ArchivedRecord)][3]
    data = bytearray(path.read_bytes())
    data[victim + 60 : victim + 120] = b"\xff" * 60
    path.write_bytes(data)
    report = land(folder)
    assert [url.rpartition("/")[2] for url in report.captures["url"]] == list("01245")
    assert report.rejects["reason"].to_list() == ["broken_record"]


@pytest.mark.slow
def test_what_wget_archived_is_landed(folder: Path) -> None:
    wget = shutil.which("wget")
    assert wget, "install wget: this test reads an archive it makes"

    def handler(asked: Asked) -> Reply:
        if asked.path == "/chunked":
            chunked = b"%x\r\n%b\r\n0\r\n\r\n" % (len(PAGE), PAGE)
            return Reply(
                raw=b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n" + chunked
            )
        if asked.path == "/old":
            return Reply(status=301, headers=(("Location", "/plain"),))
        return (
            Reply(gzip.compress(PAGE), headers=(("Content-Encoding", "gzip"),))
            if asked.path == "/gzip"
            else Reply(PAGE)
        )

    with Server(handler) as server:
        urls = [f"http://127.0.0.1:{server.port}/{name}" for name in ("plain", "chunked", "gzip", "old")]
        command = [wget, "-q", "--no-proxy", "--tries=1", f"--warc-file={folder / 'crawl'}", "-O", "/dev/null", *urls]
        subprocess.run(command, check=True, timeout=60, cwd=folder)
    report = land(folder, folder / "crawl.warc.gz")
    assert {url.rpartition("/")[2] for url in report.captures["url"]} == {"plain", "chunked", "gzip"}
    assert report.rejects.height == 0
    assert {payload for _, payload in read_payloads(folder.parent / "landing", report.captures)} == {PAGE}


@pytest.mark.slow
def test_memory_stays_flat_on_a_large_archive(folder: Path) -> None:
    page = PAGE + b"<p>The council met for a long time and spoke of the bridge.</p>" * 1_500
    cc_news(folder / "small.warc.gz", 50, page)
    land(folder, folder / "small.warc.gz")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    cc_news(folder / "large.warc.gz", 5_000, page)
    report = land(folder, folder / "large.warc.gz", run_id="add-2")
    assert report.documents == 5_000
    assert report.captures.schema == CAPTURES.schema
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024 < 60
