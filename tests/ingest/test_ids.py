"""Ids are stable across machines and tell parts apart."""

from hypothesis import given
from hypothesis import strategies as st

from ingest.ids import stable_id


def test_the_same_parts_give_the_same_id_for_ever() -> None:
    assert stable_id("https://gazette.example/a", None, 3) == stable_id("https://gazette.example/a", None, 3)
    assert stable_id("https://gazette.example/a") == "e85c19b908b940c1"


def test_parts_are_told_apart() -> None:
    assert len({stable_id("ab"), stable_id("a", "b"), stable_id("a", "b", None), stable_id("a", "b", "")}) == 4


@given(st.lists(st.none() | st.text()))
def test_any_parts_give_16_hexadecimal_digits(parts: list[str | None]) -> None:
    assert len(stable_id(*parts)) == 16
    int(stable_id(*parts), 16)
