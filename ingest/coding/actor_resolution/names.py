"""Personal and other proper names: when two spellings or a short and a full form are the same name.

Pure string work. Which actor bears a name is kept by `ingest.coding.actor_resolution.memory`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from ingest.coding.actor_resolution.word_lists import word_list
from ingest.coding.actor_resolution.words import fold

_RULES = (
    (re.compile(r"(?:iy|yy|ij|ii|y|ie|i|j)+"), "i"),
    (re.compile(r"kh|gh|q|ck|k|c(?=[aou])"), "k"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"sh|ch|tch|sch"), "s"),
    (re.compile(r"dh|th|d"), "t"),
    (re.compile(r"w|v"), "v"),
    (re.compile(r"ou|oo|u"), "o"),
    (re.compile(r"ae|ai|ei|e"), "e"),
    (re.compile(r"z|x"), "s"),
    (re.compile(r"h"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)
_PARTICLES = frozenset({"al", "bin", "ibn", "ben", "bint", "ul", "abu", "de", "van", "von", "der"})


@lru_cache(maxsize=16384)
def skeleton(word: str) -> str:
    """A key that the usual transliterations of a name share: Zelensky and Zelenskyy, Gaddafi and Qaddafi."""
    key = fold(word).lower()
    if len(key) < 4:
        return key
    key = key[0].replace("q", "g") + key[1:]
    for pattern, short in _RULES:
        key = pattern.sub(short, key)
    return key.replace("g", "k")


def name_key(words: Sequence[str]) -> tuple[str, ...]:
    """The words of a name as compared: skeletons without honorifics, particles, initials and marks."""
    folded = [fold(w).lower() for w in words]
    kept = [
        w
        for w, f in zip(words, folded, strict=True)
        if f not in word_list("honorifics") and f not in _PARTICLES and any(c.isalpha() for c in f)
    ]
    long = [w for w in kept if len(fold(w)) > 1]
    return tuple(skeleton(w) for w in (long or kept))


def is_short_for(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether key `short` can stand for `full`: its end ("Assad"), one part ("Xi", "Lula"), or parts in order."""
    if not short or len(short) > len(full):
        return False
    if tuple(full[-len(short) :]) == tuple(short):
        return True
    if len(short) == 1:
        return short[0] in full[:-1]
    rest = iter(full)
    return all(part in rest for part in short)
