"""No rule may be left untried on a sentence that it can read."""

from __future__ import annotations

import pytest

from ingest.coding.time_hints import kinds_of_words, may_hold
from ingest.coding.time_rules import pattern_rows


@pytest.mark.parametrize(("rule", "example"), [(rule, example) for rule, _, example in pattern_rows()])
def test_every_rule_is_tried_on_its_example(rule: str, example: str) -> None:
    assert may_hold(rule, kinds_of_words(example.partition("[")[2].partition("]")[0]))


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Talks resume in Oslo on Monday.", {"weekday"}),
        ("On 3 May the envoys left.", {"number", "month"}),
        ("Two days later he may return.", {"unit"}),
        ("Last summer's truce holds.", {"season"}),
        ("Rebels seized the port.", set()),
    ],
)
def test_kinds_of_words(text: str, kinds: set[str]) -> None:
    assert kinds_of_words(text) == kinds


def test_rules_are_left_untried_without_their_words() -> None:
    assert not may_hold("calendar_day", frozenset({"number"}))
    assert not may_hold("ago", frozenset({"weekday"}))
    assert may_hold("a rule not known", frozenset())
