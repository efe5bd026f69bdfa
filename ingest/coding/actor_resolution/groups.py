"""Several actors told together, whom a later "they" means: "*Oslo and Rome* signed … they", "*both leaders* … them"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from ingest.coding.actor_resolution.memory import Entity, Group, Memory
from ingest.coding.actor_resolution.view import View
from ingest.coding.grammar import coordinated, is_verb

_ROLES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})


def groups(memory: Memory, seen: View) -> list[Group]:
    """The groups of the sentence, as far as it has been read."""
    return [*_sums(memory, seen), *_lists(memory, seen)]


def _sums(memory: Memory, seen: View) -> Iterator[Group]:
    latest_first = memory.recent(seen.sentence.index, 0)
    for word, group in groupby(latest_first, key=lambda naming: naming.word):
        counted = [*group][::-1]
        if len(counted) > 1:
            yield Group((word,), counted[0].is_subject, tuple(n.entity for n in counted))


def _lists(memory: Memory, seen: View) -> Iterator[Group]:
    named = {naming.word: naming.entity for naming in memory.recent(seen.sentence.index, 0)}
    for first in seen.doc or ():
        is_party = first.dep_ in _ROLES and (first.dep_ != "pobj" or is_verb(first.head.head))
        joined = coordinated(first) if is_party else [first]
        words = tuple(seen.word_at.get(token.i, -1) for token in joined)
        if len(joined) > 1 and all(word in named for word in words):
            yield Group(words, first.dep_ in {"nsubj", "nsubjpass"}, tuple(named[word] for word in words))


def told_together(memory: Memory, seen: View, word: int, barred: frozenset[int], span: int) -> tuple[Entity, ...]:
    """Whom a plural pronoun at the word means when those are several: the subject first, else the nearest.

    Empty when a plural noun ("the rebels") is what it means, or nothing is. `barred` are words it cannot mean.
    """
    here = seen.sentence.index
    for sentence in range(here, here - span - 1, -1):
        is_here = sentence == here
        before = groups(memory, seen) if is_here else memory.groups.get(sentence, [])
        plurals = (n for n in memory.recent(sentence, 0) if n.sentence == sentence and n.entity.is_plural)
        told = [(g.is_subject, g.words, g.members) for g in before]
        told += [(n.is_subject, (n.word,), ()) for n in plurals]
        told = [t for t in told if not is_here or (t[1][-1] < word and barred.isdisjoint(t[1]))]
        if subjects := [t for t in told if t[0]]:
            return min(subjects, key=lambda t: t[1])[2]
        if told:
            return max(told, key=lambda t: t[1])[2]
    return ()
