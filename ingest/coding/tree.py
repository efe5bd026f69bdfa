"""A parsed sentence as the rules read it: plain tokens in a tree, made once from spaCy's parse.

spaCy's tokens are windows on packed arrays that make each attribute and neighbour anew whenever it is asked for; the
rules ask a hundred times a word, so plain objects halve their time. Attributes have spaCy's names and values.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import overload

import spacy.tokens

MARKS = frozenset({"PUNCT", "SPACE"})


@dataclass(slots=True, eq=False)
class Token:
    """One word or mark; `i` is its place in `doc`, `idx` its character offset, `children` are in order of the text.

    The head of a root is the root itself.
    """

    i: int
    idx: int
    text: str
    lower_: str
    lemma_: str
    pos_: str
    tag_: str
    dep_: str
    like_num: bool
    doc: Doc = field(repr=False)
    head: Token = field(init=False, repr=False)
    children: list[Token] = field(default_factory=list, repr=False)

    @property
    def lefts(self) -> list[Token]:
        """The children before the token."""
        return [child for child in self.children if child.i < self.i]

    @property
    def subtree(self) -> list[Token]:
        """The token and all below it, in order of the text."""
        found = [self]
        for token in found:
            found.extend(token.children)
        return sorted(found, key=lambda token: token.i)

    @property
    def left_edge(self) -> Token:
        """The first token of the subtree."""
        return self.subtree[0]

    @property
    def depth(self) -> int:
        """Steps up to the root."""
        steps, token = 0, self
        while token.head is not token:
            steps, token = steps + 1, token.head
        return steps

    def is_ancestor(self, other: Token) -> bool:
        """Whether the other token stands below this one."""
        while other.head is not other:
            other = other.head
            if other is self:
                return True
        return False

    def move(self, head: Token) -> None:
        """Hang the token, with all below it, on another one."""
        self.head.children.remove(self)
        self.head = head
        head.children.append(self)
        head.children.sort(key=lambda token: token.i)

    def nbor(self, steps: int = 1) -> Token:
        """The token so many places on.

        Raises:
            IndexError: The sentence ends before.
        """
        return self.doc[self.i + steps]


class Doc:
    """The tokens of one sentence in order, and its text."""

    __slots__ = ("text", "tokens")

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens: list[Token] = []

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    def __len__(self) -> int:
        return len(self.tokens)

    @overload
    def __getitem__(self, at: int) -> Token: ...

    @overload
    def __getitem__(self, at: slice) -> list[Token]: ...

    def __getitem__(self, at: int | slice) -> Token | list[Token]:
        return self.tokens[at]

    def text_of(self, first: Token, last: Token) -> str:
        """The text from one token to another, both included."""
        return self.text[first.idx : last.idx + len(last.text)]

    def head_at(self, start: int, end: int) -> Token | None:
        """The head of the words at character offsets `start:end`: nearest to a root of those governed from outside.

        Marks come last.
        """
        inside = [token for token in self.tokens if token.idx < end and token.idx + len(token.text) > start]
        places = {token.i for token in inside}
        heads = [token for token in inside if token.head is token or token.head.i not in places]
        return min(heads, key=lambda token: (token.pos_ in MARKS and not token.children, token.depth), default=None)


def tree_of(parse: spacy.tokens.Doc) -> Doc:
    """The parse of a sentence as plain tokens."""
    doc = Doc(parse.text)
    doc.tokens = [Token(t.i, t.idx, t.text, t.lower_, t.lemma_, t.pos_, t.tag_, t.dep_, t.like_num, doc) for t in parse]
    for token, parsed in zip(doc.tokens, parse, strict=True):
        token.head = doc.tokens[parsed.head.i]
        if token.head is not token:
            token.head.children.append(token)
    return doc
