"""Acts that lie in what somebody says of another rather than in a verb of its own: judgements and demands.

"The envoy argued that Israel's conduct violates the law" accuses; "Congress should start today", said in somebody's
voice, requests. Both need a speaker: the subject of the governing verb of saying, or the voice of a quotation.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ingest.coding import grammar
from ingest.coding.model import Party
from ingest.coding.mood import is_condition
from ingest.coding.parties import resolve_all
from ingest.coding.resolver import Resolver
from ingest.coding.slots import complements
from ingest.coding.syntax import words
from ingest.coding.tree import Doc, Token

Voice = Callable[[Token], Party | None]

OBLIGATIONS = frozenset({"must", "should", "ought"})
NEEDS = frozenset({"need", "have"})
FIRST_PERSON = frozenset({"i", "we", "you", "it", "there", "this", "that", "nobody", "anybody", "anyone", "everyone"})


@dataclass(frozen=True, slots=True)
class Assertion:
    """One judgement or demand, who makes it and of whom.

    `predicate` is the word it rests on, `trigger` the one that tells it: the verb of saying where there is one.
    """

    event_type: str
    predicate: Token
    trigger: Token
    sources: tuple[Party, ...]
    targets: tuple[Party, ...]
    rule: str


def find_assertions(doc: Doc, resolve: Resolver, voice: Voice) -> list[Assertion]:
    """The judgements and demands of a sentence; `voice` tells who speaks the words at a token, None for the outlet."""
    found: list[Assertion] = []
    for verb in doc:
        if not grammar.is_verb(verb) or not _is_clause(verb):
            continue
        kind = None if is_condition(verb) else _kind(verb)
        if kind is None:
            continue
        trigger, speakers = _speakers(verb, resolve, voice)
        if not speakers:
            continue
        event_type, rule = kind
        is_doer = not grammar.is_passive(verb) or verb.lemma_ in words("tainting")
        subjects = grammar.surface_subjects(verb) if is_doer else grammar.agents(verb)
        told = {p.actor.actor_id for p in speakers}
        targets = [p for p in resolve_all(subjects, resolve) if p.actor.actor_id not in told]
        if _stands(event_type, verb, targets):
            found.append(Assertion(event_type, verb, trigger, tuple(speakers), tuple(targets), rule))
    return found


def _is_clause(verb: Token) -> bool:
    """Whether the verb heads a clause of its own, not an infinitive or participle hung on a noun or a preposition."""
    if verb.dep_ == "conj" and grammar.is_verb(verb.head):
        if any(c.dep_ in grammar.SUBJECTS for c in verb.children):
            return True
        return _is_clause(verb.head)
    if verb.dep_ not in {"ROOT", "ccomp", "conj", "advcl", "parataxis", "relcl", "dep"}:
        return False
    return not any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def _stands(event_type: str, verb: Token, targets: list[Party]) -> bool:
    """A judgement needs somebody judged; a demand may be put in the passive, without saying who is to act."""
    if event_type == "ACCUSE":
        return bool(targets) or grammar.is_passive(verb)
    for subject in grammar.surface_subjects(verb):
        if subject.lower_ in FIRST_PERSON or any(c.lower_ in {"a", "an"} for c in subject.children):
            return False  # a wish of the speaker's own, or a rule about nobody in particular
    return bool(targets) or grammar.is_passive(verb)


def _speakers(verb: Token, resolve: Resolver, voice: Voice) -> tuple[Token, list[Party]]:
    """The verb of saying over the clause, else the clause's own verb, and who says it: its subject, else the voice."""
    for child, parent in grammar.ancestors(verb):
        if child.dep_ in {"relcl", "acl"}:
            break
        if child.dep_ in {"ccomp", "parataxis"} and parent.lemma_ in words("stance"):
            return parent, resolve_all(grammar.doers(parent), resolve)
        if child.dep_ not in {"ccomp", "conj", "advcl", "xcomp"}:
            break
    speaker = voice(verb)
    return verb, [] if speaker is None else [speaker]


def _kind(verb: Token) -> tuple[str, str] | None:
    """Type and rule of what the clause says of its subject, None when it is neither judgement nor demand."""
    if _obliges(verb):
        return "REQUEST", "request/assertion/obligation"
    negated = grammar.is_negated(verb)
    heads = [verb, *(c for c in complements(verb) if c.dep_ == "xcomp")]
    for head in heads:
        lemma = head.lemma_.lower()
        if not negated and lemma in words("wrongdoing_verb") and _does_wrong(head):
            return "ACCUSE", f"accuse/assertion/{lemma}"
        if negated and lemma in words("duty_verb") and not any(c.tag_ == "MD" for c in verb.children):
            return "ACCUSE", f"accuse/assertion/not {lemma}"
        for said in () if negated else _predicates(head):
            if said.lemma_.lower() in words("wrongdoing_noun") | words("wrongdoing_adjective"):
                return "ACCUSE", f"accuse/assertion/{said.lemma_.lower()}"
    return None


def _does_wrong(verb: Token) -> bool:
    """Whether somebody is told to do the wrong himself; a threat *to do* something is an act of its own."""
    if verb.lemma_ == "threaten" and complements(verb):
        return False
    return not grammar.is_passive(verb) or bool(grammar.agents(verb))


def _predicates(verb: Token) -> Iterator[Token]:
    """Nouns and adjectives said of the subject: "is unlawful", "acts with impunity"."""
    for child in verb.children:
        if child.dep_ in {"acomp", "attr", "oprd"} and verb.lemma_ in {"be", "become", "remain", "seem", "constitute"}:
            yield from grammar.coordinated(child)
        elif child.dep_ == "prep" and child.lower_ in (
            {"with", "as"} | ({"to"} if verb.lemma_ == "subject" else set())
        ):
            yield from (g for g in child.children if g.dep_ == "pobj")
        elif child.dep_ == "dobj" and verb.lemma_ in {
            "commit",
            "spread",
            "pose",
            "represent",
            "constitute",
            "continue",
        }:
            yield from grammar.coordinated(child)


def _obliges(verb: Token) -> bool:
    for child in verb.children:
        if child.dep_ != "aux":
            continue
        if child.lower_ in OBLIGATIONS and not any(c.lower_ == "have" for c in verb.children):
            return True
        if (
            child.lower_ in {"can", "ca"}
            and grammar.is_negated(verb)
            and verb.lemma_ in {"allow", "permit", "tolerate"}
        ):
            return True
    governed = verb.dep_ == "ROOT" or verb.dep_ in {"ccomp", "conj"}
    following = verb.nbor(1).lower_ if verb.i + 1 < len(verb.doc) else ""
    return governed and verb.lemma_ in NEEDS and following == "to" and not grammar.is_passive(verb)
