"""Tokens, folding and plurals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.coding.actor_resolution.words import fold, plural_of, tokenise


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Iran's army", ["Iran", "'s", "army"]),
        ("the rebels’ base", ["the", "rebels", "’", "base"]),
        ("U.S. troops", ["U.S.", "troops"]),
        ("al-Qaeda", ["al", "-", "Qaeda"]),
        ("St. Lucia", ["St.", "Lucia"]),
        ("Sana'a", ["Sana'a"]),
        ("Anyang' Nyong'o", ["Anyang'", "Nyong'o"]),
        ("a wrong' idea", ["a", "wrong", "'", "idea"]),
        ("OPEC+", ["OPEC+"]),
        ("1,200 people", ["1,200", "people"]),
    ],
)
def test_tokenise(text: str, words: list[str]) -> None:
    assert [w.text for w in tokenise(text)] == words


@pytest.mark.parametrize(
    ("one", "other"),
    [("Defense", "defence"), ("U.N.", "UN"), ("Élysée", "Elysee"), ("Sana’a", "Sanaa"), ("el", "Al")],
)
def test_spellings_that_fold_together(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_an_acronym_is_no_small_word() -> None:
    assert fold("US") != fold("us")


@pytest.mark.parametrize(
    ("singular", "plural"),
    [("deputy", "deputies"), ("policeman", "policemen"), ("envoy", "envoys"), ("boss", "bosses"), ("coach", "coaches")],
)
def test_plurals(singular: str, plural: str) -> None:
    assert plural_of(singular) == plural


@given(st.text(max_size=60))
def test_offsets_of_any_text(text: str) -> None:
    for word in tokenise(text):
        assert text[word.start : word.end] == word.text != ""
