"""When two spellings, or a short and a full form, are one name."""

import pytest

from ingest.coding.actor_resolution.names import is_short_for, name_key, skeleton


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zelensky", "Zelenskyy"),
        ("Zelensky", "Zelenskiy"),
        ("Gaddafi", "Qaddafi"),
        ("Yeltsin", "Jeltsin"),
        ("Hussein", "Hussain"),
        ("Walesa", "Wałesa"),
    ],
)
def test_transliterations_share_a_skeleton(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize(("one", "other"), [("Putin", "Patten"), ("Merkel", "Markle"), ("Brandt", "Brando")])
def test_other_names_do_not(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)


def test_honorifics_particles_and_initials_do_not_count() -> None:
    assert name_key(["Sheikh", "Tamim", "bin", "Hamad", "Al", "-", "Thani"]) == name_key(["Tamim", "Hamad", "Thani"])
    assert name_key(["John", "F", ".", "Kennedy"]) == name_key(["John", "Kennedy"])


@pytest.mark.parametrize(
    ("short", "full", "fits"),
    [
        ("Sadat", "Anwar Sadat", True),
        ("Mao", "Mao Zedong", True),
        ("Hafez Assad", "Hafez Suleiman Assad", True),
        ("Sadat", "Jehan Mubarak", False),
        ("Anwar Sadat", "Sadat", False),
    ],
)
def test_short_forms(short: str, full: str, fits: bool) -> None:
    assert is_short_for(name_key(short.split()), name_key(full.split())) is fits
