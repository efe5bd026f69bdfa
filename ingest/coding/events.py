"""From parsed sentences to event mentions: one row for each act and pair of parties.

Reads one article at a time with its actors, times, places and quotes already found. What makes a hit an act is in
`ingest.coding.acts`, who its parties are in `ingest.coding.parties`, when and where it took place in
`ingest.coding.dating` and `ingest.coding.circumstances`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from ingest.coding import apart, circumstances, dating, grammar, telling
from ingest.coding.acts import Act, Obstacle, act_of_assertion, act_of_hit
from ingest.coding.assertions import find_assertions
from ingest.coding.background import is_background
from ingest.coding.casualties import casualties
from ingest.coding.chronicle import Story
from ingest.coding.codebook import codebook
from ingest.coding.confidence import confidence
from ingest.coding.content import frame_of
from ingest.coding.continuity import Told, settle, stem_of
from ingest.coding.counterparts import fill_counterparts
from ingest.coding.judged import aimed, judged_type
from ingest.coding.lexicon import Lexicon
from ingest.coding.match import find
from ingest.coding.merging import merge, pairs
from ingest.coding.model import Actor, ActorMention, EventMention, Party, Place, Quote, Sentence, Status, TimeExpression
from ingest.coding.nations import settle_nations
from ingest.coding.resolver import Resolver
from ingest.coding.seats import dateline, scene
from ingest.coding.slots import Hit
from ingest.coding.speech import source_phrase, speech_around
from ingest.coding.sport import is_political, of_play
from ingest.coding.standing import settle_standing
from ingest.coding.story import OPENING, VERBAL
from ingest.coding.times import find_times
from ingest.coding.tree import Doc, Token
from ingest.coding.whereabouts import find_place
from ingest.coding.wording import in_own_words

FIRST_PERSON = frozenset({"i", "we", "us", "our", "me", "my", "ours", "mine"})
WIDEST_TRIGGER = 6  # words from first to last
AHEAD = frozenset({"planned", "called_for"})
STATES = frozenset({"government", "place"})  # kinds of actors that "France" may be
SPOKEN = VERBAL | {"CONCEDE"}  # types that are done by words
JUDGEMENT_TYPES = frozenset({"REJECT", "THREATEN", "ACCUSE"})

At = Callable[[int, Token], list[Party]]


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of the article before its events are read. `times` and `places` are by sentence index."""

    sentences: Sequence[Sentence]
    docs: Sequence[Doc | None]
    lexicon: Lexicon
    mentions: Sequence[ActorMention]
    at: At
    owner: At
    scene: At
    times: Sequence[Sequence[TimeExpression]]
    places: Sequence[Sequence[Place]]
    quotes: Sequence[Quote]
    published_on: date | None
    story_place: Place | None = None


def read_events(context: Context) -> list[EventMention]:
    """All event mentions of the article, by sentence and by position of their trigger."""
    found: list[Told] = []
    story = _story(context)
    for sentence, doc in zip(context.sentences, context.docs, strict=True):
        if doc is not None:
            found.extend(_read_sentence(sentence, doc, context, story))
    rows = fill_counterparts(settle_nations(settle(found, story)))
    rows = in_own_words(settle_standing(rows, context.sentences), context.sentences, context.mentions)
    played = of_play(context.sentences)
    rows = [row for row in rows if row.sentence_index not in played or is_political(row)]
    return [replace(row, confidence=confidence(row)) for row in rows]


def _story(context: Context) -> Story:
    timed = [(at, doc, context.times[at]) for at, doc in enumerate(context.docs) if context.times[at]]
    read = [(at, doc, times) for at, doc, times in timed if doc is not None]
    told = ((at, telling.day_told(doc, times, at < OPENING)) for at, doc, times in timed)
    days = {at: day for at, day in told if day is not None}
    history = ((at, telling.history_told(doc, times, context.published_on)) for at, doc, times in timed)
    return Story(
        context.published_on,
        context.story_place,
        days,
        scene(context.sentences, context.mentions),
        {at: old for at, old in history if old is not None},
        [(at, stem_of(lemma), time) for at, doc, times in read for lemma, time in telling.dated_words(doc, times)],
        _cast(context.mentions),
        frozenset(at for at, doc, _ in read if at in days and telling.is_frame(doc, days[at])),
        frozenset(at for at, _, _ in timed),
        dateline(context.sentences, context.places),
    )


