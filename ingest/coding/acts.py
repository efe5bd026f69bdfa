"""Which lexicon hits and assertions are political acts, and of which type: the step between words and events.

A hit becomes an act when somebody public takes part in it, or when violence, protest or force is told without saying
whose. What somebody will do becomes an agreement, what somebody will not do a rejection, as PLOVER has it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from ingest.coding import figures, grammar
from ingest.coding.arguments import Arguments, arguments
from ingest.coding.assertions import Assertion
from ingest.coding.codebook import codebook
from ingest.coding.model import Actor, Party, Status
from ingest.coding.mood import has_ceased, is_simple_present
from ingest.coding.parties import parties
from ingest.coding.resolver import Resolver
from ingest.coding.slots import Hit, fill
from ingest.coding.status import FACTUAL, Reading, is_intent, is_purpose, is_unwilling, read_status
from ingest.coding.syntax import words
from ingest.coding.tree import Token

TOLD_WITHOUT_ACTORS = frozenset({"ASSAULT", "PROTEST", "COERCE"})
DEEDS = frozenset({"ASSAULT", "COERCE"})
SOURCELESS_NOUNS = frozenset({"ASSAULT", "PROTEST", "COERCE", "CONSULT", "MOBILIZE", "SANCTION", "RETREAT"})
VERBAL_TYPES = frozenset({"ACCUSE", "AGREE", "CONCEDE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"})
SPEECH_ACTS = frozenset({"REQUEST", "THREATEN"})  # made once said: "is calling for" has called for it
PUBLIC_SECTORS = frozenset(
    ["GOV", "MIL", "COP", "JUD", "LEG", "PTY", "OPP", "REB", "SPY", "NGO", "IGO", "CRM", "LAB", "REF", "MED", "REL"]
)
INTENT_CODES = {"AID": "033", "COOPERATE": "031", "CONCEDE": "035", "RETREAT": "035", "SUPPORT": "032"}
OWN_WORD_TYPES = frozenset({"CONCEDE", "RETREAT"})
THREAT_CODES = {"ASSAULT": "138", "COERCE": "132", "MOBILIZE": "138", "PROTEST": "133", "SANCTION": "130"}
THING_PRONOUNS = frozenset({"it", "this", "that", "which", "itself"})
OWN_PRONOUNS = frozenset({"he", "i", "it", "she", "they", "we"})
REFUSAL_CODES = {
    "AGREE": "120",
    "AID": "122",
    "CONCEDE": "124",
    "CONSULT": "125",
    "COOPERATE": "121",
    "RETREAT": "124",
    "SUPPORT": "120",
}


@dataclass(frozen=True, slots=True)
class Act:
    """An act with its parties, not yet split into pairs: codes, the word it hangs on, all its words, its light noun.

    `absorbed` are the acts that told the same and were merged into this one.
    """

    event_type: str
    mode: str | None
    cameo_code: str
    contexts: tuple[str, ...]
    rule: str
    pattern: str
    head: Token
    words: tuple[Token, ...]
    noun: Token | None
    sources: tuple[Party, ...]
    targets: tuple[Party, ...]
    symmetric: bool
    reading: Reading
    absorbed: tuple[Act, ...] = ()


class Obstacle(StrEnum):
    """Why a lexicon hit is no political act."""

    THING = "a thing, not somebody held, is let out"
    CHARGED = "what somebody is blamed or held for, not told as a fact"
    ASSERTED = "a judgement or demand in somebody's words tells it already"
    FIGURE = "a figure of speech, or only asked"
    BYSTANDER = "done by nature, chance or a thing, not by an actor"
    NO_PARTY = "neither source nor target is a public actor"
    NO_SOURCE = "its doer is not a political actor"
    PRIVATE = "only people of private life, or firms among themselves, take part"
    PURPOSE = "only the purpose of another act, not told as a fact"


def act_of_hit(hit: Hit, resolve: Resolver, is_headline: bool) -> Act | Obstacle:
    """The act that a lexicon hit tells, or why it is nobody's political act."""
    roles = arguments(hit)
    sources, targets = parties(hit, roles, resolve)
    obstacle = _not_meant(hit, roles, sources, targets) or _obstacle(hit, roles.sources, sources, targets)
    if obstacle is not None:
        return obstacle
    reading = read_status(_status_word(hit), is_headline)
    is_spoken = hit.entry.event_type in SPEECH_ACTS or hit.entry.pos == "a"
    if is_spoken and reading.status == "ongoing":
        reading = replace(reading, status="occurred")
    if reading.status not in FACTUAL and is_purpose(hit.head):
        if not _is_spoken_out(hit, is_headline):
            return Obstacle.PURPOSE
        reading = replace(reading, status="occurred")
    act = Act(
        event_type=hit.entry.event_type,
        mode=hit.entry.mode,
        cameo_code=hit.entry.cameo_code,
        contexts=hit.entry.contexts,
        rule=f"{hit.entry.rule} [{_pattern(hit)}]",
        pattern=_pattern(hit),
        head=hit.head,
        words=hit.words,
        noun=hit.noun,
        sources=tuple(sources),
        targets=tuple(targets),
        symmetric=roles.symmetric,
        reading=reading,
    )
    if figures.is_in_words(hit, sources, targets):
        return replace(act, event_type="ACCUSE", mode="disapprove", cameo_code="111")
    if _is_promise(act):
        return _as_promise(act)
    if _is_announced(act):
        return _as_threat(act)
    return _as_refusal(act) if _is_refusal(act) else act


