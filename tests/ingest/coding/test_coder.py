"""The coder as a whole: languages, batches, tables, the registry, and any text whatever."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.coding import coder as coders
from ingest.coding.codebook import codebook
from ingest.coding.coder import code_articles, code_batch, coder_for, coder_named, register
from ingest.coding.frames import to_frames
from ingest.coding.model import Article, Block, CodedArticle
from ingest.coding.sentences import text_of
from ingest.schema import ARTICLES, TABLES
from tests.ingest.coding.reading import PUBLISHED, code

STATUSES = {"occurred", "ongoing", "planned", "called_for", "hypothetical", "denied"}


def batch(*rows: tuple[str, str, str]) -> pa.RecordBatch:
    """Article rows of (id, language, text)."""
    columns = ["article_id", "revision_id", "landed_on", "title", "blocks", "language", "published_on", "canonical_url"]
    frame = pl.DataFrame(
        [
            {
                "article_id": key,
                "revision_id": f"r-{key}",
                "landed_on": date(2024, 12, 8),
                "title": "France condemns Russia",
                "blocks": [{"kind": "paragraph", "text": text}],
                "language": language,
                "published_on": PUBLISHED,
                "canonical_url": "https://daily.example/1",
            }
            for key, language, text in rows
        ],
        schema={name: ARTICLES.schema[name] for name in columns},
    )
    (made,) = frame.to_arrow().to_batches()
    return made


def test_another_language_is_passed_through_uncoded_and_counted() -> None:
    coded = code("La France a condamné la Russie lundi.", language="fr")
    assert (coded.outcome, coded.language, coded.event_mentions) == ("language_not_supported", "fr", ())


def test_an_article_on_no_politics_has_no_events() -> None:
    coded = code(
        "The baker from Lyon has praised her brother's new bread.",
        "“It is the best bread I have ever had,” she said of the loaf.",
        "Her fans waited for hours before the shop opened.",
        title="Baker praises bread",
    )
    assert (coded.outcome, coded.event_mentions) == ("no_events", ())


def test_each_article_comes_out_once_and_in_order() -> None:
    out = code_batch(batch(("1", "en", "Iraq invaded Kuwait."), ("2", "de", "Guten Tag."), ("3", "en", "")))
    assert out.column("article_id").to_pylist() == ["1", "2", "3"]
    assert out.column("outcome").to_pylist() == ["coded", "language_not_supported", "coded"]


def test_tables_have_the_lakes_schema_and_stable_ids() -> None:
    source = batch(("1", "en", '"Iraq must leave Kuwait," Egyptian President Hosni Mubarak said. Iraq invaded Kuwait.'))
    frames, again = (to_frames(pl.DataFrame(pl.from_arrow(code_batch(source)))) for _ in range(2))
    for name in ("sentences", "actor_mentions", "event_mentions", "quotes", "coding_runs"):
        table = TABLES[name]
        assert frames[name].schema == table.schema
        assert frames[name].height > 0
        assert frames[name].select(table.required).null_count().sum_horizontal().item() == 0
        assert frames[name].select(table.key).is_unique().all()
        assert frames[name].equals(again[name])


def test_an_empty_batch_gives_empty_tables() -> None:
    out = code_batch(batch(("1", "en", "Iraq invaded Kuwait.")).slice(0, 0))
    assert out.num_rows == 0
    assert {frame.height for frame in to_frames(pl.DataFrame(pl.from_arrow(out))).values()} == {0}


def test_an_article_reads_the_same_alone_and_in_a_batch() -> None:
    texts = [
        "Russia and Turkey met in Ankara. Protesters gathered in Paris.",
        "Police in Kenya arrested forty miners on Monday, the interior ministry said.",
        "Iraq invaded Kuwait in 1990.",
    ]
    articles = [Article(str(i), None, (Block("paragraph", t),), "en", PUBLISHED) for i, t in enumerate(texts)]
    together = code_articles(articles)
    assert together == [code_articles([article])[0] for article in articles]


def test_a_rule_that_trips_fails_its_article_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def trip(*_: object) -> None:
        raise ValueError("tripped")

    monkeypatch.setattr(coders, "read_events", trip)
    coded = code("Iraq invaded Kuwait.")
    assert coded.outcome == "failed"
    assert coded.detail is not None
    assert "tripped" in coded.detail
    assert coded.sentences


def test_a_coder_registers_for_its_language() -> None:
    @dataclass(frozen=True)
    class Mute:
        name: str = "mute"
        version: str = "1"
        languages: frozenset[str] = frozenset({"eo"})

        def code(self, articles: Sequence[Article]) -> list[CodedArticle]:
            return [CodedArticle(a.revision_id, "eo", "no_events") for a in articles]

    assert coder_for("eo") is None
    register("mute", Mute)
    try:
        assert coder_named("mute").name == "mute"
        assert code("Saluton.", language="eo").outcome == "no_events"
    finally:
        coders._FACTORIES.pop("mute")


@pytest.mark.timeout(30)  # what grows with the square of a text's length takes many minutes
@pytest.mark.parametrize("piece", [".", "U.S. ", "POLICE ", "(", "‘a ", "\n- a", " "])
def test_a_text_made_to_take_long_does_not(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    assert code_articles([Article("r", text, (Block("paragraph", text),), "en", PUBLISHED)])[0].outcome != "failed"


PIECES = st.sampled_from(
    [
        "Russia", "the army", "attacked", "said", "that", "will not", "must", "Israel", "“", "”", '"', "'", "killed",
        "12 people", "in", "Paris", "on Monday", "Mr. Smith", ".", ",", "(HTS)", "—", "accused", "of", "talks with",
        "the rebels", "arrested", "him", "who", "and", "protest", "\n", "if", "’s", "é", "\U0001f600", "according to",
        "two days after", "amid", "weeks of", "since", "which", "each other", "nor", "last month", "the killing of",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map(" ".join))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, TEXTS)
def test_any_text_gives_valid_offsets_and_known_codes(title: str, text: str) -> None:
    blocks = (Block("paragraph", text),)
    coded = code_articles([Article("r", title or None, blocks, "en", PUBLISHED)])[0]
    assert coded.outcome in {"coded", "no_events"}, coded.detail
    whole = text_of(blocks)
    for event in coded.event_mentions:
        sentence = coded.sentences[event.sentence_index]
        within = title if sentence.in_title else whole
        assert within[event.trigger_start : event.trigger_end] == event.trigger
        assert sentence.start <= event.trigger_start < event.trigger_end <= sentence.end
        for party in filter(None, (event.source, event.target)):
            assert within[party.start : party.end] == party.text
        assert event.event_type in codebook().types
        assert event.cameo_code in codebook().cameo
        assert event.status in STATUSES
        assert 0 <= event.confidence <= 1
    for quote in coded.quotes:
        within = title if coded.sentences[quote.sentence_index].in_title else whole
        assert within[quote.start : quote.end] == quote.text
