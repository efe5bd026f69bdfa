"""Whom pronouns and definite descriptions mean, from what the article named before.

`he`, `the Syrian leader`, `the Islamist group`. Salience is simple on purpose: nearer before farther, subjects before
others. Sums (`both sides`) are in `sums`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ingest.coding.actor_resolution.groups import told_together
from ingest.coding.actor_resolution.lexicon import Entry
from ingest.coding.actor_resolution.memory import Entity, Memory
from ingest.coding.actor_resolution.view import View
from ingest.coding.actor_resolution.word_lists import word_list
from ingest.coding.grammar import coordinated, is_verb, surface_subjects
from ingest.coding.syntax import words
from ingest.coding.tree import Token

_SINGULAR = {
    "he": "male",
    "him": "male",
    "his": "male",
    "himself": "male",
    "she": "female",
    "her": "female",
    "herself": "female",
}
_NEUTER = frozenset({"it", "its", "itself"})
_PLURAL = frozenset({"they", "them", "their", "themselves"})
_SPAN, _PLURAL_SPAN = 3, 2
_OF_STATE = frozenset({"COP", "GOV", "JUD", "LEG", "MIL"})
_MEMORY = 40  # sentences in which an office holder stays in mind


def meant(memory: Memory, seen: View, word: int) -> list[Entity]:
    """The actors a pronoun stands for, several for a plural one after several; empty when none fits."""
    key = seen.words[word].text.lower()
    if key in _PLURAL - {"their"}:
        sayers = _sayers_of_clause(memory, seen, word, key)
        barred = _subjects_of_same_verb(seen, word) if key == "them" else frozenset()
        together = sayers if len(sayers) > 1 else told_together(memory, seen, word, barred, _PLURAL_SPAN)
        if together and (len(sayers) != 1 or sayers == together):
            return list(together)
    single = pronoun(memory, seen, word)
    return [single] if single is not None else []


def pronoun(memory: Memory, seen: View, word: int) -> Entity | None:
    """The one actor a pronoun stands for, None when none fits."""
    key = seen.words[word].text.lower()
    if speakers := [e for e in _sayers_of_clause(memory, seen, word, key) if not e.is_person or e.is_plural]:
        return speakers[0]
    is_object = key in ("him", "her", "them", "it") or _is_of_harmed(seen, word)
    barred = _subjects_of_same_verb(seen, word) if is_object else frozenset()
    if key in _SINGULAR:
        gender = _SINGULAR[key]
        barred_speaker = _last_speaker(memory, seen.sentence.index) if _is_quoted(seen, word) else None
        found = _salient(
            memory,
            seen,
            word,
            lambda e: e.is_person and e.gender in (None, gender) and e is not barred_speaker,
            barred=barred,
            nearest=key in ("him", "her") or _follows_infinitive(seen, word),
        )
        if found is not None and found.gender is None:
            found.gender = gender
        return found
    if key in _NEUTER:
        if key == "it" and _is_thing(seen, word):
            return None
        nearest = _follows_infinitive(seen, word)
        barred |= _listed_before(seen, word)
        return _salient(
            memory, seen, word, lambda e: not e.is_person and not e.is_plural, barred=barred, span=2, nearest=nearest
        )
    if key in _PLURAL:
        plural = _salient(memory, seen, word, lambda e: e.is_plural, barred=barred, span=_PLURAL_SPAN)
        return plural or _salient(memory, seen, word, lambda e: not e.is_person, barred=barred, span=_PLURAL_SPAN)
    return None


def _listed_before(seen: View, word: int) -> frozenset[int]:
    """Words of several subjects, which no singular means: "Peru and Chile left Haiti and expelled *its* envoys"."""
    if seen.doc is None:
        return frozenset()
    first = (t for t in seen.doc if t.dep_ in ("nsubj", "nsubjpass"))
    several = (tokens for t in first if len(tokens := coordinated(t)) > 1)
    at = [
        seen.word_at.get(t.i, -1) for tokens in several if seen.word_at.get(tokens[-1].i, word) < word for t in tokens
    ]
    return frozenset(at)


def _may_belong_above(verb: Token) -> bool:
    """Whether a coordinated verb without subject may go with the verb of saying: "he said she lied and *sued* her"."""
    if verb.dep_ != "conj" or any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children):
        return False
    while verb.dep_ == "conj":
        verb = verb.head
    return bool(verb.dep_ == "ccomp")


def _is_thing(seen: View, word: int) -> bool:
    """Whether an object `it` is what is said or done rather than somebody: "rejected it", not "accused it of"."""
    tokens = seen.tokens(range(word, word + 1))
    if any(t.dep_ == "pobj" and t.head.lower_ == "against" for t in tokens):  # voted against it
        return True
    objects = [t for t in tokens if t.dep_ == "dobj"]
    return any(not any(c.dep_ == "xcomp" or c.lower_ == "of" for c in t.head.children) for t in objects)


def _sayers_of_clause(memory: Memory, seen: View, word: int, key: str) -> tuple[Entity, ...]:
    """Who say the clause whose subject an `it` or `they` is: "Syria said *it* would never sign"."""
    tokens = seen.tokens(range(word, word + 1))
    if key not in ("it", "they") or not tokens or tokens[0].dep_ != "nsubj" or tokens[0].head.dep_ != "ccomp":
        return ()
    subjects = {seen.word_at.get(t.i, -1) for t in surface_subjects(tokens[0].head.head) if t.i < tokens[0].i}
    return tuple(n.entity for n in memory.recent(seen.sentence.index, 0) if n.word in subjects)[::-1]


def _subjects_of_same_verb(seen: View, word: int) -> frozenset[int]:
    """Words of the subject whose verb the pronoun is an object of: "Zelensky fired him" is not Zelensky."""
    if seen.doc is None:
        return frozenset()
    token = next((seen.doc[t] for t, w in seen.word_at.items() if w == word), None)
    if token is not None and token.dep_ == "poss":
        token = token.head
    if token is None or token.dep_ not in ("dobj", "dative", "pobj"):
        return frozenset()
    verbs = [token.head.head if token.dep_ == "pobj" else token.head]
    while verbs[-1].dep_ == "xcomp":  # who threatens to arrest him is not him either
        verbs.append(verbs[-1].head)
    subjects = [c for verb in verbs if is_verb(verb) and not _may_belong_above(verb) for c in surface_subjects(verb)]
    nations = [c for subject in subjects for c in subject.children if c.dep_ == "amod"]  # of "Greek police" the Greek
    return frozenset(seen.word_at.get(word.i, -1) for word in (*subjects, *nations))


def _is_of_harmed(seen: View, word: int) -> bool:
    """Whether it tells whose the one is who is hurt or held, seldom the doer's own: "troops captured *its* pilot"."""
    owners = [t for t in seen.tokens(range(word, word + 1)) if t.dep_ == "poss" and t.head.dep_ == "dobj"]
    return seen.key(word + 1) != "own" and any(t.head.head.lemma_ in words("harming") for t in owners)


