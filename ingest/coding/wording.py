"""Give each party words of its row's own part, headline or text, since the offsets of a row count in one of the two.

A party that is known from the other part ("The arrests" of the text, made by the police of the headline) takes the
nearest words that name the same actor in the row's part; where none do, it is told by the trigger.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.coding.model import ActorMention, EventMention, Party, Sentence


def in_own_words(
    rows: Sequence[EventMention], sentences: Sequence[Sentence], mentions: Sequence[ActorMention]
) -> list[EventMention]:
    """The rows, each with parties whose words stand in the part that its trigger stands in."""
    in_title = {sentence.index for sentence in sentences if sentence.in_title}
    parts = {is_title: [s for s in sentences if s.in_title == is_title] for is_title in (False, True)}

    def worded(party: Party | None, row: EventMention) -> Party | None:
        is_title = row.sentence_index in in_title
        if party is None or any(_holds(sentence, party) for sentence in parts[is_title]):
            return party
        named = [
            m
            for m in mentions
            if m.actor.actor_id == party.actor.actor_id and (m.sentence_index in in_title) == is_title
        ]
        if not named:
            return Party(row.trigger, row.trigger_start, row.trigger_end, party.actor)
        words = min(
            named, key=lambda m: (m.sentence_index > row.sentence_index, abs(m.sentence_index - row.sentence_index))
        )
        return Party(words.text, words.start, words.end, party.actor)

    return [replace(row, source=worded(row.source, row), target=worded(row.target, row)) for row in rows]


def _holds(sentence: Sentence, party: Party) -> bool:
    start, end = party.start - sentence.start, party.end - sentence.start
    return start >= 0 and sentence.text[start:end] == party.text
