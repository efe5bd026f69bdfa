"""What an article's countries tell of whose it is."""

from __future__ import annotations

import pytest

from ingest.coding.actor_resolution.memory import Memory


@pytest.mark.parametrize(
    ("countries", "usual", "home"),
    [
        pytest.param({"ARG": 4.0, "GBR": 4.0}, {"GBR": 2.0}, "GBR", id="its own names"),
        pytest.param({"ARG": 4.0, "GBR": 4.0}, {"GBR": 1.0}, None, id="too few"),
        pytest.param({"ARG": 4.0, "CHL": 4.0, "GBR": 1.0}, {"GBR": 2.0}, None, id="hardly told of"),
        pytest.param({"BRA": 9.0, "USA": 2.0}, {"USA": 2.0}, None, id="a story of one other country"),
    ],
)
def test_home_by_the_names_that_go_without_an_adjective(
    countries: dict[str, float], usual: dict[str, float], home: str | None
) -> None:
    memory = Memory()
    memory.countries.update(countries)
    memory.usual.update(usual)
    memory.settle_story(None, 10)
    assert memory.home == home


@pytest.mark.parametrize(
    ("held", "story"),
    [
        pytest.param({"AUS": 3.0}, "AUS", id="its premier and its opposition's leader"),
        pytest.param({"AUS": 1.0}, None, id="too few"),
        pytest.param({"AUS": 3.0, "NZL": 3.0}, None, id="of two countries"),
    ],
)
def test_known_office_holders_tell_the_country_that_is_not_named(held: dict[str, float], story: str | None) -> None:
    memory = Memory()
    memory.countries.update({"USA": 1.0})
    memory.held.update(held)
    memory.settle_story(None, 10)
    assert memory.story == story
