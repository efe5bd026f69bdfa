"""Whatever the words, the actor resolver gives valid offsets, the same answer twice and no exception."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.coding.actors import resolve_actors
from ingest.coding.model import Sentence
from tests.ingest.coding.actor_resolution.reading import read

WORDS = st.sampled_from(
    [
        "the", "a", "his", "both", "two", "three", "President", "Minister", "of", "for", ",", "(", ")", "'s", "’",
        "“", "”", '"', "-", "R", "D", ".", "Israel", "Iran", "Congo", "al", "bin", "Katz", "he", "they", "it",
        "rebels", "police", "army", "group", "court", "counterpart", "leaders", "sides", "said", "met", "named",
        "was", "is", "who", "UN", "HTS", "(HTS)", "in", "Ankara", "Trump", "administration", "former", "42", "U.S.",
        "É", "ß", "日本", "\u200b", "ministers", "and", "Russian", "Turkish", "forces", "thousands", "some",
    ]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(WORDS, min_size=1, max_size=12).map(" ".join), min_size=1, max_size=4), st.booleans())
def test_any_words_give_valid_offsets_and_the_same_answer_twice(lines: list[str], parsed: bool) -> None:
    reading = read(*lines, parsed=parsed)
    for mention in reading.found.mentions:
        sentence = reading.sentences[mention.sentence_index]
        assert sentence.start <= mention.start < mention.end <= sentence.end
        assert mention.text == sentence.text[mention.start - sentence.start : mention.end - sentence.start]
    assert reading.found.mentions == read(*lines, parsed=parsed).found.mentions


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_read_without_exception(text: str) -> None:
    resolve_actors([Sentence(0, "body", text, 0, len(text), False, 0)], [None])
