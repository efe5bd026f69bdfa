"""Which words of a sentence match the lexicon and which are names it does not know.

Finds runs of words only; whom they name is decided in `naming` and `roles`.
"""

from __future__ import annotations

from collections.abc import Sequence

from ingest.coding.actor_resolution.lexicon import Entry, Lexicon, Match
from ingest.coding.actor_resolution.view import Segment, View
from ingest.coding.actor_resolution.word_lists import word_list

_MONTHS = frozenset({"April", "May", "June", "August"})


def match(seen: View, lexicon: Lexicon) -> None:
    """Find the segments of a sentence: the longest match of the lexicon at each word, else a run of name words."""
    i = 0
    while i < len(seen.words):
        found = lexicon.longest(seen.words, i)
        name_end = _name_end(seen, i, lexicon)
        if found is not None and _is_other_word(seen, found) and not _is_partys(seen, found, lexicon):
            i += 1
        elif found is not None and _is_direction(seen, found):
            if name_end > found.end:
                _add(seen, Segment(i, name_end))
            i = max(name_end, found.end)
        elif found is not None and not (
            name_end > found.end and _is_given_name(seen, found.start, found.end, found.entries)
        ):
            _add(seen, Segment(found.start, found.end, found.entries))
            i = found.end
        elif name_end > i:
            _add(seen, Segment(i, name_end))
            i = name_end
        else:
            i += 1


def _is_other_word(seen: View, found: Match) -> bool:
    """Whether a one-word match is another word here: "to police", "national security", "Unite against hatred"."""
    if found.end - found.start > 1:
        return False
    tag, sort = seen.tags[found.start], found.entries[0].sort
    if any(e.sort != "role" for e in found.entries):
        return sort == "organisation" and found.start == 0 and tag.startswith(("VB", "JJ", "RB", "IN"))
    name = found.entries[0].name
    is_part = name == "member" and seen.words[found.start - 1].text == "-"  # a five-member committee
    is_part = is_part or (name == "media" and seen.key(found.start - 1) == "social")
    is_small = name in word_list("capital_only") and (
        not seen.words[found.start].capitalised or seen.key(found.start - 1) in word_list("honorifics")  # Mr Major
    )
    return is_part or is_small or _is_verb_or_adjective(seen, found, tag)


def _is_partys(seen: View, found: Match, lexicon: Lexicon) -> bool:
    """Whether a party's name opens the sentence and its people follow: "Socialist councillors", "SDLP leader"."""
    after = lexicon.longest(seen.words, found.end) if found.entries[0].sector == "PTY" else None
    return after is not None and after.entries[0].sort == "role"


def _is_direction(seen: View, found: Match) -> bool:
    """Whether "West" and the like are but the first word of a name: "West End", "West African"."""
    after = found.end
    is_one = found.end - found.start == 1 and seen.words[found.start].text in word_list("compass")
    return (
        is_one
        and after < len(seen.words)
        and seen.words[after].capitalised
        and seen.tags[after].startswith(("NNP", "JJ"))
    )


def _is_verb_or_adjective(seen: View, found: Match, tag: str) -> bool:
    if tag.startswith("VB") and not (tag == "VBG" or (seen.sentence.in_title and seen.words[found.start].capitalised)):
        return tag not in ("VBN", "VBD") or seen.key(found.start - 1) not in word_list("determiners")
    following = seen.tags[found.end] if found.end < len(seen.tags) else ""
    may_qualify = any(e.sector in ("REB", "OPP") for e in found.entries)
    return tag.startswith("JJ") and following.startswith(("NN", "JJ")) and not may_qualify


def _add(seen: View, segment: Segment) -> None:
    seen.segments.append(segment)
    for i in range(segment.start, segment.end):
        seen.segment_at[i] = segment


def _is_given_name(seen: View, start: int, end: int, entries: Sequence[Entry]) -> bool:
    """Whether a one-word place stands as somebody's first name: "Minister Israel Katz", "Chad Smith"."""
    if end - start > 1 or not any(e.sort in ("country", "place") for e in entries) or seen.words[start].key.isupper():
        return False
    before = seen.segments[-1] if seen.segments and seen.segments[-1].end == start else None
    if before is not None and (role := before.entry("role")) is not None and role.kind == "office":
        return True
    return seen.words[start].text in word_list("given_names")


