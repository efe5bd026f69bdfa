"""The bounds of a page, and that they are measured in linear time and not on scripts or real attributes."""

import contextlib
import time

import pytest

from ingest.errors import InvalidInputError
from ingest.extract.guard import MAX_BYTES, check_markup, check_size
from ingest.extract.html import parse

MANY = " ".join(f"a{n}=1" for n in range(60_000))


@pytest.mark.parametrize(
    "markup",
    [
        f"<div {MANY}>",
        f'<div x=">" {MANY}>',
        f'<div x="<" {MANY}>',
        f"<div x='\"' {MANY} y='\"'>",
        f'<div a=b" {MANY} ">',
        "<div " + "a " * 100_000 + ">",
        "<div " + " ".join(f'a{n}="<"' for n in range(20_000)) + ">",
    ],
)
def test_attributes_cannot_hide(markup: str) -> None:
    with pytest.raises(InvalidInputError) as refused:
        check_markup(markup)
    assert refused.value.reason == "too_many_attributes"


def test_long_values_scripts_and_comments_pass() -> None:
    check_markup("<div data-state='" + '{"a":"b c"},' * 5_000 + "'>")
    check_markup("<script>" + "if(a<b){c=d;e=f}" * 5_000 + "</script>")
    check_markup("<!-- " + MANY + " -->")
    check_markup("<style>" + "a{b:c}" * 20_000)


@pytest.mark.parametrize("piece", ["<", "<!--", '<a href="', "<a '", "<script>", "</p>", "&amp;"])
def test_scans_are_linear(piece: str) -> None:
    started = time.process_time()
    with contextlib.suppress(InvalidInputError):
        check_markup(piece * 300_000)
    assert time.process_time() - started < 2


def test_depth_is_bounded_by_the_parser() -> None:
    tree = parse("<div>" * 20_000 + "x")
    assert sum(1 for _ in tree.iter()) < 300


def test_column_spans_are_not_believed() -> None:
    tree = parse("<table><tr><td colspan=9007199254740991 rowspan=7 class=c>x</td></tr></table>")
    assert [dict(cell.attrib) for cell in tree.iter("td")] == [{"class": "c"}]


def test_size() -> None:
    check_size(MAX_BYTES)
    with pytest.raises(InvalidInputError, match="cut the file"):
        check_size(MAX_BYTES + 1)
