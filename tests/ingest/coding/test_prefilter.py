"""No sentence in which an entry of the lexicon stands may be kept from the parser."""

from __future__ import annotations

import pytest

from ingest.coding.coder import DependencyPatternCoder
from ingest.coding.lexicon import load_lexicon
from ingest.coding.prefilter import Prefilter


@pytest.fixture(scope="module")
def prefilter() -> Prefilter:
    return DependencyPatternCoder()._prefilter


def test_every_example_of_the_lexicon_passes(prefilter: Prefilter) -> None:
    stopped = [entry.example for entry in load_lexicon().entries if not prefilter.may_hold(entry.example)]
    assert stopped == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The lake was calm in the morning.", id="no entry"),
        pytest.param("She took her coat from the wardrobe.", id="a head without its other words"),
        pytest.param("", id="empty"),
    ],
)
def test_sentences_without_the_words_of_any_entry_are_stopped(prefilter: Prefilter, text: str) -> None:
    assert not prefilter.may_hold(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The envoy said “it is unlawful”.", id="quotation"),
        pytest.param("He told the council that the army must leave.", id="obligation"),
    ],
)
def test_what_somebody_says_passes(prefilter: Prefilter, text: str) -> None:
    assert prefilter.may_hold(text)


@pytest.mark.parametrize(
    ("form", "lemma"), [("armies", "army"), ("met", "meet"), ("banned", "ban"), ("seized", "seize")]
)
def test_inflection_is_undone(prefilter: Prefilter, form: str, lemma: str) -> None:
    assert lemma in prefilter.lemmas(form)
