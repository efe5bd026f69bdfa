"""Which acts are told as history by the words and constructions around them."""

from __future__ import annotations

import pytest

from tests.ingest.coding.reading import events


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Egypt, which arrested the editors at the start of the war, released them.", "arrested", True),
        ("Egypt, which arrested the editors at the start of the talks, released them.", "arrested", False),
        ("In the first year of the occupation Israel deported 900 Palestinians.", "deported", True),
        ("Judges overturned a ruling that jailed the Turkish journalist.", "jailed", True),
        ("Judges praised a ruling that jailed the Turkish journalist.", "jailed", False),
        ("The court previously struck down tariffs that Kenya had imposed on Uganda.", "imposed", True),
        ("France has pressed Mali for decades.", "pressed", True),
        ("France had threatened Mali for months.", "threatened", False),
        ("Russia has long accused Ukraine of lying.", "accused", True),
        ("Mali has rejected talks with France as long as its troops stay.", "rejected", False),
        ("Peru's former president gets 25 years for the killings of students.", "killings", True),
        ("Judges held the general responsible for two massacres.", "massacres", True),
        ("A report found that police in Kenya tortured 30 prisoners.", "tortured", True),
        ("Reports said police in Kenya tortured 30 prisoners.", "tortured", False),
        ("A report found that police in Kenya killed 30 prisoners on Friday.", "killed", False),
        ("France met Mali last month.", "met", True),
        ("France met Mali several times this month.", "met", False),
        ("France met Mali in late November.", "met", False),
        ("France backs Mali and left Chad last month.", "backs", False),
        ("The army had shelled the village in Chad, the newspaper said.", "shelled", True),
        ("The army shelled the village in Chad, the newspaper said.", "shelled", False),
    ],
)
def test_history_by_construction(text: str, trigger: str, expected: bool) -> None:
    (told,) = {event.is_background for event in events(text) if trigger in event.trigger}
    assert told is expected
