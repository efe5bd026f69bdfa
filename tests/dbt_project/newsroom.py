"""A small made-up newsroom: articles and acts in a few words, staging frames out.

Texts and outlets are invented for the tests; what is not named takes a plain default, so that a test shows only what it
is about.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import polars as pl

from ingest.ids import stable_id
from ingest.schema import TABLES

SIGNATURE_LENGTH = 128
START = {"source": 0, "target": 40}


@dataclass(frozen=True)
class Party:
    """An actor as the coder hands it over."""

    name: str
    country: str | None = None
    sector: str | None = "GOV"
    kind: str | None = "person"
    mention_kind: str = "name"
    role: str | None = None
    alias_of: str | None = None
    text: str | None = None

    @property
    def actor_id(self) -> str:
        return stable_id(self.name, self.country)


FIDAN = Party("Hakan Fidan", "TUR", role="Foreign Minister")
LAVROV = Party("Sergey Lavrov", "RUS", role="Foreign Minister")
TURKEY = Party("Turkey", "TUR", kind="government")
RUSSIA = Party("Russia", "RUS", kind="government")
KREMLIN = Party("Russia", "RUS", kind="government", mention_kind="metonym", text="the Kremlin")
UKRAINE = Party("Ukraine", "UKR", kind="government")


@dataclass
class Newsroom:
    """Collects rows; `frames()` gives every staging table, typed."""

    rows: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: {name: [] for name in TABLES})

    def article(
        self,
        slug: str,
        *acts: dict[str, Any],
        publisher: str = "The Harbour Post",
        published: date | None = date(2024, 12, 7),
        landed: datetime | None = None,
        edition: int = 1,
        text: str | None = None,
        **columns: Any,
    ) -> str:
        """Add an edition of an article with its acts; returns the article id.

        Each has a sentence of its own, unless it is told `beside` the one before; `sentence` is its text.
        """
        url = f"https://{publisher.lower().replace(' ', '-')}.example/{slug}"
        article_id = stable_id(url)
        revision_id = stable_id(article_id, edition, text)
        landed = landed or datetime.combine(published or date(2024, 12, 7), time(12), UTC)
        landed += timedelta(hours=edition - 1)
        ids = {"article_id": article_id, "revision_id": revision_id, "landed_on": landed.date()}
        self.rows["articles"].append(
            ids
            | {
                "capture_id": stable_id(url, edition),
                "landed_at": landed,
                "url": url,
                "canonical_url": url,
                "source": None,
                "publisher": publisher,
                "title": slug.replace("-", " ").capitalize(),
                "authors": ["Ada Byline"],
                "language": "en",
                "published_at": datetime.combine(published, time(9), UTC) if published else None,
                "published_on": published,
                "blocks": [],
                "body": text or slug,
                "headings": [],
                "captions": [],
                "word_count": 200,
                "signature": signature(text or url),
                "extractor": "test 1",
            }
            | columns
        )
        index = ordinal = 0
        for act in acts:
            index, ordinal = (index, ordinal + 1) if act.pop("beside", False) and index else (index + 1, 0)
            self._tell(ids, index, ordinal, act)
        self.rows["coding_runs"].append(
            ids
            | {
                "language": "en",
                "outcome": "coded" if acts else "no_events",
                "sentence_count": index,
                "event_count": len(acts),
                "coder": "test",
                "coder_version": "1",
            }
        )
        return article_id

    def _tell(self, ids: dict[str, Any], index: int, ordinal: int, act: dict[str, Any]) -> None:
        sentence_id = stable_id(ids["revision_id"], index)
        place = ids | {"sentence_id": sentence_id, "sentence_index": index, "in_title": False}
        text = act.pop("sentence", None) or f"{act['event_type'].capitalize()} told in sentence {index}."
        if ordinal == 0:
            self.rows["sentences"].append(place | {"kind": "body", "text": text, "start": 0, "end": len(text)})
        parties = {side: act.pop(side, None) for side in ("source", "target")}
        for side, party in parties.items():
            act |= _party_columns(side, party)
            if party is not None:
                self._naming(place, side, party, ordinal)
        self.rows["event_mentions"].append(
            place
            | {
                "event_mention_id": stable_id(sentence_id, ordinal),
                "ordinal": ordinal,
                "trigger": "told",
                "trigger_start": 0,
                "trigger_end": 4,
                "contexts": [],
                "status": "occurred",
                "is_background": False,
                "confidence": 0.8,
                "rule": "test",
                "coder": "test",
                "coder_version": "1",
            }
            | act
        )

    def _naming(self, place: dict[str, Any], side: str, party: Party, ordinal: int) -> None:
        self.rows["actor_mentions"].append(
            place
            | {
                "actor_mention_id": stable_id(place["sentence_id"], side, party.actor_id, ordinal),
                "text": party.text or party.name,
                "start": START[side],
                "end": START[side] + len(party.text or party.name),
                "mention_kind": party.mention_kind,
                "actor_id": party.actor_id,
                "name": party.name,
                "kind": party.kind,
                "country": party.country,
                "sector": party.sector,
                "role": party.role,
                "alias_of": party.alias_of,
                "rule": "test",
            }
        )

    def code_anew(self, article_id: str) -> None:
        """Let the coder find one act less in an article, as if its day had been coded anew."""
        rows = self.rows["event_mentions"]
        found = next((row for row in rows if row["article_id"] == article_id), None)
        if found is not None:
            rows.remove(found)

    def land_again(self, article_id: str, landed: datetime) -> None:
        """Let the newest edition of an article land once more, with all that was read in it, on another day."""
        newest = max((row for row in self.rows["articles"] if row["article_id"] == article_id), key=_landed_at)
        again = {"landed_on": landed.date(), "landed_at": landed, "capture_id": stable_id(article_id, str(landed))}
        for rows in self.rows.values():
            edition = [row for row in rows if row.get("revision_id") == newest["revision_id"]]
            rows += [row | {key: value for key, value in again.items() if key in row} for row in edition]

    def withdraw(self, article_id: str) -> None:
        """Take an article away with all its editions, as if its capture had been deleted."""
        for name, rows in self.rows.items():
            self.rows[name] = [row for row in rows if row.get("article_id") != article_id]

    def frames(self) -> dict[str, pl.DataFrame]:
        """Staging table name → frame with its declared schema; `outlets` is among them."""
        frames = {name: pl.DataFrame(rows, schema=TABLES[name].schema) for name, rows in self.rows.items()}
        return frames | {"outlets": OUTLETS}


OUTLETS = pl.DataFrame(
    {
        "source": ["harbour_post"],
        "publisher": ["The Harbour Post"],
        "country": ["GBR"],
        "language": ["en"],
        "homepage": ["https://the-harbour-post.example/"],
    }
)


def _landed_at(row: dict[str, Any]) -> datetime:
    landed_at: datetime = row["landed_at"]
    return landed_at


def act(event_type: str, source: Party | None = None, target: Party | None = None, **columns: Any) -> dict[str, Any]:
    """One act; `on` dates it by the text, without it the act is dated by publication."""
    on = columns.pop("on", None)
    until = columns.pop("until", on)
    dated = {"date_start": on, "date_end": until, "date_precision": "day", "date_text": "that day"} if on else {}
    codes = {"cameo_code": CODES[event_type], "quad_class": 1, "goldstein": 0.0}
    return {"event_type": event_type, "source": source, "target": target} | codes | dated | columns


CODES = {
    "AGREE": "030",
    "CONSULT": "040",
    "SUPPORT": "051",
    "ACCUSE": "112",
    "REJECT": "120",
    "THREATEN": "130",
    "PROTEST": "140",
    "SANCTION": "160",
    "COERCE": "170",
    "ASSAULT": "190",
}


def signature(text: str, changed: int = 0) -> list[int]:
    """A made-up MinHash: equal for equal texts; the last `changed` of the 128 values differ from it."""
    values = [int(stable_id(text, position), 16) >> 2 for position in range(SIGNATURE_LENGTH)]
    return [value + 1 if position >= SIGNATURE_LENGTH - changed else value for position, value in enumerate(values)]


def _party_columns(side: str, party: Party | None) -> dict[str, Any]:
    if party is None:
        return {}
    return {
        f"{side}_text": party.text or party.name,
        f"{side}_start": START[side],
        f"{side}_end": START[side] + len(party.text or party.name),
        f"{side}_name": party.name,
        f"{side}_country": party.country,
        f"{side}_sector": party.sector,
        f"{side}_role": party.role,
        f"{side}_actor_id": party.actor_id,
    }