def _salient(
    memory: Memory,
    seen: View,
    word: int,
    fits: Callable[[Entity], bool],
    *,
    barred: frozenset[int],
    span: int = _SPAN,
    nearest: bool = False,
) -> Entity | None:
    """The fitting entity named before the word, subjects first unless the `nearest` is asked for."""
    sentence = seen.sentence.index
    barred_entities = {n.entity for n in memory.recent(sentence, 0) if n.word in barred}
    here = [n for n in memory.recent(sentence, 0) if n.word < word and n.entity not in barred_entities]
    here = [n for n in here if fits(n.entity)]
    subject = None if nearest else next((n for n in reversed(here) if n.is_subject), None)
    if subject is not None or here:
        return (subject or here[0]).entity
    for back in range(1, span + 1):
        there = [n for n in memory.recent(sentence - back, 0) if n.sentence == sentence - back]
        there = [n for n in there if fits(n.entity) and n.entity not in barred_entities]
        subject = next((n for n in reversed(there) if n.is_subject), None)
        if subject is not None or there:
            return (subject or there[0]).entity
    return None


def _follows_infinitive(seen: View, word: int) -> bool:
    """Whether the pronoun stands in an infinitive, whose subject is nearer: "called on X to meet his ..."."""
    return any(seen.tags[i] == "TO" and seen.tags[i + 1] == "VB" for i in range(max(word - 5, 0), word))


