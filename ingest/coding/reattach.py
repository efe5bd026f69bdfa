"""Mends where the parser hangs a clause or a subject too low: what a speaker does next is not part of what he said.

"The minister said the vote was rigged and *called* on the court to annul it": spaCy's small model joins "called" to
"was rigged", so that the vote would call, by hearsay. Knows grammar only, no actors.
"""

from __future__ import annotations

import re

from ingest.coding.actor_resolution.word_lists import word_list
from ingest.coding.participles import free_gerund, free_participle
from ingest.coding.subjects import restore_subjects
from ingest.coding.syntax import words
from ingest.coding.tree import Doc, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
COMPLEMENTS = frozenset({"dobj", "dative", "ccomp", "xcomp", "prep"})
LOOSE = frozenset({"compound", "nmod"})
YEAR = re.compile(r"1[89]\d\d|20\d\d")
SINCE_YEARS = frozenset({"in", "from", "by", "since"})
PARTS_OF_DAY = frozenset({"morning", "afternoon", "evening", "night", "weekend"})
NAMED_AS = {"ccomp": "dobj", "pcomp": "pobj"}  # role of a clause, and that of the noun it names
THINGS = frozenset({"it", "this", "that", "there"})


def reattach(doc: Doc) -> Doc:
    """The same tree, in which coordinated verbs of the speaker hang on the verb of saying, and subjects on theirs."""
    for verb in doc:
        if verb.dep_ == "conj" and verb.tag_ == "VBD" and (above := _finite_verb(verb)) is not None:
            verb.move(above)
        if verb.dep_ == "prep":
            _free_subject(verb)
        if verb.dep_ == "conj" and verb.tag_ in {"VBD", "VBZ", "VBN"}:
            saying = _verb_of_speaker(verb)
            if saying is not None:
                verb.move(saying)
        if verb.dep_ == "conj" and verb.tag_ == "NNP" and (parallel := _parallel(verb)) is not None:
            verb.move(parallel)
        if verb.dep_ == "cc" and verb.head.dep_ == "appos":
            _part_names(verb)
        if verb.dep_ in NAMED_AS:
            _put_named(verb)
        if verb.dep_ in {"advcl", "prep"}:
            _free_object(verb)
        if verb.dep_ == "acomp":
            free_participle(verb)
        if verb.lower_ == "of" and verb.dep_ == "prep":
            free_gerund(verb)
        restore_subjects(verb)
    return doc


def _put_named(clause: Token) -> None:
    """Make the raid the object of "condemned *what he called a raid*", and the clause a relative clause of it."""
    if clause.lemma_ not in words("naming") or not any(c.lower_ == "what" for c in clause.lefts):
        return
    phrases = [c for c in clause.children if c.lower_ == "as" and c.dep_ == "prep"]
    named = [
        c for word in (clause, *phrases) for c in word.children if c.i > clause.i and c.dep_ in {"oprd", "pobj", "dobj"}
    ]
    if not named or named[0].pos_ not in {"NOUN", "PROPN"}:
        return
    noun, role = named[0], NAMED_AS[clause.dep_]
    noun.move(clause.head)
    clause.move(noun)
    noun.dep_, clause.dep_ = role, "relcl"


def _free_object(word: Token) -> None:
    """Make the claim the object of "rejected as baseless *the claim*", where the parser hung it on "as baseless"."""
    verb = word.head
    if verb.pos_ != "VERB" or any(c.dep_ == "dobj" for c in verb.children):
        return
    if word.pos_ == "ADJ" and any(c.lower_ == "as" for c in word.lefts):
        nouns = [c for c in word.children if c.dep_ == "dobj"]
    else:  # an adjective stands before its noun's article or owner only if it is not the noun's
        nouns = [c for c in word.children if word.lower_ == "as" and _is_framed(c)]
    for noun in nouns:
        noun.move(verb)
        noun.dep_ = "dobj"


def _is_framed(noun: Token) -> bool:
    first = noun.lefts[0] if noun.lefts else noun
    return first.dep_ == "amod" and any(c.dep_ in {"det", "poss"} for c in noun.lefts)


