"""Where places only tell the scene: "in Ankara", "the Nairobi bombing"."""

from __future__ import annotations

from ingest.coding.actor_resolution.view import Segment, View
from ingest.coding.actor_resolution.word_lists import word_list


def is_scene(seen: View, segment: Segment) -> bool:
    """Whether a place is where something happens, not who acts; nobody is at a country: "took aim *at Canada*"."""
    if segment.entry("place", "country") is None:
        return False
    if _names_a_deed(seen, segment):
        return True
    before = segment.start - 1
    while before >= 0 and (seen.key(before) in word_list("determiners") or seen.tags[before].startswith("JJ")):
        before -= 1
    ends = segment.end >= len(seen.words) or not seen.is_possessive(segment.end)
    is_aimed_at = seen.key(before) == "at" and segment.entry("country") is not None
    return ends and seen.key(before) in word_list("locatives") and not is_aimed_at


def _names_a_deed(seen: View, segment: Segment) -> bool:
    """Whether a city stands before the deed that was done there: "the Nairobi bombing", "New York arrests"."""
    is_city = segment.entry("place") is not None and segment.entry("country", "people") is None
    at = segment.end
    return is_city and seen.key(at) in word_list("scene_deeds") and seen.tags[at].startswith(("NN", "VBG"))
