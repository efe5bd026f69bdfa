"""The home of an outlet by its address."""

import pytest

from ingest.coding.outlets import home_country


@pytest.mark.parametrize(
    ("url", "country"),
    [
        ("https://paper.co.za/story", "ZAF"),
        ("https://www.paper.co.uk/", "GBR"),
        ("https://paper.com/story", None),
        ("https://startup.io/story", None),
        ("http://[broken", None),
        ("", None),
        (None, None),
    ],
)
def test_home_country(url: str | None, country: str | None) -> None:
    assert home_country(url) == country
