"""From lexicon hits to event mentions: which hits are acts, who did them to whom, one row for each act and pair.

Reads one article at a time with its actors, times, places and quotes already found. The tree is read by
`ingest.coding.match` and `ingest.coding.arguments`, status and circumstances by their own modules.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

from spacy.tokens import Doc, Token

from ingest.coding import circumstances, grammar
from ingest.coding.arguments import arguments, resolve_all
from ingest.coding.assertions import Assertion, find_assertions
from ingest.coding.codebook import codebook
from ingest.coding.continuity import Told, settle
from ingest.coding.lexicon import Lexicon
from ingest.coding.match import Hit, find
from ingest.coding.model import Actor, EventMention, Party, Place, Quote, Sentence, TimeExpression
from ingest.coding.speech import source_phrase, speech_around
from ingest.coding.status import FACTUAL, Reading, is_purpose, is_unwilling, read_status
from ingest.coding.syntax import words

FIRST_PERSON = frozenset({"i", "we", "us", "our", "me", "my", "ours", "mine"})
TOLD_WITHOUT_ACTORS = frozenset({"ASSAULT", "PROTEST", "COERCE"})
INTENT_CODES = {"AID": "033", "COOPERATE": "031", "CONCEDE": "035", "RETREAT": "035", "SUPPORT": "032"}
REFUSAL_CODES = {
    "AGREE": "120",
    "AID": "122",
    "CONCEDE": "124",
    "CONSULT": "125",
    "COOPERATE": "121",
    "RETREAT": "124",
    "SUPPORT": "120",
}
SPEECH_ACTS = frozenset({"REQUEST", "THREATEN"})  # told in the present, they have been made
PUBLIC_SECTORS = frozenset("GOV MIL COP JUD LEG PTY OPP REB SPY NGO IGO CRM LAB REF MED REL".split())
SOURCELESS_NOUNS = frozenset({"ASSAULT", "PROTEST", "COERCE", "CONSULT", "MOBILIZE", "SANCTION", "RETREAT"})
SEVERAL_MEETINGS = frozenset({"meetings", "calls", "visits", "conversations", "briefings"})
FRAME_TYPES = frozenset({"AGREE", "REQUEST", "THREATEN", "REJECT", "CONCEDE"})
JUDGEMENT_TYPES = frozenset({"REJECT", "THREATEN", "ACCUSE"})

At = Callable[[int, Token], list[Party]]


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of the article before its events are read. `times` and `places` are by sentence index."""

    sentences: Sequence[Sentence]
    docs: Sequence[Doc | None]
    lexicon: Lexicon
    at: At
    times: Sequence[Sequence[TimeExpression]]
    places: Sequence[Sequence[Place]]
    quotes: Sequence[Quote]
    published_on: date | None
    story_place: Place | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """An act with its parties, not yet split into pairs: codes, the word it hangs on, all its words, its light noun."""

    event_type: str
    mode: str | None
    cameo_code: str
    contexts: tuple[str, ...]
    rule: str
    head: Token
    words: tuple[Token, ...]
    noun: Token | None
    sources: tuple[Party, ...]
    targets: tuple[Party, ...]
    symmetric: bool
    reading: Reading


def read_events(context: Context) -> list[EventMention]:
    """All event mentions of the article, by sentence and by position of their trigger."""
    found: list[Told] = []
    for sentence, doc in zip(context.sentences, context.docs, strict=True):
        if doc is not None:
            found.extend(_read_sentence(sentence, doc, context))
    return settle(found, context.published_on, context.story_place)


