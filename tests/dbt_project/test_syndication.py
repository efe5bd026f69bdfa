"""How well copies are found: a corpus made by editing, cutting and re-heading articles, measured pair by pair."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from itertools import combinations

import pytest

from ingest.extract.articles import signature
from tests.dbt_project.conftest import Warehouse
from tests.dbt_project.newsroom import Newsroom

STORIES = 60
WORDS = 300
VOCABULARY = [f"{start}{end}" for start in ("ba", "de", "fi", "go", "lu", "mi", "or", "pe") for end in range(250)]


def corpus(chance: random.Random) -> list[tuple[int, list[str]]]:
    """(story, words): an original, its copies as outlets make them, and texts that only share a passage with it."""
    texts: list[tuple[int, list[str]]] = []
    boilerplate = chance.choices(VOCABULARY, k=60)
    for story in range(STORIES):
        original = chance.choices(VOCABULARY, k=WORDS)
        lead = chance.choices(VOCABULARY, k=25)
        edited = [chance.choice(VOCABULARY) if chance.random() < 0.04 else word for word in original]
        texts += [(story, original), (story, original), (story, original[: WORDS * 3 // 4]), (story, edited)]
        texts += [(story, lead + original), (story, original[:150] + lead + original[150:])]
        quoting = original[:40] + chance.choices(VOCABULARY, k=200)
        texts += [(1000 + story, quoting), (2000 + story, chance.choices(VOCABULARY, k=200) + boilerplate)]
    return texts


@pytest.mark.slow
def test_copies_are_found_and_kin_are_not(warehouse: Warehouse) -> None:
    chance = random.Random(3)
    newsroom, story_of = Newsroom(), {}
    for number, (story, words) in enumerate(corpus(chance)):
        article = newsroom.article(
            f"text-{number}",
            landed=datetime(2024, 12, 7, tzinfo=UTC) + timedelta(minutes=chance.randint(0, 5000)),
            signature=signature(words),
            word_count=len(words),
        )
        story_of[article] = story
    warehouse.load(newsroom.frames())
    warehouse.dbt("run", "--select", "+int_articles__clustered")
    cluster_of = dict(
        warehouse.rows("select article_id, syndication_cluster_id from intermediate.int_articles__clustered")
    )
    pairs = list(combinations(story_of, 2))
    copies = {pair for pair in pairs if story_of[pair[0]] == story_of[pair[1]]}
    found = {pair for pair in pairs if cluster_of[pair[0]] == cluster_of[pair[1]]}
    precision, recall = len(copies & found) / len(found), len(copies & found) / len(copies)
    assert precision >= 0.98, precision
    assert recall >= 0.95, recall