def _is_quoted(seen: View, word: int) -> bool:
    """Whether an odd number of quotation marks stands before the word."""
    marks = [w.text for w in seen.words[:word]]
    return marks.count("“") > marks.count("”") or marks.count('"') % 2 == 1


def _last_speaker(memory: Memory, sentence: int) -> Entity | None:
    return next((n.entity for n in memory.recent(sentence, 2) if n.is_speaker), None)


def person_by_role(memory: Memory, entry: Entry, country: str | None, sentence: int) -> Entity | None:
    """The person an office stands for: "the president", "the Syrian leader", "Israel's defence minister"."""
    head = entry.name
    fits = [
        e for e in _people(memory, sentence) if head in e.heads and (country is None or e.country in (None, country))
    ]
    if country is not None:
        fits = [e for e in fits if e.country == country] or fits
    elif not entry.inherits:  # "the president" is that of a country before that of a union
        fits.sort(key=lambda e: (e.sector != entry.sector, memory.is_domestic and e.country != memory.story))
    if not fits and head in word_list("ranks"):  # the commander told of by his rank
        fits = [e for e in _people(memory, sentence) if e.sector == "MIL" and country in (None, e.country)]
    return fits[0] if fits else None


def last_person(memory: Memory, entry: Entry, sentence: int) -> Entity | None:
    """The person `the man` or `the woman` means: the one named last who may be it."""
    gender = "male" if entry.name in word_list("male_words") else "female"
    people = (n.entity for n in memory.recent(sentence, 3) if n.entity.is_person and n.entity.key)
    return next((e for e in people if e.gender in (None, gender)), None)


def members(memory: Memory) -> Entity | None:
    """Who plain `protesters` or `activists` are when the article spoke of `Just Stop Oil protesters`."""
    heads = word_list("protest_heads")
    return next((e for e in memory.entities if e.is_plural and e.belongs and e.heads & heads), None)


def unnamed(memory: Memory, sentence: int) -> Entity | None:
    """Whom a bare `some`, `many` or `others` counts: the people spoken of last."""
    recent = (n.entity for n in memory.recent(sentence, 2))
    return next((e for e in recent if e.is_plural and e.kind == "population"), None)


def _people(memory: Memory, sentence: int) -> Iterator[Entity]:
    """Persons, the latest named first, then those that come later in the article."""
    seen: set[int] = set()
    for naming in memory.recent(sentence, _MEMORY):
        if naming.entity.is_person and id(naming.entity) not in seen:
            seen.add(id(naming.entity))
            yield naming.entity
    yield from (e for e in memory.entities if e.is_person and id(e) not in seen)


def body_by_head(memory: Memory, entry: Entry, sentence: int, country: str | None) -> Entity | None:
    """The body a definite description repeats: "the group", "the court", "the agency", "the paper"."""
    head = entry.name.rpartition(" ")[2]
    kinds = word_list(f"hypernym_{head}") if head in word_list("hypernyms") else frozenset()
    for naming in memory.recent(sentence, 8):
        entity = naming.entity
        if entity.is_person or entity.is_plural or (country is not None and entity.country != country):
            continue
        is_foreign = entity.country not in {memory.story, None, "IGO", "NGO"} and entry.sector in _OF_STATE
        if memory.story is not None and is_foreign and naming.sentence < sentence - 1:
            continue  # further on, "the government" is the story's own again
        if entry.sector == "REB" and entity.sector == "REB" and entity.kind == "armed_group":
            return entity
        if {f"k:{entity.kind}", f"s:{entity.sector}"} & kinds:
            return entity
        bears_head = entity.name.lower().split()[-1] == head
        if bears_head or (entity.sector == entry.sector and head in entity.heads):
            return entity
    return None