def _read_sentence(sentence: Sentence, doc: Doc, context: Context) -> list[Told]:
    def resolve(token: Token) -> list[Party]:
        return parties_at(token, sentence, context)

    hits = find(doc, context.lexicon, lambda token: bool(resolve(token)))
    asserted = find_assertions(doc, resolve, lambda token: _voice(token, sentence, context))
    judged = {a.predicate.i for a in asserted}
    acts = [_assertion_act(a) for a in asserted]
    acts += [
        act
        for hit in hits
        if not (hit.head.i in judged and hit.entry.event_type in JUDGEMENT_TYPES)
        and (act := _act(hit, sentence, resolve)) is not None
    ]
    acts = [act for act in acts if not _is_content(act, acts)]
    told = [
        Told(row, (act.noun or act.head).lemma_, _points_back(act))
        for act in merge(acts)
        for row in _rows(act, sentence, doc, context, resolve)
    ]
    told.sort(key=lambda one: (one.row.trigger_start, one.row.trigger_end))
    return [replace(one, row=replace(one.row, ordinal=ordinal)) for ordinal, one in enumerate(told)]


def _points_back(act: Act) -> bool:
    """Whether the words refer to an act told before: "the attack", "those arrests"."""
    return not grammar.is_verb(act.head) and any(
        c.lower_ in {"the", "this", "these", "those", "that"} for c in act.head.children
    )


def parties_at(token: Token, sentence: Sentence, context: Context) -> list[Party]:
    """The actors a noun phrase denotes; the first person inside a quotation is its speaker."""
    if token.lower_ in FIRST_PERSON:
        quote = speech_around(token, sentence, context.quotes)
        if quote is None or quote.speaker is None:
            return []
        start = sentence.start + token.idx
        return [Party(token.text, start, start + len(token.text), quote.speaker.actor)]
    return context.at(sentence.index, token)


def _act(hit: Hit, sentence: Sentence, resolve: Callable[[Token], list[Party]]) -> Act | None:
    """The hit with its parties, or None when it is not an act of anybody political."""
    roles = arguments(hit)
    sources, targets = resolve_all(roles.sources, resolve), resolve_all(roles.targets, resolve)
    targets = [t for t in targets if all(t.actor.actor_id != s.actor.actor_id for s in sources)]
    if not _admissible(hit, roles.sources, sources, targets):
        return None
    reading = read_status(hit.head, sentence.in_title)
    if hit.entry.event_type in SPEECH_ACTS and reading.status == "ongoing":
        reading = replace(reading, status="occurred")
    if reading.status not in FACTUAL and is_purpose(hit.head):
        return None
    entry = hit.entry
    act = Act(
        event_type=entry.event_type,
        mode=entry.mode,
        cameo_code=entry.cameo_code,
        contexts=entry.contexts,
        rule=f"{entry.rule} [{_pattern(hit)}]",
        head=hit.head,
        words=hit.words,
        noun=hit.noun,
        sources=tuple(sources),
        targets=tuple(targets),
        symmetric=roles.symmetric,
        reading=reading,
    )
    if _is_promise(act):
        return _as_promise(act)
    return _as_refusal(act) if _is_refusal(act) else act


def _is_promise(act: Act) -> bool:
    """Whether somebody will, or is ready to, do a cooperative act: PLOVER codes the intent, not the act."""
    return act.event_type in INTENT_CODES and act.reading.status == "planned" and bool(act.sources)


def _as_promise(act: Act) -> Act:
    said = "occurred" if act.reading.sayer is not None else "planned"
    return replace(
        act,
        event_type="AGREE",
        mode=None,
        cameo_code=INTENT_CODES[act.event_type],
        rule=f"{act.rule} as intent",
        reading=replace(act.reading, status=said),
    )


def _is_refusal(act: Act) -> bool:
    """Whether somebody will not do a cooperative act: PLOVER codes the refusal."""
    return (
        act.event_type in REFUSAL_CODES
        and act.reading.status == "denied"
        and bool(act.sources)
        and is_unwilling(act.head)
    )


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


def _assertion_act(found: Assertion) -> Act:
    return Act(
        event_type=found.event_type,
        mode=None,
        cameo_code=codebook().default_cameo(found.event_type),
        contexts=(),
        rule=found.rule,
        head=found.trigger,
        words=(found.trigger,),
        noun=None,
        sources=found.sources,
        targets=found.targets,
        symmetric=False,
        reading=Reading("occurred"),
    )


