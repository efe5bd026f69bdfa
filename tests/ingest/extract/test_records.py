"""The filter: one line out for each line in, in order; and records with text instead of markup."""

import orjson
import pytest

from ingest.errors import InvalidInputError
from ingest.extract.records import extract_records, read_record
from tests.ingest.extract.test_html import FIRST, SECOND, TITLE, page

FIELDS = {
    *("id", "title", "authors", "published_at", "modified_at", "body", "language", "canonical_url", "publisher"),
    *("agency", "section", "captions"),
}


def answers(*lines: bytes) -> list[dict[str, object]]:
    out = list(extract_records(lines))
    assert all(line.endswith(b"\n") and line.count(b"\n") == 1 for line in out)
    return [orjson.loads(line) for line in out]


def test_a_page_gives_the_documented_fields() -> None:
    (answer,) = answers(orjson.dumps({"id": "1", "url": "https://news.example/2020/05/04/a", "html": page()}))
    assert set(answer) == FIELDS
    assert answer["published_at"] == "2020-05-04"
    assert answer["body"] == f"{FIRST}\n\n{SECOND}"


def test_every_line_is_answered_in_order_whatever_it_holds() -> None:
    lines = [
        b"",
        b"not json",
        b"[1, 2]",
        b'{"id": 1}',
        b'{"id": {"a": 1}, "html": 5}',
        b'{"id": 123456789012345678901234567890, "html": "<p>x</p>"}',
        b'{"id": "s", "html": "\\ud800 <h1>Half a pair</h1>"}',
        b'{"id": "\\ud800", "html": "x"}',
        b"\xff\xfe\x00",
        orjson.dumps({"id": "last", "html": page()}),
    ]
    got = answers(*lines)
    assert len(got) == len(lines)
    assert all("error" in answer for answer in got[:-1])
    assert [answer["id"] for answer in got[:4]] == [None, None, None, 1]
    assert got[-1]["id"] == "last"
    assert got[-1]["title"] == TITLE


def test_an_agency_stands_in_for_authors_where_no_person_is_credited() -> None:
    head = '<meta name="author" content="{}">'
    alone, both = answers(
        orjson.dumps({"id": 1, "html": page(head=head.format("Agence France-Presse"))}),
        orjson.dumps({"id": 2, "html": page(head=head.format("Jane Roe, AFP"))}),
    )
    assert (alone["authors"], alone["agency"]) == (["Agence France-Presse"], "AFP")
    assert (both["authors"], both["agency"]) == (["Jane Roe"], "AFP")


def test_fields_beside_the_text_count() -> None:
    article = read_record(
        orjson.dumps(
            {
                "headline": TITLE,
                "body": f"{TITLE}\n\n{FIRST}\n\n{SECOND}",
                "byline": "By Jane Roe",
                "date": "4 May 2020",
                "link": "https://www.news.example/a?utm_source=x",
                "site": "The Tidings",
                "lang": "en-GB",
            }
        )
    )
    assert (article.title, article.authors, article.publisher) == (TITLE, ("Jane Roe",), "The Tidings")
    assert article.canonical_url == "https://www.news.example/a"
    assert article.body == f"{FIRST}\n\n{SECOND}"
    assert article.published is not None
    assert article.published.isoformat() == "2020-05-04"


def test_fields_fill_what_the_page_does_not_say() -> None:
    article = read_record(orjson.dumps({"html": page(), "published": "2020-05-04T10:00:00Z", "author": "Jane Roe"}))
    assert article.authors == ("Jane Roe",)
    assert article.published is not None
    assert article.published.isoformat() == "2020-05-04T10:00:00+00:00"


@pytest.mark.parametrize(
    ("line", "reason"),
    [(b"{", "broken_json"), (b"3", "not_an_object"), (b"{}", "no_text"), (b'{"text":' * 5000, "broken_json")],
)
def test_broken_records_are_refused_with_a_reason(line: bytes, reason: str) -> None:
    with pytest.raises(InvalidInputError) as refused:
        read_record(line)
    assert refused.value.reason == reason
