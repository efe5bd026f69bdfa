"""Which actors a sum or number means: "the three ministers", "both sides", "the two countries".

Of two countries of which a story mostly tells, "the two countries" are these; else those named last.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby

from ingest.coding.actor_resolution.lexicon import Entry, head_of
from ingest.coding.actor_resolution.memory import Entity, Memory
from ingest.coding.actor_resolution.view import View
from ingest.coding.actor_resolution.word_lists import word_list
from ingest.coding.grammar import SUBJECTS, ancestors, is_verb, surface_subjects

NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "both": 2}
_PARTIES = frozenset({"GOV", "REB", "MIL", "PTY", "OPP", "LEG"})
_SPAN, _WIDE_SPAN = 6, 40  # sentences back in which the parties of a sum, of a pair of countries, were named


def summed(memory: Memory, seen: View, entry: Entry, count: int, word: int) -> list[Entity]:
    """The parties a sum stands for; empty when the article has not named as many."""
    sentence = seen.sentence.index
    outsiders = _outsiders(memory, seen, word)
    kind = count, head_of(entry) in word_list("sum_parties") | word_list("sum_states")
    if (before := memory.sums.get(kind)) is not None and before[0] >= sentence - 3:
        return _named_here_first(memory, sentence, before[1])
    found = _of_pair(memory, seen, head_of(entry), word) if count == 2 else []
    found = found or _named_last(memory, sentence, head_of(entry), count, outsiders)
    if found:
        memory.sums[kind] = (sentence, found)
    return _named_here_first(memory, sentence, found)


def just_named(memory: Memory, seen: View, word: int) -> list[Entity]:
    """Whom a bare "the two" means: as many persons of public life, told in one of the last two sentences."""
    count = NUMBERS.get(seen.key(word), 0) if seen.key(word - 1) == "the" else 0
    for back in range(1, 3) if count else ():
        sentence = seen.sentence.index - back
        people = [n.entity for n in memory.recent(sentence, 0) if n.sentence == sentence and n.entity.is_person]
        told = [e for e in dict.fromkeys(people[::-1]) if e.sector not in {None, "CVL", "UNK"}]
        if told:
            return told if len(told) == count else []
    return []


def _fitting(head: str) -> Callable[[Entity], bool]:
    """Which actors a sum of such a noun may count."""
    if head in word_list("sum_states"):
        return lambda e: e.kind == "government" and e.country is not None
    if head in word_list("sum_parties"):
        return lambda e: not e.is_person and e.country is not None and e.sector in _PARTIES
    return lambda e: e.is_person and (head in e.heads or head in word_list("sum_persons"))


def _named_last(memory: Memory, sentence: int, head: str, count: int, outsiders: list[Entity]) -> list[Entity]:
    """The parties named last; of more in one sentence than are wanted, those the article names most."""
    fits, by_country = _fitting(head), head in word_list("sum_parties") | word_list("sum_states")
    found: list[Entity] = []
    for _, namings in groupby(memory.recent(sentence, _SPAN), key=lambda naming: naming.sentence):
        near: list[Entity] = []
        for entity in (naming.entity for naming in namings):
            known = [*found, *near]
            if not fits(entity) or entity in known or entity in outsiders:
                continue
            if not by_country or all(entity.country != other.country for other in known):
                near.append(entity)
        wanted = count - len(found)
        if len(near) > wanted and not by_country:
            chosen = sorted(near, key=lambda e: -e.tellings)[:wanted]
            near = [e for e in near if e in chosen]
        found += near[:wanted]
        if len(found) == count:
            return found[::-1]
    return []


def _of_pair(memory: Memory, seen: View, head: str, word: int) -> list[Entity]:
    """Those of the two countries the story is about, the one named last for each."""
    sentence, pair = seen.sentence.index, memory.pair
    if not pair or head not in word_list("sum_pairs") or any(e.country in pair for e in _doers(memory, seen, word)):
        return []
    fits = _fitting(head)
    found: dict[str, Entity] = {}
    for naming in memory.recent(sentence, _WIDE_SPAN):
        country = naming.entity.country
        if country is not None and country in pair and fits(naming.entity):
            found.setdefault(country, naming.entity)
    if len(found) < len(pair):
        return []
    together = (g.members for sentence in reversed(memory.groups) for g in memory.groups[sentence])
    joint = next((m for m in together if {e.country for e in m} == set(pair)), ())  # "*Peru and Chile* … the two"
    order = [e.country for e in (*joint, *(n.entity for n in memory.namings))]
    return sorted(found.values(), key=lambda entity: order.index(entity.country))


def _doers(memory: Memory, seen: View, word: int) -> list[Entity]:
    """Who does what the sum is an object of."""
    verbs = (v for t in seen.tokens(range(word, word + 1)) for c, v in ancestors(t) if c.dep_ not in SUBJECTS)
    verb = next((v for v in verbs if is_verb(v)), None)
    subjects = {seen.word_at.get(t.i, -1) for t in surface_subjects(verb)} if verb is not None else set()
    return [n.entity for n in memory.recent(seen.sentence.index, 0) if n.word in subjects and n.word != word]


def _outsiders(memory: Memory, seen: View, word: int) -> list[Entity]:
    """Who acts on a sum and so is no part of it: "Washington urged both sides"."""
    is_object = any(t.dep_ in ("dobj", "pobj", "dative") for t in seen.tokens(range(word, word + 1)))
    return [n.entity for n in memory.recent(seen.sentence.index, 0)] if is_object else []


def _named_here_first(memory: Memory, sentence: int, parties: list[Entity]) -> list[Entity]:
    """The parties of a sum, the one that the sentence names first: "Li said the three ministers agreed"."""
    here = {naming.entity for naming in memory.recent(sentence, 0)}
    return sorted(parties, key=lambda party: party not in here)


def counts_people(seen: View, root: int) -> bool:
    """Whether a bare number counts people, and is no year, price or share."""
    written, before, after = seen.words[root].text, seen.key(root - 1), seen.key(root + 1)
    is_money = seen.key(root - 2) in ("$", "€", "£") or (
        after in ("of", "in") and seen.key(root - 1) in ("$", "€", "£")
    )
    is_year = written.isdigit() and 1000 < int(written) < 2200
    return (
        not (is_year or is_money)
        and before not in ("$", "€", "£", "#")
        and after not in ("%", "percent", "cent", "pm", "am", "p.m")
    )
