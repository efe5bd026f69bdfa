"""Shared by the coder's tests: code a text of ours and look at what came out."""

from __future__ import annotations

from datetime import date

from ingest.coding.coder import code_articles
from ingest.coding.model import Article, Block, CodedArticle, EventMention

PUBLISHED = date(2024, 12, 7)  # a Saturday


def code(*paragraphs: str, title: str | None = None, language: str = "en") -> CodedArticle:
    """The article of these paragraphs, coded."""
    blocks = tuple(Block("paragraph", text) for text in paragraphs)
    return code_articles([Article("r", title, blocks, language, PUBLISHED)])[0]


def events(text: str) -> list[EventMention]:
    """The events of one paragraph."""
    return list(code(text).event_mentions)


def told(text: str) -> list[tuple[str, str | None, str | None]]:
    """Type, source country and target country of each event."""
    return [
        (
            event.event_type,
            event.source.actor.country if event.source else None,
            event.target.actor.country if event.target else None,
        )
        for event in events(text)
    ]


def one(text: str, event_type: str) -> EventMention:
    """The only event of that type."""
    (event,) = [event for event in events(text) if event.event_type == event_type]
    return event


def day_of(event: EventMention) -> date:
    """The first day of the event's date."""
    assert event.date is not None
    return event.date.date_start


def of_type(found: tuple[EventMention, ...] | list[EventMention], event_type: str) -> list[EventMention]:
    """The events of that type, in order."""
    return [event for event in found if event.event_type == event_type]
