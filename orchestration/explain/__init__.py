"""`dragoman explain`: a published article coded again, to show how its rows came about.

Here what both renderings need: the article with its explanation, and the wording of an event. The terminal's colours
are in `terminal`, the HTML page in `page`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.coding.explain import Candidate, Explanation, Word, actor_label, event_label, explain
from ingest.coding.model import ActorMention, Article, Block, EventMention, Party
from ingest.urls import canonical_url
from warehouse.articles import find_article


@dataclass(frozen=True, slots=True)
class Answer:
    """An explained article, and what is said of it first; `sentence_index` is the sentence of an event asked for."""

    explanation: Explanation
    summary: str
    note: str | None
    sentence_index: int | None


def explain_published(published_db: Path, what: str) -> Answer:
    """Find an article in the published file and explain it.

    Args:
        published_db: The published file.
        what: URL or id of an article, or id of an event or of a mention of one.

    Raises:
        WarehouseMissingError: Nothing has been published yet.
        NotFoundError: No article or event goes by that name.
    """
    stored = find_article(published_db, what, canonical_url(what))
    blocks = tuple(Block(kind, text) for kind, text in stored.blocks)
    article = Article(stored.revision_id, stored.title, blocks, stored.language, stored.published_on, stored.url)
    found = explain(article)
    notes = [found.detail] if found.detail else []
    if found.coder_version is None:
        notes = [f"no coder knows the language {stored.language}: its sentences are not coded"]
    elif stored.coder_version != found.coder_version:
        notes.append(
            f"the stored rows were made by coder {stored.coder_version}, these by {found.coder_version}: "
            "they may differ; `dragoman run` codes all articles anew"
        )
    count = sum(len(s.events) for s in found.sentences)
    summary = [stored.url, f"{stored.published_on or 'no date'}", found.outcome, f"{count} events"]
    summary += [f"coder {found.coder_version}"] if found.coder_version else []
    return Answer(found, " · ".join(summary), "; ".join(notes) or None, stored.sentence_index)


def event_line(event: EventMention) -> str:
    """One event in one line: type, parties, status, date, place, who says so, confidence and rule."""
    parts = [event_label(event), f"{_who(event.source)} → {_who(event.target)}", event.status]
    parts += ["background"] if event.is_background else []
    if event.date is not None:
        parts.append(
            f"{event.date.date_start}" + ("" if event.date.precision == "day" else f" ({event.date.precision})")
        )
    parts += [event.place.name] if event.place is not None else []
    parts += [f"according to {event.attributed_to}"] if event.attributed_to else []
    return " · ".join([*parts, f"confidence {event.confidence:.2f}", event.rule])


def _who(party: Party | None) -> str:
    if party is None:
        return "–"
    known = " ".join(filter(None, (party.actor.country, party.actor.sector)))
    return f"{party.actor.name} ({known})" if known else party.actor.name


def in_tree_order(words: Sequence[Word]) -> Iterator[tuple[int, Word]]:
    """The words of a parse, each followed by what hangs on it, with their depth; a list is as deep as it is long."""
    below: dict[int | None, list[Word]] = {}
    for word in words:
        below.setdefault(word.parent, []).append(word)
    waiting = [(0, root) for root in reversed(below.get(None, []))]
    while waiting:
        depth, word = waiting.pop()
        yield depth, word
        waiting += [(depth + 1, child) for child in reversed(below.get(word.index, []))]


def by_reason(candidate: Candidate) -> list[tuple[str, list[str]]]:
    """The entries that do not stand at a word, by what they lack; those that lack least first."""
    groups: dict[str, list[str]] = {}
    for missed in candidate.missed:
        groups.setdefault(missed.reason, []).append(missed.rule)
    return list(groups.items())


def verdict(candidate: Candidate) -> str:
    """What became of a word, in one line."""
    rule = f"{candidate.rule}: " if candidate.rule else ""
    coded = " as " + ", ".join(dict.fromkeys(map(event_label, candidate.events))) if candidate.events else ""
    return rule + candidate.fate + coded


def actor_line(mention: ActorMention) -> str:
    """One naming of an actor in one line: its words, who that is, how it was resolved."""
    role = [mention.actor.role] if mention.actor.role else []
    return " · ".join([f"“{mention.text}” {actor_label(mention)}", *role, mention.rule])
