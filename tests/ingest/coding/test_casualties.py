"""How many people a sentence counts as dead, injured and arrested. All sentences are ours."""

from __future__ import annotations

import pytest

from ingest.coding.casualties import casualties


@pytest.mark.parametrize(
    ("text", "dead", "injured", "arrested"),
    [
        ("A bomb killed 12 people and wounded 30 in Quetta.", 12, 30, None),
        ("Two weeks ago bombs killed more than 200 people in Nairobi.", 200, None, None),
        ("Two gunmen killed a policeman in Lima.", None, None, None),
        ("Three bombs killed at least forty-one worshippers.", 41, None, None),
        ("Ten people were killed and 20 injured.", 10, 20, None),
        ("Seventeen miners died in the shaft.", 17, None, None),
        ("Five soldiers killed in ambush", 5, None, None),
        ("The death toll rose to 1,200 dead.", 1200, None, None),
        ("Police arrested 45 marchers; six officers were hurt.", None, 6, 45),
        ("Four officers arrested him at dawn.", None, None, None),
        ("After three days of riots 14 people were in custody.", None, None, 14),
        ("Troops killed two hundred villagers in 1981.", 200, None, None),
        ("In 2012 police killed the leader of the sect.", None, None, None),
        ("Two men wounded their neighbour.", None, None, None),
        ("Two dozen people were killed, a dozen wounded.", 24, 12, None),
        ("Nobody was hurt.", None, None, None),
    ],
)
def test_who_is_counted(text: str, dead: int | None, injured: int | None, arrested: int | None) -> None:
    found = casualties(text)
    assert (found.dead, found.injured, found.arrested) == (dead, injured, arrested)