def _name_end(seen: View, start: int, lexicon: Lexicon) -> int:
    """Where the run of name words from `start` ends; `start` itself when there is none."""
    if not _is_name_word(seen, start):
        return start
    end = start + 1
    while end < len(seen.words):
        step = _name_step(seen, end)
        if step == 0:
            break
        found = lexicon.longest(seen.words, end + step - 1)
        if found is not None and not _inside_name(seen, start, found.start, found.end, found.entries):
            break
        end += step
    return end


def _inside_name(seen: View, start: int, at: int, end: int, entries: Sequence[Entry]) -> bool:
    """Whether a lexicon word goes on a personal name: "Denzel Washington", "Ahmed al-Sharaa Abbas King"."""
    if end - at > 1 or seen.doc is None or seen.sentence.in_title:
        return False
    if any(e.sort == "country" for e in entries) and _compounds(seen, at):
        return True  # Vente Venezuela
    if all(e.sort == "organisation" for e in entries) and seen.words[start].text in word_list("given_names"):
        return not seen.words[at].key.isupper() and _compounds(seen, at)  # Juan Manuel Santos
    if all(e.sort == "role" and e.kind == "office" for e in entries):
        ends = end >= len(seen.words) or not seen.words[end].capitalised
        is_known = seen.words[at - 1].text in word_list("given_names") or at - start > 1
        return ends and is_known and seen.tags[at] == "NNP" and seen.words[at].capitalised
    if not any(e.sort in ("place", "people", "country") for e in entries) or seen.words[at].key.isupper():
        return False
    return at == start + 1 and seen.words[start].text in word_list("given_names")


def _compounds(seen: View, at: int) -> bool:
    """Whether the parse makes the word before `at` one name with it."""
    pair = seen.tokens(range(at - 1, at + 1))
    if len(pair) != 2 or pair[1].tag_ != "NNP":
        return False
    return bool(pair[0].dep_ == "compound" and pair[0].head.i == pair[1].i)


def _name_step(seen: View, at: int) -> int:
    """How many words carry the name on at `at`: a name word, or particles and hyphens with the name word after them."""
    step = 0
    while at + step < len(seen.words) and step < 3:
        word = seen.words[at + step]
        if _is_name_word(seen, at + step):
            return step + 1
        if step == 1 and _is_second_syllable(seen, at + step):
            return 2
        if word.text != "-" and word.key not in word_list("name_particles") and not _is_initial(seen, at + step):
            return 0
        if word.text == "-" and word.start != seen.words[at + step - 1].end:
            return 0
        step += 1
    return 0


def _is_second_syllable(seen: View, i: int) -> bool:
    """The small half of a Korean or Chinese given name: "Lee Jae-myung", not "Hamas-run"."""
    word, hyphen, first = seen.words[i], seen.words[i - 1], seen.words[i - 2]
    if hyphen.text != "-" or word.start != hyphen.end or hyphen.start != first.end or not word.text.islower():
        return False
    is_second = i >= 3 and seen.words[i - 3].capitalised
    return is_second and 1 < len(word.text) <= 6 and len(first.text) <= 5 and word.key not in word_list("compound_ends")


def _is_initial(seen: View, i: int) -> bool:
    """A point after one capital letter: "John F. Kennedy"."""
    return seen.words[i].text == "." and i > 0 and len(seen.words[i - 1].text) == 1 and seen.words[i - 1].capitalised


def _is_name_word(seen: View, i: int) -> bool:
    word = seen.words[i]
    before = seen.words[i - 1].text if i else ""
    if word.text in _MONTHS and (before in word_list("given_names") or before.lower() in word_list("honorifics")):
        return True  # Theresa May, Mrs May
    if (
        not word.capitalised
        or not word.text[0].isalpha()
        or word.lower in word_list("not_names")
        or _is_party_tag(seen, i)
    ):
        return False
    if seen.doc is None:
        return i > 0 or (len(seen.words) > 1 and seen.words[1].capitalised)
    is_first_name = word.text in word_list("given_names") and i > 0
    return (
        (is_first_name and not seen.tags[i].startswith("VB"))
        or seen.tags[i].startswith("NNP")
        or (seen.tags[i] in ("NN", "NNS", "JJ", "FW") and i > 0 and not seen.sentence.in_title)
    )


