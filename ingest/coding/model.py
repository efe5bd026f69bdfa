"""What the coder's parts hand to one another: sentences, times, places, actors, events, quotes.

Plain frozen records without behaviour beyond small derived values. Offsets are Python character offsets. Unless a
record says otherwise they count in the title for sentences of the title, else in the article's text (its blocks
joined by a blank line). How records become table rows is told in `ingest.coding.frames`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

SentenceKind = Literal["headline", "lead", "body", "heading", "caption", "quote"]
Status = Literal["occurred", "ongoing", "planned", "called_for", "hypothetical", "denied"]
Outcome = Literal["coded", "no_events", "language_not_supported", "failed"]


class Block(NamedTuple):
    """One block of an article's text: kind (paragraph, heading, caption, list_item, quote) and text."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Article:
    """What the coder reads of one edition of an article.

    `published_on` is the calendar day of publication in the outlet's own time zone, None when unknown; `url` tells
    the outlet's country.
    """

    revision_id: str
    title: str | None
    blocks: tuple[Block, ...]
    language: str = "en"
    published_on: date | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; `text` equals the slice `start:end` of the title (`in_title`) or of the text."""

    index: int
    kind: SentenceKind
    text: str
    start: int
    end: int
    in_title: bool
    paragraph: int


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that date something; `start` and `end` count within the sentence's text, the dates are inclusive."""

    start: int
    end: int
    date_start: date
    date_end: date
    precision: Literal["day", "week", "month", "year"]


@dataclass(frozen=True, slots=True)
class Place:
    """A place named in a sentence; `start` and `end` count within the sentence's text; WGS 84 degrees."""

    start: int
    end: int
    name: str
    country: str | None
    latitude: float | None
    longitude: float | None
    precision: Literal["city", "region", "country"]
    geoname_id: int | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Who a mention stands for, resolved within its article.

    `country` is ISO 3166-1 alpha-3, `IGO`, `NGO` or None; `sector` one of the codebook's sectors; `kind` one of person,
    government, organisation, armed_group, population, media, igo, ngo, place or None. `actor_id` hashes name and
    country. `in_affairs`: a person named in an article of public affairs, whatever his office.
    """

    actor_id: str
    name: str
    kind: str | None = None
    country: str | None = None
    sector: str | None = None
    role: str | None = None
    in_affairs: bool = False


@dataclass(frozen=True, slots=True)
class ActorMention:
    """One naming of one actor; `mention_kind` is name, acronym, metonym, demonym, role, pronoun or sum."""

    actor: Actor
    sentence_index: int
    start: int
    end: int
    text: str
    mention_kind: str
    rule: str
    alias_of: str | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """The source or target of an event, or the speaker of a quote: its words and the actor behind them."""

    text: str
    start: int
    end: int
    actor: Actor


@dataclass(frozen=True, slots=True)
class Casualties:
    """People counted in the sentence of an event; None where it gives no number."""

    dead: int | None = None
    injured: int | None = None
    arrested: int | None = None


@dataclass(frozen=True, slots=True)
class EventMention:
    """One act in one sentence, for one pair of source and target.

    `date` and `place` carry their words' offsets within the sentence when `date_in_sentence` or `place_in_sentence`;
    otherwise they come from elsewhere (the day of publication, the story's place).
    """

    sentence_index: int
    ordinal: int
    trigger: str
    trigger_start: int
    trigger_end: int
    event_type: str
    mode: str | None
    contexts: tuple[str, ...]
    cameo_code: str
    quad_class: int
    goldstein: float
    source: Party | None
    target: Party | None
    status: Status
    attributed_to: str | None
    is_background: bool
    confidence: float
    rule: str
    date: TimeExpression | None = None
    date_in_sentence: bool = False
    place: Place | None = None
    place_in_sentence: bool = False
    casualties: Casualties = field(default_factory=Casualties)


@dataclass(frozen=True, slots=True)
class Quote:
    """Quoted words without their marks, and who said them."""

    sentence_index: int
    start: int
    end: int
    text: str
    speaker: Party | None


@dataclass(frozen=True, slots=True)
class CodedArticle:
    """All that the coder found in one edition of an article; `detail` says why it failed, if it did."""

    revision_id: str
    language: str
    outcome: Outcome
    sentences: tuple[Sentence, ...] = ()
    actor_mentions: tuple[ActorMention, ...] = ()
    event_mentions: tuple[EventMention, ...] = ()
    quotes: tuple[Quote, ...] = ()
    detail: str | None = None