def _not_meant(hit: Hit, roles: Arguments, sources: Sequence[Party], targets: Sequence[Party]) -> Obstacle | None:
    if figures.is_figure(hit, sources, targets) or figures.is_asked(hit) or figures.is_interview(hit, targets):
        return Obstacle.FIGURE
    if figures.is_mishap(hit):
        return Obstacle.BYSTANDER
    if figures.is_private(hit, roles, sources, targets):
        return Obstacle.PRIVATE
    return Obstacle.CHARGED if figures.is_charge(hit.head, hit.entry.event_type in DEEDS) else None


def _is_spoken_out(hit: Hit, is_headline: bool) -> bool:
    """Whether what somebody did was to say something: "went to court *to demand* their release"."""
    governor = hit.head.head
    is_said = hit.entry.event_type in {"REQUEST", "ACCUSE"} and grammar.is_verb(hit.head) and grammar.is_verb(governor)
    return is_said and read_status(governor, is_headline).status == "occurred"


def _status_word(hit: Hit) -> Token:
    """The word whose mood is the act's: of "planned a *strike*" the noun, of "*is* not willing" the copula."""
    if hit.noun is not None and is_intent(hit.head) and hit.entry.event_type not in VERBAL_TYPES:
        return hit.noun
    is_predicate = hit.entry.pos == "a" and hit.head.dep_ == "acomp" and grammar.is_verb(hit.head.head)
    return hit.head.head if is_predicate else hit.head


def act_of_assertion(found: Assertion) -> Act:
    """The accusation or request that an assertion makes."""
    return Act(
        event_type=found.event_type,
        mode=None,
        cameo_code=codebook().default_cameo(found.event_type),
        contexts=(),
        rule=found.rule,
        pattern="assertion",
        head=found.trigger,
        words=(found.trigger,),
        noun=None,
        sources=found.sources,
        targets=found.targets,
        symmetric=False,
        reading=Reading("ongoing" if _is_held(found.trigger) else "occurred"),
    )


def _is_held(verb: Token) -> bool:
    """Whether a view is told as one still held: "critics claim", but not "says", which tells of one occasion."""
    return is_simple_present(verb) and verb.lemma_ in words("stance") - {"say", "tell", "write"}


def _is_promise(act: Act) -> bool:
    """Whether somebody will, or is ready to, do a cooperative act: PLOVER codes the intent, not the act.

    That somebody yields or withdraws is promised only in his own words; foretold by others it stays the act, planned.
    """
    if act.event_type not in INTENT_CODES or act.reading.status != "planned" or not act.sources:
        return False
    is_intended = act.head.dep_ == "xcomp" and act.head.head.lemma_ != "be"  # "agreed to free", not "is to free"
    return act.event_type not in OWN_WORD_TYPES or is_intended or _is_own_word(act)


def _is_own_word(act: Act) -> bool:
    """Whether the act stands in what its doer says: "Iraq said *it* would withdraw"."""
    sayer, doers = act.reading.sayer, grammar.doers(act.head) if grammar.is_verb(act.head) else []
    if sayer is None or act.head.dep_ != "ccomp":
        return False
    return any(t.i == sayer.i or t.lower_ in OWN_PRONOUNS for t in doers)