def _is_party_tag(seen: View, i: int) -> bool:
    """The parts of "R-Wis." and "D-N.Y."."""
    at = i if seen.words[i].text in ("R", "D", "I") else i - 2
    return (
        at >= 0
        and at + 1 < len(seen.words)
        and seen.words[at].text in ("R", "D", "I")
        and seen.words[at + 1].text == "-"
    )


def join_named_bodies(seen: View) -> None:
    """Make one segment of a name and the body it names: "Metropolitan Police", "Rural Teachers Union"."""
    joined: list[Segment] = []
    for body in seen.segments:
        first = _first_of_name(seen, joined, body)
        segment = body
        if first is not None:
            roles = tuple(e for e in body.entries if e.sort == "role")  # the Action Congress is not the Congress
            segment = Segment(joined[first].start, body.end, roles, is_proper=True)
            del joined[first:]
        joined.append(segment)
    seen.segments.clear()
    for segment in joined:
        _add(seen, segment)


def _first_of_name(seen: View, before: list[Segment], body: Segment) -> int | None:
    """Where among the segments before a capitalised body its own name begins, None when it has none."""
    role = body.entry("role")
    if role is None or role.kind != "body" or not seen.words[body.start].capitalised:
        return None
    if role.name in word_list("personal_bodies") or seen.sentence.in_title:
        return None
    first, end = None, body.start
    for i in range(len(before) - 1, -1, -1):
        part = before[i]
        has_capital = seen.words[part.start].capitalised
        other = part.entry("role")
        is_part = part.is_name or (other is not None and other.plural)
        if part.end != end or not has_capital or not is_part:
            break
        first, end = i, part.start
    return first


def fuse_titles(seen: View) -> None:
    """Tie a name to the role right before it: "Foreign Minister Hakan Fidan", "newspaper Dagens Nyheter"."""
    for before, after in zip(seen.segments, seen.segments[1:], strict=False):
        gap = after.start - before.end
        role = before.entry("role")
        if role is None or role.plural or gap > 1 or not before.is_role:
            continue
        if not after.is_name and (gap or not _names_the_described(seen, role, before, after)):
            continue
        if (
            gap == 1
            and seen.words[before.end].text not in "\"“'‘("
            and seen.key(before.end) not in word_list("honorifics")
        ):
            continue
        if role.kind == "body" and seen.words[before.start].capitalised and not seen.sentence.in_title:
            continue
        after.title, before.fused = before, after


def share_titles(seen: View) -> None:
    """Tie a plural title to the names in the list after it: "Presidents Moi of Kenya and Museveni of Uganda".

    Descriptions tie listed names too: "its neighbours Algeria and Chad".
    """
    for title in seen.segments:
        entry = title.entry("role")
        describes = entry is not None and entry.name in word_list("describers")
        if entry is not None and entry.plural and (describes or entry.kind == "office"):
            names = _listed_names(seen, title.end, describes)
            title.names = tuple(names) if len(names) > 1 else ()
            for name in title.names:
                name.shared = title


def _listed_names(seen: View, at: int, may_be_listed: bool) -> list[Segment]:
    """The names from word `at` on, with their countries and what joins them between.

    `may_be_listed` also takes countries and bodies of the lexicon.
    """
    names: list[Segment] = []
    while (name := seen.segment_at.get(at)) is not None and name.start == at:
        if not name.is_name and not (may_be_listed and name.entry("country", "organisation")):
            break
        names.append(name)
        at = name.end
        realm = seen.segment_at.get(at + 1) if seen.key(at) == "of" else None
        at = realm.end if realm is not None and realm.entry("country") is not None else at
        at += seen.key(at) == ","
        at += seen.key(at) == "and"
    return names


def _names_the_described(seen: View, role: Entry, before: Segment, after: Segment) -> bool:
    """Whether a role noun describes the listed name after it: "their ally Iran", "militant group Boko Haram"."""
    if after.entry("country", "organisation") is None or seen.words[before.start].capitalised or seen.doc is None:
        return False
    follows = after.end
    ends = follows >= len(seen.words) or not (
        follows in seen.segment_at or seen.tags[follows].startswith(("NN", "JJ", "HYPH", "POS"))
    )
    return ends and (role.name in word_list("describers") or role.kind == "body")
