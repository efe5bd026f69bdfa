"""A party known from the headline is told in words of the text, and the other way round. All sentences are ours."""

from __future__ import annotations

import pytest

from tests.ingest.coding.reading import code, of_type

LEAD = "Police in Georgia arrested nine activists on Tuesday"


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        pytest.param(LEAD, "The arrests drew crowds. Officers in Georgia were silent.", "arrests", id="nobody named"),
        pytest.param(
            "Iran attacks Israel",
            "For weeks Iran has been angry. Canada condemned the attack on Sunday.",
            "Iran",
            id="named before",
        ),
    ],
)
def test_the_words_of_a_party_stand_in_the_part_of_its_act(title: str, text: str, expected: str) -> None:
    coded = code(text, title=title)
    told = [row for row in coded.event_mentions if not coded.sentences[row.sentence_index].in_title]
    parties = [party for row in told for party in (row.source, row.target) if party is not None]
    assert expected in [party.text for party in parties]
    assert all(text[party.start : party.end] == party.text for party in parties)


def test_words_of_the_same_part_stay_as_they_are() -> None:
    first, second = of_type(code(f"{LEAD}.", "The arrests drew thousands into the streets.").event_mentions, "COERCE")
    assert (second.source, second.target) == (first.source, first.target)
