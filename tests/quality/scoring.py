"""How well the coder reads: annotated articles are coded, and its events held against those a reader marked.

An annotation is one JSON file an article: `id`, `url`, `publisher`, `published`, `sentences` (`n`, `text`; 0 is the
headline), `events` and `actors`. An event has `sent`, `trigger` (words of that sentence), `type`, `source`, `target`
(`text`, `name`, `country`, `sector`; null where the sentence names nobody), `date` (ISO day, month, year or interval),
`country` and `place` of the act, `status`, `attributed_to`, `background` and `certainty`: `clear` if any careful reader
would mark it, else `borderline`. Clear events should be found; finding a borderline one is neither right nor wrong.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from ingest.coding.coder import code_articles
from ingest.coding.model import Article, CodedArticle, EventMention, Party
from ingest.coding.sentences import blocks_of

ARTICLES = Path(__file__).parent / "articles"


@dataclass(frozen=True, slots=True)
class Side:
    """Who acts or is acted upon, as far as it is scored."""

    country: str | None
    sector: str | None


@dataclass(frozen=True, slots=True)
class Event:
    """An event, marked or coded; `spans` are where its trigger can stand in sentence `sentence`, start and end.

    `start` is an ISO date as exact as it is known: `2014-11-03`, `2014-11` or `2014`.
    """

    sentence: int
    event_type: str
    spans: tuple[tuple[int, int], ...]
    source: Side | None
    target: Side | None
    status: str
    background: bool
    start: str | None
    place: str | None
    clear: bool = True

    @property
    def dyad(self) -> tuple[str | None, str | None]:
        """Countries of source and target."""
        source, target = (side.country if side else None for side in (self.source, self.target))
        return source, target

    def meets(self, other: Event) -> bool:
        """Whether both are the same act: one sentence, one type, and a common word of the trigger or the same dyad."""
        if (self.sentence, self.event_type) != (other.sentence, other.event_type):
            return False
        return self.shares_words(other) or self.dyad == other.dyad != (None, None)

    def shares_words(self, other: Event) -> bool:
        """Whether the triggers overlap."""
        return any(a < d and c < b for a, b in self.spans for c, d in other.spans)


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article, where its sentences begin (the headline's aside, which is fed apart), and the events marked in it."""

    article: Article
    starts: tuple[int, ...]
    events: tuple[Event, ...]