def _voice(token: Token, sentence: Sentence, context: Context) -> Party | None:
    quote = speech_around(token, sentence, context.quotes)
    return None if quote is None else quote.speaker


def _is_content(act: Act, acts: Sequence[Act]) -> bool:
    """Whether the act is only what another one promises, asks, threatens or refuses: then that one tells it."""
    if act.reading.status in FACTUAL:
        return False
    frames = {other.head.i for other in acts if other is not act and other.event_type in FRAME_TYPES}
    for child, parent in grammar.ancestors(act.head):
        if parent.i in frames:
            return child.dep_ != "ccomp" or act.reading.status != "denied"
        if child.dep_ in {"relcl", "nsubj", "nsubjpass"}:
            return False
    return False


def is_political(actor: Actor) -> bool:
    """Whether the actor is known to belong to a state, an organisation or a sector of public life."""
    return actor.country is not None or actor.sector not in {None, "UNK"}


def is_public(actor: Actor) -> bool:
    """Whether what the actor says or does to another is politics: a public body or office, or a people; not a private person."""
    return actor.sector in PUBLIC_SECTORS or (actor.country is not None and actor.kind != "person")


def _admissible(hit: Hit, written: Sequence[Token], sources: Sequence[Party], targets: Sequence[Party]) -> bool:
    overt = [t for t in written if t.pos_ not in {"PRON", "DET"}]
    if not sources and any(t.lemma_.lower() in words("bystander") for t in overt):
        return False
    event_type = hit.entry.event_type
    told = event_type in TOLD_WITHOUT_ACTORS
    public = any(is_public(p.actor) for p in (*sources, *targets))
    known = public or (told and any(is_political(p.actor) for p in (*sources, *targets)))
    if hit.entry.pos == "n":
        return (known or told) and (bool(sources) or event_type in SOURCELESS_NOUNS)
    if overt and not sources and hit.entry.pos == "v":
        acting = {t.lemma_.lower() for t in overt} & (words("instrument") | words("speaking_noun"))
        return bool(acting) and (known or told)
    return known or (told and grammar.is_passive(hit.head))


def _pattern(hit: Hit) -> str:
    if hit.entry.pos == "n":
        return "noun"
    if hit.entry.pos == "a":
        return "adjective"
    return "passive" if grammar.is_passive(hit.head) else "active"


def merge(acts: Sequence[Act]) -> list[Act]:
    """One act for triggers of the same type that tell the same act, the fullest one kept with what the others add."""
    kept: list[Act] = []
    for act in sorted(acts, key=_fullness, reverse=True):
        for at, other in enumerate(kept):
            if _same(act, other):
                kept[at] = replace(other, sources=other.sources or act.sources, targets=other.targets or act.targets)
                break
        else:
            kept.append(act)
    return sorted(kept, key=lambda act: act.head.i)


def _fullness(act: Act) -> tuple[int, int, int]:
    return bool(act.sources) + bool(act.targets), len(act.words), -act.head.i


def _same(one: Act, other: Act) -> bool:
    if one.event_type != other.event_type:
        return False
    if _joined(one.head, other.head) and _agree(one.sources, other.sources) and not (_named(one) and _named(other)):
        return True
    if not (_agree(one.sources, other.sources) and _agree(one.targets, other.targets)):
        return False
    if _ids(one.sources) == _ids(other.sources) and _ids(one.targets) == _ids(other.targets):
        return True
    return _related(one.head, other.head)


def _joined(one: Token, other: Token) -> bool:
    """Whether the two are coordinated: "killed and wounded", "kidnapping and killing"."""
    return any(low.dep_ == "conj" and low.head.i == high.i for low, high in ((one, other), (other, one)))


def _named(act: Act) -> bool:
    return any(is_public(p.actor) for p in act.targets)


def _ids(parties: Iterable[Party]) -> set[str]:
    return {p.actor.actor_id for p in parties}


