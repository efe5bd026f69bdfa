"""Archived articles as Markdown and plain text: facts in the lines, captions, pointers, headings, addresses."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import InvalidInputError
from ingest.extract.document import extract_document

ARCHIVED = """
# Egypt and Israel sign 'treaty of peace' in Washington

By [AFP](#)

March 26, 1979


Presidents Sadat (L) and Carter (C) and Prime Minister Begin (R) on the White House lawn. **HANDOUT Press Office**AFP

Egyptian President Anwar Sadat and Israeli Prime Minister Menachem Begin signed a **peace treaty** on [Monday](#).

The ceremony was watched by [millions](https://example.example/tv) on television.

**Related article:** [What the treaty says](#)

## 'Sanctions'

The Arab League announced sanctions, officials told Reuters.

Original url:

<https://www.meridian-courier.example/1979/03/26/treaty-a1>
"""


def test_an_archived_markdown_article() -> None:
    article = extract_document(ARCHIVED, "file:///archive/1.txt")
    assert article.title == "Egypt and Israel sign 'treaty of peace' in Washington"
    assert (article.agency, article.authors) == ("AFP", ())
    assert article.publisher == "meridian-courier.example"
    assert article.published is not None
    assert article.published.on == date(1979, 3, 26)
    assert article.canonical_url == "https://www.meridian-courier.example/1979/03/26/treaty-a1"
    assert [block.kind for block in article.blocks] == ["caption", "paragraph", "paragraph", "heading", "paragraph"]
    assert article.texts("caption")[0].endswith("HANDOUT Press Office AFP")
    assert article.texts("heading") == ["'Sanctions'"]
    assert article.body == (
        "Egyptian President Anwar Sadat and Israeli Prime Minister Menachem Begin signed a peace treaty on Monday.\n\n"
        "The ceremony was watched by millions on television.\n\n"
        "The Arab League announced sanctions, officials told Reuters."
    )


def test_front_matter() -> None:
    text = (
        '---\ntitle: "Wall opens: thousands cross"\nauthor: [Jane Roe, AP]\ndate: 1989-11-09\n'
        "url: https://www.harbour-gazette.example/wall?utm_source=x\npublisher: Harbour Gazette\nlang: en\n---\n\n"
        "![People on the wall (Photo: AP)](wall.jpg)\n\nThousands crossed the border.\n\n> Without delay.\n"
    )
    article = extract_document(text)
    assert (article.title, article.authors, article.agency) == ("Wall opens: thousands cross", ("Jane Roe",), "AP")
    assert (article.publisher, article.language) == ("Harbour Gazette", "en")
    assert article.canonical_url == "https://www.harbour-gazette.example/wall"
    assert [b.kind for b in article.blocks] == ["caption", "paragraph", "quote"]


def test_header_lines() -> None:
    article = extract_document(
        "Title: Wall opens\nBy: Jane Roe\nDate: 9 November 1989\n\nThousands crossed the border.\n"
    )
    assert (article.title, article.authors) == ("Wall opens", ("Jane Roe",))
    assert article.published is not None
    assert article.published.on == date(1989, 11, 9)


def test_plain_text_with_wrapped_lines() -> None:
    text = (
        "TREATY SIGNED IN WASHINGTON\nBy Jane Roe, Associated Press\n"
        "WASHINGTON, March 26, 1979 (AP) -- Egypt and Israel signed a peace treaty\n"
        "on Monday at the White House, officials said.\n\nThe Arab League was opposed.\n"
    )
    article = extract_document(text)
    assert (article.title, article.authors, article.agency) == ("TREATY SIGNED IN WASHINGTON", ("Jane Roe",), "AP")
    assert article.published is not None
    assert article.published.on == date(1979, 3, 26)
    assert article.texts("paragraph")[0].endswith("a peace treaty on Monday at the White House, officials said.")


def test_a_german_document() -> None:
    text = (
        "# Die Mauer ist offen\n\nVon Anna Beispiel, dpa\n\n9. November 1989\n\n"
        "BERLIN. Die DDR öffnete am Donnerstagabend ihre Grenzen, wie der Rundfunk meldete.\n\n"
        "**Lesen Sie auch:** [Die Chronik](https://x.example/z)\n\nAktualisiert: 10. November 1989, 08:15\n"
    )
    article = extract_document(text)
    assert (article.authors, article.agency, article.language) == (("Anna Beispiel",), "dpa", "de")
    assert article.published is not None
    assert article.modified is not None
    assert (article.published.isoformat(), article.modified.on) == ("1989-11-09", date(1989, 11, 10))
    assert len(article.blocks) == 1


def test_a_first_paragraph_that_ends_in_an_agency_is_no_caption() -> None:
    article = extract_document("# Talks end\n\nTalks ended on Monday. There was no deal, officials told Reuters.\n")
    assert [block.kind for block in article.blocks] == ["paragraph"]


def test_lists_stay_lists_and_pictures_alone_become_captions() -> None:
    article = extract_document("# Points\n\nThe treaty says:\n\n- peace\n- withdrawal\n\nFoto: dpa\n\nThe end of it.\n")
    kinds = [block.kind for block in article.blocks]
    assert kinds == ["paragraph", "list_item", "list_item", "caption", "paragraph"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("  \n", "empty_file"),
        ("# Only a headline", "no_article"),
        ("one line", "no_title"),
        ("# T\n\n" + "word " * 300_000, "page_too_large"),
    ],
)
def test_documents_without_an_article_are_refused_with_a_reason(text: str, reason: str) -> None:
    with pytest.raises(InvalidInputError) as refused:
        extract_document(text)
    assert refused.value.reason == reason


@given(st.text(alphabet="ab \n#*_[]()<>`-.:!|\\&0129é\x00\u202e", max_size=400))
def test_no_markup_raises_anything_but_a_refusal(text: str) -> None:
    try:
        article = extract_document("# Headline\n\n" + text)
    except InvalidInputError:
        return
    assert all(block.text == " ".join(block.text.split()) for block in article.blocks)


def test_aliases_in_front_matter_do_not_multiply() -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 60)]
    article = extract_document(
        "---\n" + "\n".join([*lines, "title: *a59"]) + "\n---\n# Peace\n\nA treaty was signed.\n"
    )
    assert article.title == "Peace"
