"""Which sentences can hold an event, told from their words alone, so that the others are never parsed.

It may let a sentence through in vain, but it must not stop one in which an entry of the lexicon stands. Inflection is
undone generously (a word has several candidate lemmas), by the rules and exceptions of spaCy's lemmatizer.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ingest.coding.lexicon import BUILT_IN_CLASSES, Entry, Lexicon
from ingest.coding.syntax import words

_WORD = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*")
PRONOUNS = {"subj": frozenset({"they"})}  # that may stand for a noun of the class a slot asks for
JUDGING = ("wrongdoing_verb", "wrongdoing_noun", "wrongdoing_adjective", "duty_verb")
_OBLIGATION = re.compile(r"\b(?:must|should|ought|need(?:s|ed)?|ha(?:s|ve|d) to|can(?:not|'t|’t))\b")
_NUMBER = re.compile(r"\d")
_QUOTE_MARKS = re.compile(r"[\"“”«»‘]")


class Need(NamedTuple):
    """Lemmas an entry cannot do without beside its head: all of `words`, and one of each group of `choices`."""

    words: frozenset[str]
    choices: tuple[frozenset[str], ...] = ()

    def is_met(self, found: set[str]) -> bool:
        """Whether the lemmas found suffice."""
        return self.words <= found and all(not found.isdisjoint(choice) for choice in self.choices)


class Prefilter:
    """Knows the lemmas each entry needs; built once per lexicon."""

    def __init__(self, lexicon: Lexicon, irregular: Mapping[str, Iterable[str]]) -> None:
        self._irregular = irregular
        self._cache: dict[str, frozenset[str]] = {}
        needs: dict[str, set[Need]] = defaultdict(set)
        for entry in lexicon.entries:
            needs[entry.head].add(_need(entry, lexicon))
        self._needs = {head: _smallest(options) for head, options in needs.items()}

    def may_hold(self, text: str, is_quote: bool = False) -> bool:
        """Whether the words of some entry are all in the sentence, or somebody's words that may judge or demand."""
        found: set[str] = set()
        for word in _WORD.findall(text.lower()):
            found |= self.lemmas(word)
        if _NUMBER.search(text):
            found.add("people")  # a bare number may stand for them: "300 were held"
        marked = _QUOTE_MARKS.search(text) is not None
        told = not found.isdisjoint(words("speech"))
        if told and marked:
            return True
        if (told or marked or is_quote) and (_OBLIGATION.search(text) or any(found & words(w) for w in JUDGING)):
            return True
        return any(need.is_met(found) for lemma in found for need in self._needs.get(lemma, ()))

    def lemmas(self, word: str) -> frozenset[str]:
        """All lemmas the word may be a form of, itself included."""
        known = self._cache.get(word)
        if known is None:
            known = frozenset(self._candidates(word))
            if len(self._cache) < 200_000:
                self._cache[word] = known
        return known

    def _candidates(self, word: str) -> set[str]:
        found = {word, *self._irregular.get(word, ())}
        for part in re.split(r"[-'’]", word):
            found.add(part)
            for ending in ("s", "es", "d", "ed", "ing", "r", "er"):
                if part.endswith(ending) and len(part) > len(ending) + 1:
                    stem = part[: -len(ending)]
                    found |= {stem, stem + "e"}
                    if len(stem) > 2 and stem[-1] == stem[-2]:
                        found.add(stem[:-1])
                    if stem.endswith("i"):
                        found.add(stem[:-1] + "y")
            if part.endswith("men"):
                found.add(part[:-3] + "man")
        return found


def _need(entry: Entry, lexicon: Lexicon) -> Need:
    """The other words an entry cannot do without: those of its phrase, and what its conditions name."""
    choices = [
        PRONOUNS.get(c.slot, frozenset()).union(*(_lemmas_of(name, lexicon) for name in c.classes))
        for c in entry.when
        if not c.negated and not set(c.classes) & set(BUILT_IN_CLASSES)
    ]
    return Need(entry.others, tuple(choices))


def _lemmas_of(name: str, lexicon: Lexicon) -> frozenset[str]:
    return frozenset({name[1:]}) if name.startswith(":") else lexicon.classes[name]


def _smallest(options: set[Need]) -> tuple[Need, ...]:
    """The needs that no other need, asking for less, makes superfluous."""
    free = [o.words for o in options if not o.choices]
    return tuple(o for o in options if not any(words < o.words or (words == o.words and o.choices) for words in free))