def _agree(one: Sequence[Party], other: Sequence[Party]) -> bool:
    return not one or not other or bool(_ids(one) & _ids(other))


def _related(one: Token, other: Token) -> bool:
    """Whether one word stands close above the other in the tree."""
    for low, high in ((one, other), (other, one)):
        for steps, (_, parent) in enumerate(grammar.ancestors(low)):
            if parent.i == high.i:
                return True
            if steps >= 3:
                break
    return False


def _rows(
    act: Act, sentence: Sentence, doc: Doc, context: Context, resolve: Callable[[Token], list[Party]]
) -> list[EventMention]:
    when = circumstances.find_date(doc, act.head, context.times[sentence.index])
    where = circumstances.find_place(doc, act.head, context.places[sentence.index])
    start, end = act.words[0], act.words[-1]
    if end.i - start.i > 6:
        start = end = act.noun or act.head
    book = codebook()
    row = EventMention(
        sentence_index=sentence.index,
        ordinal=0,
        trigger=doc.text[start.idx : end.idx + len(end.text)],
        trigger_start=sentence.start + start.idx,
        trigger_end=sentence.start + end.idx + len(end.text),
        event_type=act.event_type,
        mode=act.mode,
        contexts=act.contexts,
        cameo_code=act.cameo_code,
        quad_class=book.types[act.event_type].quad_class,
        goldstein=book.cameo[act.cameo_code].goldstein,
        source=None,
        target=None,
        status=act.reading.status,
        attributed_to=_attribution(act, sentence, doc, context, resolve),
        is_background=circumstances.is_background(act.head, when, context.published_on),
        confidence=_confidence(act),
        rule=act.rule,
        date=when or _day_of(context.published_on),
        date_in_sentence=when is not None,
        place=where,
        place_in_sentence=where is not None,
        casualties=circumstances.casualties(sentence.text),
    )
    return [replace(row, source=s, target=t) for s, t in pairs(act)]


def pairs(act: Act) -> list[tuple[Party | None, Party | None]]:
    """Each source with each target; of a reciprocal act each unordered pair of parties once."""
    if act.symmetric:
        parties = [*act.sources, *act.targets]
        if len(parties) > 1 and not (act.noun is not None and act.noun.lower_ in SEVERAL_MEETINGS and act.sources):
            return list(combinations(parties, 2))
        if len(parties) <= 1:
            return [(parties[0] if parties else None, None)]
    return [(s, t) for s in _sides(act.sources) or (None,) for t in _sides(act.targets) or (None,)]


def _sides(parties: Sequence[Party]) -> list[Party]:
    """Parties told apart: those of one country who act together, at least one of them unnamed, count as one."""
    kept: list[Party] = []
    for party in parties:
        country = party.actor.country
        if country in {"IGO", "NGO"} or all(country != other.actor.country for other in kept):
            kept.append(party)
    return kept


def _attribution(
    act: Act, sentence: Sentence, doc: Doc, context: Context, resolve: Callable[[Token], list[Party]]
) -> str | None:
    """Who vouches for the act: the speaker around it, the subject of the governing verb of saying, "according to"."""
    quote = speech_around(act.head, sentence, context.quotes)
    if quote is not None and quote.speaker is not None:
        return quote.speaker.actor.name
    heads = [act.reading.sayer] if act.reading.sayer is not None else source_phrase(doc)
    for head in heads:
        found = resolve(head)
        return found[0].actor.name if found else doc[head.left_edge.i : head.i + 1].text
    return None


def _confidence(act: Act) -> float:
    """A first guess by how much of the act is known; 0 to 1."""
    score = 0.45 + 0.15 * bool(act.sources) + 0.15 * bool(act.targets) + 0.05 * min(len(act.words) - 1, 2)
    return round(score if act.reading.status in {"occurred", "ongoing"} else score - 0.15, 2)


def _day_of(published_on: date | None) -> TimeExpression | None:
    return None if published_on is None else TimeExpression(0, 0, published_on, published_on, "day")