def _cast(mentions: Sequence[ActorMention]) -> dict[int, frozenset[str]]:
    """The ids of the actors of each sentence that has any."""
    indexed = sorted((m.sentence_index, m.actor.actor_id) for m in mentions)
    return {at: frozenset(actor for _, actor in group) for at, group in groupby(indexed, key=lambda pair: pair[0])}


@dataclass(frozen=True, slots=True)
class SentenceActs:
    """What a sentence tells.

    `verdicts` gives for each lexicon hit its act or why it is none, `asserted` the acts that lie in what somebody says;
    `told` are the acts among both that are not the content of another one, merged where they tell the same.
    """

    verdicts: Sequence[tuple[Hit, Act | Obstacle]]
    asserted: Sequence[Act]
    told: Sequence[Act]

    @property
    def acts(self) -> list[Act]:
        """All acts, told or not."""
        return [*self.asserted, *(act for _, act in self.verdicts if isinstance(act, Act))]


def resolver(sentence: Sentence, context: Context) -> Resolver:
    """Who the words of a sentence denote."""
    return Resolver(
        at=lambda token: parties_at(token, sentence, context),
        owner=lambda token: context.owner(sentence.index, token),
        scene=lambda token: context.scene(sentence.index, token),
        offset=sentence.start,
    )


def read_acts(sentence: Sentence, doc: Doc, context: Context) -> SentenceActs:
    """The acts of one sentence, with the hits that became none of them."""
    resolve = resolver(sentence, context)
    hits = find(doc, context.lexicon, resolve)
    asserted = find_assertions(doc, resolve, lambda token: _voice(token, sentence, context))
    judged = {a.predicate.i for a in asserted}

    def verdict(hit: Hit) -> Act | Obstacle:
        if hit.head.i in judged and hit.entry.event_type in JUDGEMENT_TYPES:
            return Obstacle.ASSERTED
        return act_of_hit(hit, resolve, sentence.in_title)

    found = SentenceActs([(hit, verdict(hit)) for hit in hits], [act_of_assertion(a) for a in asserted], ())
    acts = found.acts
    return replace(found, told=merge([aimed(act, acts) for act in acts if frame_of(act, acts) is None]))


def _read_sentence(sentence: Sentence, doc: Doc, context: Context, story: Story) -> list[Told]:
    told: list[Told] = []
    found = read_acts(sentence, doc, context)
    for act in found.told:
        head, names = act.head, [one.noun or one.head for one in (act, *act.absorbed)]
        known = next((name for name in names if circumstances.points_back(name)), None)
        lemma, ways = (known or names[0]).lemma_, (known is not None, grammar.is_verb(head))
        tenses = telling.is_told_in_past(head), telling.is_sequel(head)
        deed = judged_type(act, (hit for hit, _ in found.verdicts))
        anchor = apart.read_anchor(doc, head)
        told.extend(Told(row, lemma, *ways, *tenses, deed, anchor) for row in _rows(act, sentence, doc, context, story))
    told.sort(key=lambda one: (one.row.trigger_start, one.row.trigger_end))
    return [replace(one, row=replace(one.row, ordinal=ordinal)) for ordinal, one in enumerate(told)]


def parties_at(token: Token, sentence: Sentence, context: Context) -> list[Party]:
    """The actors a noun phrase denotes; the first person inside a quotation is its speaker."""
    if token.lower_ in FIRST_PERSON and token.pos_ == "PRON":
        quote = speech_around(token, sentence, context.quotes)
        if quote is None or quote.speaker is None:
            return []
        start = sentence.start + token.idx
        return [Party(token.text, start, start + len(token.text), quote.speaker.actor)]
    return context.at(sentence.index, token)


