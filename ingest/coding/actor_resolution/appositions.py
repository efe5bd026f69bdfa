"""The role nouns tied to a name by apposition or predicate: "Hakan Fidan, Turkey's foreign minister,"."""

from __future__ import annotations

from ingest.coding.actor_resolution.view import Segment, View
from ingest.coding.actor_resolution.word_lists import word_list


def apposition_after(seen: View, segment: Segment) -> Segment | None:
    """The role in `Hakan Fidan, 55, Turkey's foreign minister,`."""
    at = segment.end
    if at >= len(seen.words) or seen.words[at].text not in ",(":
        return None
    at += 1
    if at + 1 < len(seen.words) and seen.words[at].text.isdigit() and seen.words[at + 1].text == ",":
        at += 2
    role = None
    for i in range(at, min(at + 12, len(seen.words))):
        found = seen.segment_at.get(i)
        if found is not None and (entry := found.entry("role")) is not None:
            if found.fused is not None or entry.plural or (entry.kind == "body" and not entry.inherits):
                role = role if entry.kind == "body" else None
                continue
            role = found
        elif (found is None and not _may_stand_in_phrase(seen, i)) or (role is not None and found is None):
            break
    return role


def _may_stand_in_phrase(seen: View, i: int) -> bool:
    word = seen.words[i]
    return (
        seen.key(i) in word_list("determiners")
        or word.text in {"'s", "’s", "'", "’", "-", "and"}
        or seen.tags[i].startswith(("JJ", "NN", "VBN", "CD", "HYPH"))
        or (not seen.tags[i] and word.text.isalpha() and seen.key(i) not in word_list("not_names"))
    )


def apposition_before(seen: View, segment: Segment) -> Segment | None:
    """The role in `the king of Spain, Felipe VI,`."""
    comma = (segment.title.start if segment.title is not None else segment.start) - 1
    while comma > 0 and (seen.words[comma].text == "." or seen.key(comma) in word_list("honorifics")):
        comma -= 1  # the Prime Minister, Mr. John Major
    if comma < 1 or seen.words[comma].text != ",":
        return None
    after = seen.words[segment.end].text if segment.end < len(seen.words) else "."
    if after not in {",", ".", ")", "”", '"', ";"} and not _is_appositive(seen, segment):
        return None
    for role in reversed([s for s in seen.segments if comma - 9 <= s.start and s.end <= comma]):
        entry = role.entry("role")
        if entry is not None and entry.kind != "body" and not entry.plural and role.fused is None:
            between = [i for i in range(role.end, comma) if i not in seen.segment_at]
            return role if all(_is_tie(seen, i) for i in between) else None
    return None


def _is_tie(seen: View, i: int) -> bool:
    """Whether a word may stand between a role and the name after it: "leader of Peru's biggest party, Ana Ruiz,"."""
    return (
        seen.key(i) in word_list("phrase_ties")
        or seen.is_possessive(i)
        or seen.tags[i].startswith(("NN", "JJ", "HYPH"))
    )


def is_past(seen: View, role: Segment) -> bool:
    """Whether a role is told as one that its holder no longer has: "a former spy chief"."""
    start = role.start
    while start > 0 and (
        seen.tags[start - 1].startswith(("JJ", "NN", "RB", "HYPH")) or seen.words[start - 1].text == "-"
    ):
        start -= 1
    return any(seen.key(i) in word_list("past_words") for i in range(start, role.end))


def _is_appositive(seen: View, segment: Segment) -> bool:
    if seen.doc is None:
        return False
    inside = {t for t, w in seen.word_at.items() if segment.start <= w < segment.end}
    return any(seen.doc[t].dep_ == "appos" for t in inside)


def predicate(seen: View, segment: Segment) -> Segment | None:
    """The role in `Olof Palme was elected leader of his party` and `Emmerson Mnangagwa became president`."""
    at = segment.end
    stop = min(at + 4, len(seen.words))
    while at < stop and seen.key(at) in word_list("naming_auxiliaries"):
        at += 1
    if seen.key(at) in word_list("leaving_verbs"):
        at = next((i for i in range(at + 1, min(at + 4, len(seen.words))) if seen.key(i) == "as"), at)
        if seen.key(at) != "as":
            return None
    elif at >= len(seen.words) or seen.key(at) not in word_list("naming_verbs"):
        copula = at > segment.end and seen.key(at - 1) in ("is", "was")
        if not copula or seen.key(at) not in ("the", "a", "an"):
            return None
        at -= 1
    for i in range(at + 1, min(at + 7, len(seen.words))):
        found = seen.segment_at.get(i)
        if found is None and not _may_stand_in_phrase(seen, i) and seen.key(i) != "as":
            return None
        entry = found.entry("role") if found is not None else None
        if found is not None and entry is not None:
            following = seen.segment_at.get(found.end)
            if following is not None and following.is_role:
                continue
            fits = entry.kind == "office" and not entry.plural and found.fused is None
            return found if fits else None
    return None
