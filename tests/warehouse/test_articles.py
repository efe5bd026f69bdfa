"""Articles are found by each of their names, in their newest edition."""

from pathlib import Path

import pytest

from tests.warehouse.published import CANONICAL, CAPTURED, TITLE, write_published
from warehouse.articles import find_article
from warehouse.errors import NotFoundError, WarehouseMissingError


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_published(tmp_path_factory.mktemp("published") / "dragoman.duckdb")


@pytest.mark.parametrize("what", ["article", "new", CAPTURED, CANONICAL])
def test_an_article_is_found_by_its_ids_and_urls(published: Path, what: str) -> None:
    found = find_article(published, what, what)
    assert (found.revision_id, found.title, found.sentence_index) == ("new", TITLE, None)
    assert found.blocks == (("paragraph", "Egypt condemned Iraq in Cairo on Monday."),)


def test_a_url_is_found_by_its_canonical_form(published: Path) -> None:
    assert find_article(published, f"{CANONICAL}#comments", CANONICAL).revision_id == "new"


def test_an_older_edition_is_found_by_its_own_id(published: Path) -> None:
    assert find_article(published, "old", "old").title == "Talks begin"


@pytest.mark.parametrize("what", ["event", "mention"])
def test_an_event_leads_to_its_sentence(published: Path, what: str) -> None:
    found = find_article(published, what, what)
    assert (found.revision_id, found.sentence_index) == ("new", 1)


@pytest.mark.parametrize("what", ["nobody", "' or true --", ""])
def test_what_is_not_there_is_said_with_the_way_to_find_it(published: Path, what: str) -> None:
    with pytest.raises(NotFoundError, match="dragoman query"):
        find_article(published, what, what)


def test_nothing_is_published_yet(tmp_path: Path) -> None:
    with pytest.raises(WarehouseMissingError, match="dragoman run"):
        find_article(tmp_path / "dragoman.duckdb", "article", "article")
