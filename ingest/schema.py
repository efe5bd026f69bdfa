"""Every lake table: its grain, key and columns, with dtype, meaning and unit.

What Python hands to the warehouse: partitions are cast to it (`ingest.stage`), the DuckDB `staging` tables are made
from it, a test holds the dbt sources to it. The columns of marts stand beside their dbt models.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

UTC = pl.Datetime("us", "UTC")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: Polars dtype, meaning in one sentence, unit where it has one, and whether it may be null."""

    name: str
    dtype: pl.DataType | type[pl.DataType]
    meaning: str
    unit: str | None = None
    nullable: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One lake table. `key` columns are unique together within one partition and never null."""

    name: str
    grain: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def schema(self) -> pl.Schema:
        """Column name → Polars dtype, in order."""
        return pl.Schema({c.name: c.dtype for c in self.columns})

    @property
    def required(self) -> tuple[str, ...]:
        """The columns that may not be null."""
        return tuple(c.name for c in self.columns if not c.nullable)

    def empty(self) -> pl.DataFrame:
        """A typed frame of zero rows."""
        return pl.DataFrame(schema=self.schema)


def _null(name: str, dtype: pl.DataType | type[pl.DataType], meaning: str, unit: str | None = None) -> Column:
    return Column(name, dtype, meaning, unit, nullable=True)


LANDED_ON = Column("landed_on", pl.Date, "Day (UTC) the capture was landed; the partition.")
ARTICLE_ID = Column("article_id", pl.String, "Hash of the canonical URL.")
REVISION_ID = Column("revision_id", pl.String, "Hash of article_id, title and text: one edition of an article.")
SENTENCE_ID = Column("sentence_id", pl.String, "Hash of revision_id and sentence_index.")
SENTENCE_INDEX = Column("sentence_index", pl.Int32, "Position of the sentence in the article, headline = 0.")
IN_TITLE = Column(
    "in_title", pl.Boolean, "True: offsets count in the title; false: in the text (blocks joined by a blank line)."
)

CAPTURES = Table(
    "captures",
    "One row a record in the landing zone: one payload of one URL at one time.",
    ("capture_id",),
    (
        Column("capture_id", pl.String, "Hash of URL and payload digest."),
        LANDED_ON,
        Column("landed_at", UTC, "When the bytes were received or handed over (WARC-Date)."),
        Column("url", pl.String, "URL as requested, or as the document states it; file: URL when it states none."),
        Column(
            "canonical_url", pl.String, "URL without tracking parameters, fragment, default port or mobile/AMP variant."
        ),
        _null("source", pl.String, "Name of the outlet in sources.yml; null for documents added by hand."),
        Column("record_type", pl.String, "WARC-Type: response (fetched) or resource (given as a file)."),
        _null("http_status", pl.Int32, "HTTP status of a response."),
        _null("content_type", pl.String, "Media type with its parameters, as sent or as inferred for a file."),
        Column("payload_digest", pl.String, "sha1:BASE32 of the payload, as in WARC-Payload-Digest."),
        Column("payload_length", pl.Int64, "Length of the payload.", "bytes"),
        Column("warc_file", pl.String, "WARC file, relative to the landing folder."),
        Column("warc_offset", pl.Int64, "Start of the record's gzip member in the file.", "bytes"),
        Column("warc_length", pl.Int64, "Length of the record's gzip member.", "bytes"),
    ),
)

BLOCK = pl.Struct({"kind": pl.String, "text": pl.String})

ARTICLES = Table(
    "articles",
    "One row an edition of an article: a captured document read into title, metadata and text.",
    ("revision_id",),
    (
        ARTICLE_ID,
        REVISION_ID,
        Column("capture_id", pl.String, "The capture it was read from."),
        LANDED_ON,
        Column("landed_at", UTC, "When the capture was landed."),
        Column("url", pl.String, "URL of the capture."),
        Column(
            "canonical_url",
            pl.String,
            "The URL the page names as its own (same site only), else the capture's canonical URL.",
        ),
        _null("source", pl.String, "Name of the outlet in sources.yml, if harvested."),
        Column("publisher", pl.String, "Outlet that published it, as the page names it, else its host name."),
        Column("title", pl.String, "Headline."),
        Column("authors", pl.List(pl.String), "Named authors, in order, without agencies."),
        _null("agency", pl.String, "News agency credited in the byline or dateline (AFP, Reuters …)."),
        _null("section", pl.String, "Section or rubric."),
        Column("language", pl.String, "ISO 639-1 code of the text; und when unknown."),
        _null("published_at", UTC, "First publication."),
        _null("published_on", pl.Date, "Calendar day of publication in the outlet's own time zone."),
        _null("modified_at", UTC, "Last change the page states."),
        Column(
            "blocks",
            pl.List(BLOCK),
            "The text in document order: kind (paragraph, heading, caption, list_item, quote) and text.",
        ),
        Column("body", pl.String, "The blocks that are neither heading nor caption, joined by a blank line."),
        Column("headings", pl.List(pl.String), "Headings inside the text."),
        Column("captions", pl.List(pl.String), "Picture captions."),
        Column("word_count", pl.Int32, "Words in body.", "words"),
        Column("signature", pl.List(pl.Int64), "MinHash of the body's word shingles, for near-identical copies."),
        Column("extractor", pl.String, "Name and version of the reader that made the row."),
    ),
)

SENTENCES = Table(
    "sentences",
    "One row a sentence of one edition of an article.",
    ("sentence_id",),
    (
        SENTENCE_ID,
        ARTICLE_ID,
        REVISION_ID,
        LANDED_ON,
        SENTENCE_INDEX,
        Column("kind", pl.String, "headline, lead, body, heading, caption or quote."),
        Column("text", pl.String, "The sentence as written."),
        IN_TITLE,
        Column("start", pl.Int32, "First character of the sentence in title or text.", "characters"),
        Column("end", pl.Int32, "One past its last character.", "characters"),
    ),
)


def _actor(prefix: str, who: str) -> tuple[Column, ...]:
    return (
        _null(f"{prefix}_text", pl.String, f"{who} as written; null when the sentence gives none."),
        _null(f"{prefix}_start", pl.Int32, f"First character of {who.lower()} in title or text.", "characters"),
        _null(f"{prefix}_end", pl.Int32, "One past its last character.", "characters"),
        _null(f"{prefix}_name", pl.String, f"{who} resolved within the article to its fullest name."),
        _null(f"{prefix}_country", pl.String, "ISO 3166-1 alpha-3, or IGO, NGO; null when stateless or unknown."),
        _null(f"{prefix}_sector", pl.String, "Sector code (GOV, MIL, REB …), see the seed sectors."),
        _null(f"{prefix}_role", pl.String, "Office or role, as learned from the text."),
        _null(f"{prefix}_actor_id", pl.String, "Hash of name and country: the coder's key of the actor."),
    )


ACTOR_MENTIONS = Table(
    "actor_mentions",
    "One row a naming of one actor in a sentence of an article.",
    ("actor_mention_id",),
    (
        Column("actor_mention_id", pl.String, "Hash of sentence_id, start, end and actor_id."),
        SENTENCE_ID,
        ARTICLE_ID,
        REVISION_ID,
        LANDED_ON,
        SENTENCE_INDEX,
        IN_TITLE,
        Column("text", pl.String, "The words that name the actor."),
        Column("start", pl.Int32, "First character in title or text.", "characters"),
        Column("end", pl.Int32, "One past the last character.", "characters"),
        Column("mention_kind", pl.String, "name, acronym, metonym, demonym, role, pronoun or sum."),
        Column("actor_id", pl.String, "Hash of name and country: the coder's key of the actor."),
        Column("name", pl.String, "Fullest name of the actor within the article."),
        _null(
            "kind", pl.String, "person, government, organisation, armed_group, population, media, igo, ngo or place."
        ),
        _null("country", pl.String, "ISO 3166-1 alpha-3, or IGO, NGO; null when stateless or unknown."),
        _null("sector", pl.String, "Sector code (GOV, MIL, REB …)."),
        _null("role", pl.String, "Office or role the sentence gives, for example Foreign Minister."),
        _null("alias_of", pl.String, "For an acronym or variant introduced in the text: the name it stands for."),
        Column("rule", pl.String, "Rule that resolved it."),
    ),
)

EVENT_MENTIONS = Table(
    "event_mentions",
    "One row an act in a sentence of an article, for one pair of source and target.",
    ("event_mention_id",),
    (
        Column("event_mention_id", pl.String, "Hash of sentence_id and ordinal."),
        SENTENCE_ID,
        ARTICLE_ID,
        REVISION_ID,
        LANDED_ON,
        SENTENCE_INDEX,
        Column("ordinal", pl.Int32, "Position among the sentence's events, from 0."),
        IN_TITLE,
        Column("trigger", pl.String, "The words that express the act."),
        Column("trigger_start", pl.Int32, "First character of the trigger in title or text.", "characters"),
        Column("trigger_end", pl.Int32, "One past its last character.", "characters"),
        Column("event_type", pl.String, "PLOVER type, one of 16."),
        _null("mode", pl.String, "PLOVER mode."),
        Column("contexts", pl.List(pl.String), "PLOVER contexts."),
        Column("cameo_code", pl.String, "CAMEO code of two to four digits."),
        Column(
            "quad_class",
            pl.Int32,
            "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.",
        ),
        Column("goldstein", pl.Float64, "Goldstein score of the CAMEO code, -10 to 10."),
        *_actor("source", "Source"),
        *_actor("target", "Target"),
        Column("status", pl.String, "occurred, ongoing, planned, called_for, hypothetical or denied."),
        _null("attributed_to", pl.String, "Who asserts it, when not the outlet."),
        Column("is_background", pl.Boolean, "True when told as history."),
        _null("date_start", pl.Date, "First day of the act."),
        _null("date_end", pl.Date, "Last day of the act."),
        _null("date_precision", pl.String, "day, week, month or year."),
        _null("date_text", pl.String, "The words that date it; null when dated by publication."),
        _null("date_text_start", pl.Int32, "First character of those words.", "characters"),
        _null("date_text_end", pl.Int32, "One past their last character.", "characters"),
        _null("place_name", pl.String, "Place of the act."),
        _null("place_country", pl.String, "Country of the place, ISO 3166-1 alpha-3."),
        _null("place_latitude", pl.Float64, "Latitude, WGS 84.", "degrees"),
        _null("place_longitude", pl.Float64, "Longitude, WGS 84.", "degrees"),
        _null("place_precision", pl.String, "city, region or country."),
        _null("place_geoname_id", pl.Int64, "GeoNames id of the place."),
        _null("place_text_start", pl.Int32, "First character of the words that place it.", "characters"),
        _null("place_text_end", pl.Int32, "One past their last character.", "characters"),
        _null("dead_count", pl.Int32, "People killed, as this sentence says.", "people"),
        _null("injured_count", pl.Int32, "People injured, as this sentence says.", "people"),
        _null("arrested_count", pl.Int32, "People arrested, as this sentence says.", "people"),
        Column("confidence", pl.Float64, "Chance that type and sentence are right, 0 to 1."),
        Column("rule", pl.String, "Lexicon entry and pattern that fired."),
        Column("coder", pl.String, "Name of the coder."),
        Column("coder_version", pl.String, "Version of code and lexicon."),
    ),
)

QUOTES = Table(
    "quotes",
    "One row a quotation in one edition of an article.",
    ("quote_id",),
    (
        Column("quote_id", pl.String, "Hash of sentence_id, start and end."),
        SENTENCE_ID,
        ARTICLE_ID,
        REVISION_ID,
        LANDED_ON,
        SENTENCE_INDEX,
        IN_TITLE,
        Column("text", pl.String, "The words quoted, without the marks."),
        Column("start", pl.Int32, "First character in title or text.", "characters"),
        Column("end", pl.Int32, "One past the last character.", "characters"),
        *_actor("speaker", "Speaker"),
    ),
)

REJECTS = Table(
    "rejects",
    "One row a thing that came in and did not come out, with the stage that turned it away and why.",
    ("reject_id",),
    (
        Column("reject_id", pl.String, "Hash of stage, subject, reason, detail, capture_id and revision_id."),
        LANDED_ON,
        Column("stage", pl.String, "harvest, landing, extract, code or stage."),
        Column("subject", pl.String, "URL, file name with line, or id of the thing."),
        _null("capture_id", pl.String, "Its capture, when it was landed."),
        _null("revision_id", pl.String, "Its edition, when it was extracted."),
        Column("reason", pl.String, "Stable code of the reason, for example empty_file."),
        Column("detail", pl.String, "What was wrong and what to do, in one line."),
    ),
)

CODING_RUNS = Table(
    "coding_runs",
    "One row an edition of an article that the coder has seen, with what came of it.",
    ("revision_id",),
    (
        ARTICLE_ID,
        REVISION_ID,
        LANDED_ON,
        Column("language", pl.String, "Language the coder was chosen by."),
        Column("outcome", pl.String, "coded, no_events, language_not_supported or failed."),
        Column("sentence_count", pl.Int32, "Sentences."),
        Column("event_count", pl.Int32, "Event mentions."),
        Column("coder", pl.String, "Name of the coder."),
        Column("coder_version", pl.String, "Version of code and lexicon."),
    ),
)

TABLES: dict[str, Table] = {
    t.name: t for t in (CAPTURES, ARTICLES, SENTENCES, ACTOR_MENTIONS, EVENT_MENTIONS, QUOTES, CODING_RUNS, REJECTS)
}
