"""Batches of captures: each gives one row, article or reject, whatever its bytes are."""

import re
import time
from datetime import UTC, date, datetime

import polars as pl
import pytest

from ingest.errors import InvalidInputError
from ingest.extract import articles as module
from ingest.extract import tables
from ingest.extract.articles import CapturedDocument, extract_articles, signature
from ingest.extract.records import extract_records
from ingest.ids import stable_id
from ingest.schema import ARTICLES, REJECTS
from ingest.stage import cast
from tests.ingest.extract.test_html import FIRST, PAGES, SECOND, TEXT, TITLE, page

URL = "https://news.example/2020/05/04/budget"
NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)


def capture(payload: bytes | str, content_type: str | None = "text/html", url: str = URL) -> CapturedDocument:
    data = payload.encode() if isinstance(payload, str) else payload
    return CapturedDocument(
        capture_id=stable_id(url, data),
        url=url,
        canonical_url=url,
        landed_on=NOW.date(),
        landed_at=NOW,
        source=None,
        content_type=content_type,
        record_type="response",
        payload=data,
    )


def one(payload: bytes | str, content_type: str | None = "text/html") -> dict[str, object]:
    rows, rejects = extract_articles([capture(payload, content_type)])
    assert rejects.is_empty(), rejects.to_dicts()
    return rows.to_dicts()[0]


def test_rows_fit_the_lake_schema_and_ids_follow_the_content() -> None:
    payload = (PAGES / "full.html").read_bytes()
    rows, rejects = extract_articles([capture(payload, url="https://www.meridian-courier.example/x")])
    row = cast(rows, ARTICLES).to_dicts()[0]
    cast(rejects, REJECTS)
    assert row["article_id"] == stable_id("https://www.meridian-courier.example/world/1979/03/26/treaty")
    assert row["published_on"] == date(1979, 3, 26)
    assert row["published_at"] == datetime(1979, 3, 27, 3, 30, tzinfo=UTC)
    assert row["headings"] == ["Withdrawal within three years"]
    assert len(row["signature"]) == 128
    texts = [block["text"] for block in row["blocks"] if block["kind"] not in ("heading", "caption")]
    assert row["body"] == "\n\n".join(texts)
    again, _ = extract_articles([capture(payload, url="https://www.meridian-courier.example/x")])
    assert again.equals(rows)


def test_an_edit_changes_the_revision_and_not_the_article() -> None:
    before, after = one(page()), one(page(f"<h1>{TITLE}</h1>{TEXT}<p>{FIRST.replace('Tuesday', 'Wednesday')}</p>"))
    assert before["article_id"] == after["article_id"]
    assert before["revision_id"] != after["revision_id"]


@pytest.mark.parametrize(
    ("payload", "content_type", "reason"),
    [
        (b"", "text/html", "empty_file"),
        (b" \n\x00\t", None, "empty_file"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 9, "text/html", "binary_file"),
        (bytes(range(256)) * 40, None, "binary_file"),
        (b"a { color: red }", "text/css", "unsupported_type"),
        (b"x" * 50_000_000, "text/html", "page_too_large"),
        ("<html><body><p>Nothing to see.</p></body></html>", "text/html", "no_article"),
        ("<div>" * 100_000 + TEXT, "text/html", "too_many_tags"),
        (f"<h1>{TITLE}</h1>" + "<p>word</p>" * 6_000, "text/html", "too_many_siblings"),
        ("<div " + " ".join(f"a{n}=1" for n in range(100_000)) + ">", "text/html", "too_many_attributes"),
        ("{", "application/json", "broken_json"),
        ("[1]", "application/json", "not_an_object"),
        ('{"title": "x"}', "application/json", "no_text"),
        ("# Only a headline", "text/markdown", "no_article"),
    ],
)
def test_what_cannot_be_read_becomes_a_reject(payload: bytes | str, content_type: str | None, reason: str) -> None:
    rows, rejects = extract_articles([capture(payload, content_type), capture(page())])
    assert (rows.height, rejects.height) == (1, 1)
    reject = cast(rejects, REJECTS).to_dicts()[0]
    assert (reject["stage"], reject["reason"], reject["subject"]) == ("extract", reason, URL)
    assert len(reject["detail"]) > 20
    assert "\n" not in reject["detail"]