@dataclass(slots=True)
class Scores:
    """Counts over all articles; `shares` holds for each attribute (right, all), over the events that are right.

    Attributes are counted where the annotation knows them; a source or target is right if its country is.
    """

    right: int = 0
    false: int = 0
    missed: int = 0
    right_dyads: int = 0
    shares: dict[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def figures(self) -> dict[str, float]:
        """F1 of events, F1 of events whose dyad must be right as well, and the share of each attribute, 0 to 1."""
        both = 2 * self.right + self.false + self.missed
        f1 = {"events": 2 * self.right / both, "dyads": 2 * self.right_dyads / both} if both else {}
        return f1 | {name: right / of for name, (right, of) in sorted(self.shares.items())}

    def count(self, name: str, is_right: bool) -> None:
        """Add one case to the share of an attribute."""
        right, of = self.shares.get(name, (0, 0))
        self.shares[name] = (right + is_right, of + 1)


def read(folder: Path) -> list[Annotated]:
    """The annotated articles of a folder, by file name."""
    return [_annotated(json.loads(path.read_text("utf-8"))) for path in sorted(folder.glob("*.json"))]


def score(articles: Sequence[Annotated]) -> Scores:
    """Code the articles and count what the coder got right, invented and missed."""
    scores = Scores()
    for annotated, coded in zip(articles, code_articles([a.article for a in articles]), strict=True):
        add(scores, annotated.events, coded_events(coded, annotated.starts))
    return scores


def coded_events(article: CodedArticle, starts: Sequence[int]) -> list[Event]:
    """The events of a coded article whose sentences begin at `starts`, in the order of its mentions."""
    return [_coded(event, article, starts) for event in article.event_mentions]


def add(scores: Scores, marked: Sequence[Event], coded: Sequence[Event]) -> None:
    """Count the events of one article: clear ones pair off first, what is left may still be a borderline one."""
    right, neutral = match(marked, coded)
    scores.right += len(right)
    scores.missed += sum(event.clear for event in marked) - len(right)
    scores.false += len(coded) - len(right) - len(neutral)
    scores.right_dyads += sum(wanted.dyad == found.dyad for wanted, found in right)
    for wanted, found in right:
        for name, is_right in _attributes(wanted, found):
            scores.count(name, is_right)


def match(
    marked: Sequence[Event], coded: Sequence[Event]
) -> tuple[list[tuple[Event, Event]], list[tuple[Event, Event]]]:
    """Pairs of a clear event and the coded one that is right, then pairs of borderline events and what is left."""
    right = pair([event for event in marked if event.clear], coded)
    rest = [event for event in coded if not any(event is found for _, found in right)]
    return right, pair([event for event in marked if not event.clear], rest)


def pair(marked: Sequence[Event], coded: Sequence[Event]) -> list[tuple[Event, Event]]:
    """Pair events that meet, each at most once, those with common words and countries first."""
    candidates = [
        (wanted.shares_words(found) + sum(a == b for a, b in zip(wanted.dyad, found.dyad, strict=True)), i, j)
        for i, wanted in enumerate(marked)
        for j, found in enumerate(coded)
        if wanted.meets(found)
    ]
    pairs: dict[int, int] = {}
    for _, i, j in sorted(candidates, key=lambda candidate: (-candidate[0], candidate[1:])):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return [(marked[i], coded[j]) for i, j in pairs.items()]


def _attributes(wanted: Event, found: Event) -> Iterator[tuple[str, bool]]:
    """Name and rightness of each attribute that the annotation knows."""
    yield "status", wanted.status == found.status
    yield "background", wanted.background == found.background
    for name, want, have in (("source", wanted.source, found.source), ("target", wanted.target, found.target)):
        if want is not None:
            yield f"{name} country", have is not None and want.country == have.country
            yield f"{name} sector", have is not None and want.sector == have.sector
    if wanted.start is not None:
        yield "start date", (found.start or "").startswith(wanted.start)
    if wanted.place is not None:
        yield "place country", wanted.place == found.place


def _annotated(record: Mapping[str, Any]) -> Annotated:
    title, *sentences = [sentence["text"] for sentence in record["sentences"]]
    starts = tuple(sum(len(text) + 1 for text in sentences[:n]) for n in range(len(sentences)))
    article = Article(
        revision_id=record["id"],
        title=title,
        blocks=tuple(blocks_of(" ".join(sentences))),
        published_on=date.fromisoformat(record["published"][:10]),
        url=record["url"],
    )
    return Annotated(article, starts, tuple(_marked(event, [title, *sentences]) for event in record["events"]))


def _marked(record: Mapping[str, Any], sentences: Sequence[str]) -> Event:
    found = re.finditer(re.escape(record["trigger"]), sentences[record["sent"]])
    return Event(
        sentence=record["sent"],
        event_type=record["type"],
        spans=tuple(match.span() for match in found),
        source=_marked_side(record["source"]),
        target=_marked_side(record["target"]),
        status=record["status"],
        background=record["background"],
        start=record["date"] and record["date"].split("/")[0],
        place=record["country"],
        clear=record["certainty"] == "clear",
    )


def _marked_side(record: Mapping[str, Any] | None) -> Side | None:
    return Side(record["country"], record["sector"]) if record else None


def _coded(event: EventMention, article: CodedArticle, starts: Sequence[int]) -> Event:
    in_title = article.sentences[event.sentence_index].in_title
    number = 0 if in_title else sum(start <= event.trigger_start for start in starts)
    offset = 0 if in_title else starts[number - 1]
    return Event(
        sentence=number,
        event_type=event.event_type,
        spans=((event.trigger_start - offset, event.trigger_end - offset),),
        source=_side(event.source),
        target=_side(event.target),
        status=event.status,
        background=event.is_background,
        start=event.date.date_start.isoformat() if event.date else None,
        place=event.place.country if event.place else None,
    )


def _side(party: Party | None) -> Side | None:
    return Side(party.actor.country, party.actor.sector) if party else None
