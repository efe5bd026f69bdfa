"""Which sentences can hold an event, told from their words alone, so that the others are never parsed.

It may let a sentence through in vain, but it must not stop one in which an entry of the lexicon stands. Inflection is
undone generously (a word has several candidate lemmas), by the rules and exceptions of spaCy's lemmatizer.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from ingest.coding.lexicon import Entry
from ingest.coding.syntax import words

_WORD = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*")
_QUOTE_MARKS = re.compile(r"[\"“”«»‘]")


class Prefilter:
    """Knows the lemmas each entry needs; built once per lexicon."""

    def __init__(self, entries: Iterable[Entry], irregular: Mapping[str, Iterable[str]]) -> None:
        self._irregular = irregular
        self._cache: dict[str, frozenset[str]] = {}
        needs: dict[str, set[frozenset[str]]] = defaultdict(set)
        for entry in entries:
            needs[entry.head].add(_needs(entry))
        self._needs = {head: _smallest(options) for head, options in needs.items()}

    def may_hold(self, text: str) -> bool:
        """Whether the words of some entry are all in the sentence, or somebody is quoted in it."""
        found: set[str] = set()
        for word in _WORD.findall(text.lower()):
            found |= self.lemmas(word)
        if found & words("speech") and (_QUOTE_MARKS.search(text) or found & words("obligation")):
            return True
        return any(need <= found for lemma in found for need in self._needs.get(lemma, ()))

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
        return found


def _needs(entry: Entry) -> frozenset[str]:
    """The other words an entry cannot do without."""
    wanted = {entry.particle, entry.object, entry.complement}
    wanted |= {p.lemma for p in entry.prepositions} | {p.object for p in entry.prepositions}
    return frozenset(w for w in wanted if w is not None)


def _smallest(options: set[frozenset[str]]) -> tuple[frozenset[str], ...]:
    """The needs that no other need makes superfluous."""
    return tuple(o for o in options if not any(other < o for other in options))