def test_a_reject_without_url_tells_how_it_begins() -> None:
    text = "# Council meets " + "for a long time " * 10
    _, rejects = extract_articles([capture(text, "text/plain", "file:///3f.txt"), capture(text, "text/plain")])
    nameless, named = rejects["detail"].to_list()
    told = nameless.removeprefix(named)
    assert told.startswith("; it begins: # Council meets for a long") and len(told) < 120


def test_a_failure_of_a_library_takes_one_capture_not_the_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise KeyError("inside a library")

    monkeypatch.setattr(module.deadline, "read_page", fail)
    rows, rejects = extract_articles([capture(page()), capture(f"# {TITLE}\n\n{FIRST}", "text/markdown")])
    assert (rows.height, rejects["reason"].to_list()) == (1, ["extractor_failed"])


def test_a_broken_table_of_ours_stops_the_work_and_is_no_fault_of_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    def torn(name: str) -> None:
        raise InvalidInputError("bad_table", f"{name}:7: 1 cells, 3 wanted")

    monkeypatch.setattr(tables, "rows", torn)
    with pytest.raises(InvalidInputError, match=r"\.tsv:7"):
        extract_articles([capture(page())])
    with pytest.raises(InvalidInputError, match=r"\.tsv:7"):
        list(extract_records([b"{}"]))


def test_formats_are_told_by_their_bytes_before_their_label() -> None:
    assert str(one(page(), "text/plain")["extractor"]).startswith("html")
    assert one(f"# {TITLE}\n\n{FIRST}\n\n{SECOND}", "application/octet-stream")["title"] == TITLE
    record = f'{{"title": "{TITLE}", "text": "{FIRST}", "authors": ["Jane Roe", "AFP"], "published": "2020-05-04"}}'
    row = one(record, "application/json; charset=utf-8")
    assert (row["authors"], row["agency"], row["published_on"]) == (["Jane Roe"], "AFP", date(2020, 5, 4))


def test_a_missing_date_is_null() -> None:
    rows, _ = extract_articles([capture(page(), url="https://news.example/budget")])
    assert rows["published_at"].to_list() == [None]
    assert rows["published_on"].to_list() == [None]


@pytest.mark.parametrize("junk", ["1/1/" * 30_000, "Ann and " * 15_000, " " * 150_000, "a." * 50_000 + "@"])
def test_bait_for_regular_expressions_costs_little(junk: str) -> None:
    body = f"<h1>{TITLE}</h1><div>By {junk}</div>{TEXT}<p>{junk}</p>"
    started = time.process_time()
    extract_articles([capture(page(body, f"<title>{junk}</title>")), capture(f"# {TITLE}\n\n{junk}\n\n{FIRST}", None)])
    assert time.process_time() - started < 5


def test_signatures_estimate_how_much_two_texts_share() -> None:
    words = re.findall(r"\w+", " ".join(f"word{n}" for n in range(200)))
    same, near, other = signature(words), signature(words[:180] + ["x"] * 20), signature([f"y{n}" for n in range(200)])

    def share(left: list[int], right: list[int]) -> float:
        return sum(a == b for a, b in zip(left, right, strict=True)) / len(left)

    assert share(same, signature(words)) == 1.0
    assert share(same, near) == pytest.approx(177 / 218, abs=0.15)
    assert share(same, other) < 0.1


def test_an_empty_batch_gives_typed_empty_frames() -> None:
    rows, rejects = extract_articles([])
    assert rows.schema == ARTICLES.schema
    assert rejects.schema == REJECTS.schema
    assert isinstance(rows, pl.DataFrame)
