"""Which act of its sentence a place belongs to: where it was done, by the words that put something there.

Places come from `ingest.coding.places`; where an act likely took place whose sentence names none is decided in
`ingest.coding.story`.
"""

from __future__ import annotations

from collections.abc import Sequence

from ingest.coding import grammar
from ingest.coding.circumstances import clause_distance, token_at
from ingest.coding.model import Place
from ingest.coding.syntax import words
from ingest.coding.tree import Doc, Token

LEAVING = frozenset(
    {"withdraw", "pull", "evacuate", "expel", "deport", "remove", "oust", "free", "recall", "bar", "ban"}
)
WITHIN = frozenset({"in", "at", "near", "outside", "inside"})
LOCATIVE = frozenset(
    {"in", "at", "near", "outside", "inside", "across", "around", "from", "into", "on", "over", "of", "to"}
)


def find_place(doc: Doc, trigger: Token, places: Sequence[Place]) -> Place | None:
    """The place the act's clause names after a preposition of place or acts upon, nearest in the tree first."""
    best: tuple[int, int, Place] | None = None
    named = [(place, word) for place in places if (word := token_at(doc, place.start, place.end)) is not None]
    for place, word in named:
        is_told = _is_where(word, trigger) or _is_barred(word, trigger)
        is_placed = is_told or _is_locative(word, trigger, place) or _is_struck(word, trigger, place)
        if not is_placed or _is_around(word, named):
            continue
        steps = None if _is_elsewhere(word, trigger) else clause_distance(word, trigger)
        is_there = steps is None and (is_told or _is_stay(word, trigger))
        if is_there or _is_of_deed(word, trigger):
            steps = 0
        if steps is not None:
            key = (steps, abs(word.i - trigger.i), place)
            best = key if best is None or key[:2] < best[:2] else best
    return best[2] if best else None


def _is_around(word: Token, named: Sequence[tuple[Place, Token]]) -> bool:
    """Whether the place only tells where another lies: "in the *Paris* suburb of Nanterre"."""
    held = grammar.prepositional(word.head, {"of"}) if word.dep_ == "compound" else []
    return any(other.i == inner.i for _, other in named for inner in held)


def _is_struck(word: Token, trigger: Token, place: Place) -> bool:
    """Whether the act is done to a town or region itself: "bombed Tripoli", "the Tripoli bombing", "visited Oslo"."""
    while word.dep_ in {"conj", "appos"}:
        word = word.head
    if place.precision == "country" and trigger.lemma_ not in words("going"):
        return False
    if word.dep_ == "compound":
        return word.head.i == trigger.i
    is_object = word.dep_ in {"dobj", "nsubjpass"} and word.head.i == trigger.i
    return is_object and trigger.lemma_ in words("going") | words("striking")


def _is_where(word: Token, trigger: Token) -> bool:
    """Whether the act is told in the place's own clause: "Goma, where rebels *shelled* a camp"."""
    for child, parent in grammar.ancestors(trigger):
        if child.dep_ == "relcl":
            is_there = any(c.lower_ == "where" for c in child.children)
            return is_there and (parent.i == word.i or word.is_ancestor(parent))
    return False


def _is_elsewhere(word: Token, trigger: Token) -> bool:
    """Whether the place is that of an act before or after it: "sacked him after police *shot* farmers in Cusco"."""
    for child, parent in grammar.ancestors(word):
        if child.dep_ == "advcl" and child.i != trigger.i and not child.is_ancestor(trigger):
            return any(c.dep_ == "mark" and c.lower_ in {"after", "before", "since", "once"} for c in child.children)
        if parent.i == trigger.i:
            return False
    return False


def _is_stay(word: Token, trigger: Token) -> bool:
    """Whether the act's subject is said to be there: "the envoy, who was in Beirut for talks, *met* the minister"."""
    verb = word.head.head
    if verb.lemma_ != "be" or verb.dep_ != "relcl" or any(child.dep_ == "attr" for child in verb.children):
        return False
    subject = verb.head.head if verb.head.dep_ == "appos" else verb.head
    while trigger.dep_ == "conj" and grammar.is_verb(trigger):
        trigger = trigger.head
    return subject.dep_ in grammar.SUBJECTS and subject.head.i == trigger.i and word.head.lower_ in WITHIN


def _is_barred(word: Token, trigger: Token) -> bool:
    """Whether the act keeps people or things from entering the place: "*blocked* aid from entering Goma"."""
    if word.dep_ != "dobj" or word.head.lemma_ not in words("going") or trigger.lemma_ not in words("barring"):
        return False
    return word.head.dep_ in {"acl", "pcomp"} and trigger.is_ancestor(word)


def _is_of_deed(word: Token, trigger: Token) -> bool:
    """Whether the place is that of the attack whose victims are told: "the raids on Kidal, which *killed* ten"."""
    deeds = grammar.surface_subjects(trigger) if trigger.lemma_ in words("casualty") else ()
    return any(deed.pos_ == "NOUN" and word.head.head.i == deed.i for deed in deeds)


def _is_locative(word: Token, trigger: Token, place: Place) -> bool:
    """Whether a preposition puts something at the place; that people are from it does not put the act there."""
    while word.dep_ in {"conj", "appos"}:
        word = word.head
    is_within = place.precision != "country"  # whose embassies and bases are abroad
    if is_within and word.dep_ == "compound" and word.head.pos_ == "NOUN" and word.head.head.lower_ in WITHIN:
        word = word.head  # "in a Manhattan hotel"
    preposition = word.head
    if word.dep_ != "pobj" or preposition.pos_ != "ADP" or preposition.lower_ not in LOCATIVE:
        return False
    if (preposition.lower_, preposition.head.dep_) in {("of", "nsubj"), ("to", "nsubj"), ("to", "nsubjpass")}:
        return False  # "the president of Egypt", "the ambassador to Libya"
    if preposition.lower_ != "from" or trigger.lemma_ in LEAVING:
        return True
    return preposition.head.i == trigger.i or preposition.head.pos_ not in {"NOUN", "PROPN"}