def _voice(token: Token, sentence: Sentence, context: Context) -> Party | None:
    quote = speech_around(token, sentence, context.quotes)
    return None if quote is None else quote.speaker


def _rows(act: Act, sentence: Sentence, doc: Doc, context: Context, story: Story) -> list[EventMention]:
    today = story.day_at(sentence.index) or _day_of(context.published_on)
    calendar = circumstances.Calendar(doc, _times(act, sentence, doc, context), context.published_on, today)
    when = dating.read_date(calendar, [one.head for one in (act, *act.absorbed)], act.reading.status in AHEAD, act.noun)
    status: Status = "planned" if when.is_set else _status(act, sentence, context)
    where = find_place(doc, act.head, context.places[sentence.index])
    start, end = trigger_words(act)
    book = codebook()
    row = EventMention(
        sentence_index=sentence.index,
        ordinal=0,
        trigger=sentence.text[start.idx : end.idx + len(end.text)],
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
        status=status,
        attributed_to=_attribution(act, sentence, doc, context),
        is_background=is_background(act.head, when.date, context.published_on, status),
        confidence=0.0,
        rule=act.rule,
        date=when.date or _day_of(context.published_on),
        date_in_sentence=when.is_told,
        place=where,
        place_in_sentence=where is not None and not dating.is_of_clause(act.head, doc.head_at(where.start, where.end)),
        casualties=casualties(sentence.text),
    )
    return [replace(row, source=s, target=t) for s, t in pairs(act)]


def _status(act: Act, sentence: Sentence, context: Context) -> Status:
    """The act's status; what is said in the present for oneself or one's country has been said."""
    is_told = act.reading.status == "ongoing" and act.head.tag_ in {"VBZ", "VBP"}
    voice = _voice(act.head, sentence, context) if is_told and act.event_type in SPOKEN else None
    is_said = voice is not None and any(_speaks_for(voice.actor, party.actor) for party in act.sources)
    return "occurred" if is_said else act.reading.status


def _speaks_for(speaker: Actor, source: Actor) -> bool:
    is_own_state = speaker.country is not None and speaker.country == source.country and source.kind in STATES
    return speaker.actor_id == source.actor_id or is_own_state


def _times(act: Act, sentence: Sentence, doc: Doc, context: Context) -> Sequence[TimeExpression]:
    """The sentence's times; what is yet to come, or is wanted, lies ahead."""
    if context.published_on is None or act.reading.status not in AHEAD or not context.times[sentence.index]:
        return context.times[sentence.index]
    return telling.not_past(doc, find_times(sentence.text, context.published_on, future=True))


def trigger_words(act: Act) -> tuple[Token, Token]:
    """First and last word of the act's trigger: its whole phrase, or of one that is spread far its noun or head."""
    start, end = act.words[0], act.words[-1]
    return (start, end) if end.i - start.i <= WIDEST_TRIGGER else (act.noun or act.head,) * 2


def _attribution(act: Act, sentence: Sentence, doc: Doc, context: Context) -> str | None:
    """Who vouches for the act: the speaker around it, the subject of the governing verb of saying, "according to".

    That somebody speaks needs nobody to vouch for it when the words are his own.
    """
    quote = speech_around(act.head, sentence, context.quotes)
    voice = None if quote is None else quote.speaker
    if voice is None:
        heads = [act.reading.sayer] if act.reading.sayer is not None else source_phrase(doc, act.head)
        if not heads:
            return None
        voice = next(iter(resolver(sentence, context).at(heads[0])), None)
        if voice is None:
            return doc.text_of(heads[0].left_edge, heads[0])
    is_own = act.event_type in SPOKEN and any(p.actor.actor_id == voice.actor.actor_id for p in act.sources)
    return None if is_own else voice.actor.name


def _day_of(published_on: date | None) -> TimeExpression | None:
    return None if published_on is None else TimeExpression(0, 0, published_on, published_on, "day")