def _as_promise(act: Act) -> Act:
    said: Status = "occurred" if act.reading.sayer is not None else "planned"
    return replace(
        act,
        event_type="AGREE",
        mode=None,
        cameo_code=INTENT_CODES[act.event_type],
        rule=f"{act.rule} as intent",
        reading=replace(act.reading, status=said),
    )


def _is_announced(act: Act) -> bool:
    """Whether somebody says that he will do a hostile act: PLOVER codes the threat."""
    if act.event_type not in THREAT_CODES or act.reading.status != "planned" or not act.sources:
        return False
    return _is_own_word(act)


def _as_threat(act: Act) -> Act:
    return replace(
        act,
        event_type="THREATEN",
        mode=None,
        cameo_code=THREAT_CODES[act.event_type],
        rule=f"{act.rule} as threat",
        reading=replace(act.reading, status="occurred"),
    )


def _is_refusal(act: Act) -> bool:
    """Whether somebody will not do a cooperative act: PLOVER codes the refusal."""
    return (
        act.event_type in REFUSAL_CODES
        and act.reading.status == "denied"
        and bool(act.sources)
        and (act.pattern == "adjective" or is_unwilling(act.head) or has_ceased(act.head) or _is_withheld(act))
    )


def _is_withheld(act: Act) -> bool:
    """Whether somebody says that he cannot agree: "said he *could not* support the bill"."""
    is_able = any(c.dep_ == "aux" and c.lemma_ in {"can", "could"} for c in act.head.children)
    return is_able and act.event_type in {"AGREE", "SUPPORT"} and _is_own_word(act)


def _as_refusal(act: Act) -> Act:
    return replace(
        act,
        event_type="REJECT",
        mode=None,
        cameo_code=REFUSAL_CODES[act.event_type],
        symmetric=False,
        rule=f"{act.rule} refused",
        reading=replace(act.reading, status="occurred"),
    )


def is_political(actor: Actor) -> bool:
    """Whether the actor is known to belong to a state, an organisation or a sector of public life."""
    return actor.country is not None or actor.sector not in {None, "UNK"}


def is_public(actor: Actor) -> bool:
    """Whether the actor's words and deeds are politics: a public body or office, or a people; not a private person."""
    is_private = actor.kind == "person" and not actor.in_affairs
    return actor.sector in PUBLIC_SECTORS or (actor.country is not None and not is_private)


def _obstacle(
    hit: Hit, written: Sequence[Token], sources: Sequence[Party], targets: Sequence[Party]
) -> Obstacle | None:
    if hit.entry.mode == "release" and any(t.lower_ in THING_PRONOUNS for t in fill("obj", hit)):
        return Obstacle.THING
    overt = [t for t in written if t.pos_ not in {"PRON", "DET"}]
    if any(figures.is_by_chance(t) for t in overt):
        return Obstacle.BYSTANDER
    told = hit.entry.event_type in TOLD_WITHOUT_ACTORS
    public = any(is_public(p.actor) for p in (*sources, *targets))
    known = public or (told and any(is_political(p.actor) for p in (*sources, *targets)))
    known = known or (bool(sources) and any(t.lemma_.lower() in words("political") for t in hit.head.subtree))
    if hit.entry.pos == "n":
        if not sources and len(targets) < 2 and hit.entry.event_type not in SOURCELESS_NOUNS:
            return Obstacle.NO_SOURCE
        return None if known or told else Obstacle.NO_PARTY
    if overt and not sources and hit.entry.pos == "v":
        return _without_actor(hit, {t.lemma_.lower() for t in overt}, known or told)
    return None if known or (told and grammar.is_passive(hit.head)) else Obstacle.NO_PARTY


def _without_actor(hit: Hit, doers: set[str], is_told: bool) -> Obstacle | None:
    """Verbs whose subject is no actor: crowds and workers protest, strikes, decisions and letters act for owners."""
    if hit.entry.event_type == "PROTEST" and (hit.entry.mode == "strike" or doers & words("crowd")):
        return None
    acting = doers & (words("instrument") | words("speaking_noun"))
    return None if acting and (is_told or hit.entry.event_type == "MOBILIZE") else Obstacle.NO_SOURCE


def _pattern(hit: Hit) -> str:
    if hit.entry.pos == "n":
        return "noun"
    if hit.entry.pos == "a":
        return "adjective"
    return "passive" if grammar.is_passive(hit.head) else "active"
