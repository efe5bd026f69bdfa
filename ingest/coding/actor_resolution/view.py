"""A sentence as the actor resolver reads it: its words, what they match, its noun phrases.

Plain records with look-ups. How they are filled is in `segments` and `phrases`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.coding.actor_resolution.lexicon import Entry
from ingest.coding.actor_resolution.words import Word
from ingest.coding.model import Sentence
from ingest.coding.tree import Doc, Token

_POSSESSIVES = frozenset({"'s", "’s"})


@dataclass(slots=True)
class Segment:
    """Words `start:end` that match the lexicon (`entries`), or, with none, a name the lexicon does not know.

    `title` and `fused` tie a name to the role right before it; `shared` ties a plural title to each of its `names`.
    """

    start: int
    end: int
    entries: tuple[Entry, ...] = ()
    title: Segment | None = None
    fused: Segment | None = None
    shared: Segment | None = None
    names: tuple[Segment, ...] = ()
    is_proper: bool = False

    @property
    def is_name(self) -> bool:
        """Whether it is a name unknown to the lexicon."""
        return not self.entries

    @property
    def is_role(self) -> bool:
        """Whether it can only be a role noun."""
        return bool(self.entries) and all(e.sort == "role" for e in self.entries)

    def entry(self, *sorts: str) -> Entry | None:
        """Its first reading of one of the sorts."""
        return next((e for e in self.entries if e.sort in sorts), None)


@dataclass(slots=True)
class Phrase:
    """A base noun phrase: words `start:end`, head word `root`."""

    start: int
    end: int
    root: int
    is_subject: bool = False
    is_argument: bool = False


@dataclass(slots=True)
class View:
    """One sentence, split and matched; `tags` are Penn tags, empty strings when it was not parsed."""

    sentence: Sentence
    words: list[Word]
    tags: list[str]
    doc: Doc | None
    segments: list[Segment] = field(default_factory=list)
    phrases: list[Phrase] = field(default_factory=list)
    segment_at: dict[int, Segment] = field(default_factory=dict)
    word_at: dict[int, int] = field(default_factory=dict)

    def text(self, start: int, end: int) -> str:
        """The text of words `start:end` as written."""
        return self.sentence.text[self.words[start].start : self.words[end - 1].end]

    def written(self, segment: Segment) -> list[str]:
        """The words of a segment, each as written."""
        return [w.text for w in self.words[segment.start : segment.end]]

    def within(self, start: int, end: int) -> list[Segment]:
        """The segments inside words `start:end`."""
        found: list[Segment] = []
        for i in range(start, end):
            segment = self.segment_at.get(i)
            if segment is not None and segment.start >= start and segment.end <= end and segment not in found[-1:]:
                found.append(segment)
        return found

    def tokens(self, words: range) -> list[Token]:
        """The tokens that begin in a range of words."""
        return [self.doc[t] for t, w in self.word_at.items() if w in words] if self.doc is not None else []

    def token_words(self) -> Iterator[tuple[int, int]]:
        """For every token of the parse its index and that of the word it stands in."""
        if self.doc is None:
            return
        at = 0
        for token in self.doc:
            while at + 1 < len(self.words) and self.words[at + 1].start <= token.idx:
                at += 1
            if self.words:
                yield token.i, at

    def is_possessive(self, i: int) -> bool:
        """Whether word `i` is a possessive ending: 's, or an apostrophe after an s."""
        if not 0 < i < len(self.words):
            return False
        word, before = self.words[i], self.words[i - 1]
        is_bare = word.text in ("'", "’") and before.text.endswith(("s", "S")) and before.end == word.start
        return word.text in _POSSESSIVES or is_bare

    def qualifies(self, segment: Segment) -> bool:
        """Whether a segment stands right before a role noun: "bureau" in "a bureau spokesman"."""
        following = self.segment_at.get(segment.end)
        return following is not None and following is not segment and following.entry("role") is not None

    def is_modifier(self, segment: Segment) -> bool:
        """Whether a segment only qualifies the actor noun right after it ("Syrian" in "the Syrian army")."""
        if segment.is_name or segment.entry("organisation") is not None:
            return False
        return self.qualifies(segment)

    def key(self, i: int) -> str:
        """The folded form of word `i` in lower case, empty beyond the sentence."""
        return self.words[i].lower if 0 <= i < len(self.words) else ""