def _part_names(conjunction: Token) -> None:
    """Make two subjects of "President *Ann Lee* and Chile's leader *Bo Poe*", where the parser made one name of all."""
    first, title = conjunction.head, conjunction.head.head
    while title.dep_ == "appos" and title.head.i < title.i:  # after a dateline
        title = title.head
    last = title.head
    is_one = title.dep_ in LOOSE and last.dep_ in SUBJECTS and title.i < conjunction.i < last.i
    if not is_one or {first.tag_, title.tag_, last.tag_} != {"NNP"}:
        return
    for other in [c for c in first.children if c.dep_ == "conj" and c.i < last.i]:
        other.move(last)
        other.dep_ = "compound"
    first.move(last.head)
    title.move(first)
    last.move(first)
    first.dep_, title.dep_, last.dep_ = last.dep_, "compound", "conj"


def _parallel(name: Token) -> Token | None:
    """The name before "of" that a name joined to the one after it goes with: "*A* of Mali and B of Chad"."""
    country = name.head
    preposition = country.head
    if country.dep_ != "pobj" or preposition.lower_ != "of" or preposition.head.tag_ != "NNP":
        return None
    has_own = any(c.lower_ == "of" for c in name.children) and not any(c.dep_ == "det" for c in name.children)
    return preposition.head if has_own and not any(c.lower_ == "of" for c in country.children) else None


def _finite_verb(verb: Token) -> Token | None:
    """The verb that a past tense goes on from when it was joined to an infinitive: "planned to go but *fell*"."""
    token = verb.head
    if token.tag_ != "VB" or _has_subject(verb):
        return None
    while token.head is not token and token.tag_ != "VBD":
        token = token.head
    return token if token.tag_ == "VBD" else None


def _free_subject(preposition: Token) -> None:
    """Make "police" the subject of "On Monday police arrested", where the parser made one noun of it and the date."""
    verb = preposition.head
    noun = next((c for c in preposition.children if c.dep_ == "pobj"), None)
    if noun is None or noun.i > verb.i or verb.pos_ not in {"VERB", "AUX"} or _has_subject(verb):
        return
    date = _date_before(noun, preposition)
    article = next((c for c in noun.children if c.dep_ == "det"), None) if date else None
    if date and date[0].i == preposition.i + 1 + (article is not None):  # "by the evening crowds had gone"
        for word in [*date[1:], *([article] if article is not None else [])]:
            word.move(date[0])
        date[0].move(preposition)
        noun.move(verb)
        date[0].dep_, noun.dep_ = "pobj", "nsubj"


def _date_before(noun: Token, preposition: Token) -> list[Token]:
    """The words of a date that the parser took for a part of the noun: "Monday", "May 9", "1990"."""
    inside = [c for c in noun.children if c.dep_ != "det"]
    first, second = (*inside, noun, noun)[:2]
    if len(inside) < len(noun.children) and first.lemma_.lower() not in PARTS_OF_DAY:
        return []
    if first.dep_ in LOOSE and first.lemma_.lower() in words("date"):
        return [first, second] if second.dep_ == "nummod" and second.i == first.i + 1 else [first]
    is_year = first.dep_ == "nummod" and YEAR.fullmatch(first.text) and preposition.lower_ in SINCE_YEARS
    return [first] if is_year and noun.tag_ == "NNS" else []


def _verb_of_speaker(verb: Token) -> Token | None:
    """The verb of saying whose subject does what the verb tells, when the parser joined it to what is said."""
    before, said = verb.head, verb.head
    while said.dep_ == "conj":
        said = said.head
    saying = said.head
    if said.dep_ != "ccomp" or said.i < saying.i or saying.lemma_ not in words("speech") or _has_subject(verb):
        return None
    if verb.tag_ != "VBN" and _is_modal(before):
        return saying  # "would table a motion and demanded"
    if saying.tag_ not in {"VBD", verb.tag_} or verb.lemma_ not in words("pronouncement"):
        return None
    is_active = any(child.dep_ in COMPLEMENTS for child in verb.children)
    return saying if is_active and _is_of_thing(before) else None


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in SUBJECTS or child.lower_ in {"that", "to"} for child in verb.lefts)


def _is_modal(verb: Token) -> bool:
    return verb.tag_ == "VB" and any(child.tag_ in {"MD", "TO"} for child in verb.children)


def _is_of_thing(clause: Token) -> bool:
    """Whether the clause tells of a thing, a state or something undergone, so that its subject does not speak on."""
    subject = next((child for child in clause.lefts if child.dep_ in SUBJECTS), None)
    if subject is None or any(child.dep_ == "dobj" for child in clause.children):
        return False
    is_person = subject.lemma_.lower() in word_list("person_nouns") | word_list("anybody")
    return subject.lower_ in THINGS or (subject.pos_ == "NOUN" and not is_person)
