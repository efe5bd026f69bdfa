"""Where the target of a lexicon hit may stand when neither its entry nor the usual slots hold one."""

from __future__ import annotations

from ingest.coding import grammar
from ingest.coding.addressees import addressed
from ingest.coding.protests import protested_against
from ingest.coding.slots import Hit, affected, complements, fill
from ingest.coding.syntax import words
from ingest.coding.tree import Token

JUDGEMENTS = frozenset({"ACCUSE", "REJECT", "SUPPORT"})
TOGETHER = frozenset({"AGREE", "REJECT"})  # types about what is to be done with somebody: "offered talks with Egypt"
TO_THINGS = frozenset({"ASSAULT", "COERCE", "REJECT", "SANCTION"})  # types that are done to what is somebody's


def fallbacks(hit: Hit) -> tuple[tuple[Token, ...], ...]:
    """Where else the target may stand: other prepositions, whom the object is to help, who gets the letter."""
    if _judges_harm(hit):
        return ()  # "condemned the attack on Chad" is not aimed at Chad
    if hit.entry.roles.target == ("none",) or hit.entry.event_type == "PROTEST":
        return (*_asked_to_act(hit), *addressed(hit), *_owners(hit), *protested_against(hit))
    found = [_tellers(hit)] if hit.entry.event_type in JUDGEMENTS else []
    slots = ("+against",) if hit.entry.event_type in JUDGEMENTS else ("+against", "+on", "+into", "+to")
    found += [[t for t in fill(slot, hit) if not _is_channel(t)] for slot in slots]
    if hit.entry.event_type not in JUDGEMENTS | {"ASSAULT"}:  # where bombers start from is not where they strike
        found.append(fill("+from", hit))
    for thing in grammar.undergoers(hit.head) if hit.entry.pos == "v" else [hit.head]:
        if hit.entry.event_type != "THREATEN":  # "any attempt to help X would be punished" is no threat to X
            found += [affected(c) for c in thing.children if c.dep_ == "acl" and c.tag_ == "VB"]
        ties = {"into", "to"} if hit.entry.event_type in JUDGEMENTS else {"into", "to", "for"}
        found.append(grammar.prepositional(thing, ties))  # "hailed a day for Kenya" is not for Kenya
        if hit.entry.event_type in TOGETHER:
            found.append(grammar.prepositional(thing, {"with"}))
    found += [affected(c) for c in hit.head.children if c.dep_ == "advcl" and c.tag_ == "VB" and c.i > hit.head.i]
    if hit.entry.pos == "v" and hit.object is not None and belongs(hit.object):
        found.append([hit.object])
    if hit.head.dep_ == "acl" and hit.head.head.lemma_ in words("speaking_noun"):
        note = hit.head.head
        found += [grammar.prepositional(note, {"to"}), grammar.prepositional(note.head, {"to"})]
    return (*addressed(hit), *(tuple(tokens) for tokens in found if tokens), *_asked_to_act(hit))


def _is_channel(word: Token) -> bool:
    """Whether something is said on it, not to it: "condemned the raid on *Twitter*"."""
    return word.dep_ == "pobj" and word.head.lower_ == "on" and word.lemma_.lower() in words("platform")


def _owners(hit: Hit) -> tuple[tuple[Token, ...], ...]:
    """Whose the thing is that something is done to: "searched the *Turkish* cleric's home"."""
    if hit.entry.event_type not in TO_THINGS:
        return ()
    things = grammar.undergoers(hit.head) if hit.entry.pos == "v" else fill("+of", hit)
    if hit.entry.event_type == "SANCTION" and hit.entry.pos == "v" and hit.entry.prepositions:
        groups = fill(f"+{hit.entry.prepositions[-1].lemma}", hit)  # "walked out of *the alliance*"
        return (tuple(t for t in groups if t.pos_ != "PRON"),)
    owned = [t for t in things if t not in hit.words and (belongs(t) or grammar.prepositional(t, {"of"}))]
    return (tuple(owned),) if owned else ()


def _tellers(hit: Hit) -> list[Token]:
    """Whose words a noun sums up that is judged in its relative clause: "*Mali* denies it, a claim Chad rejects"."""
    noun = hit.head.head
    if hit.head.dep_ != "relcl" or noun.dep_ not in {"appos", "attr", "npadvmod", "dobj"}:
        return []
    is_told = noun.lemma_ in words("matter") and not any(c.lower_ in {"the", "this"} for c in noun.children)
    verbs = [p for _, p in grammar.ancestors(noun) if grammar.is_verb(p)] if is_told else []
    return grammar.surface_subjects(verbs[-1]) if verbs else []


def _judges_harm(hit: Hit) -> bool:
    """Whether a judgement is of harm done, so that the words after it tell the victim, not whom it is aimed at."""
    if hit.entry.event_type not in JUDGEMENTS or hit.entry.pos != "v":
        return False
    return any(t.lemma_.lower() in words("harm") | words("deed") for t in grammar.undergoers(hit.head))


def _asked_to_act(hit: Hit) -> tuple[tuple[Token, ...], ...]:
    """Whose own act is wanted: "called for *him* to go", "for the *minister's* resignation", "the exit of *troops*"."""
    if hit.entry.event_type != "REQUEST":
        return ()
    wanted = [hit.object] if hit.object is not None else fill("obj", hit) + fill("+for", hit)
    found = [grammar.surface_subjects(t) for t in complements(hit.head) if any(c.lower_ == "for" for c in t.children)]
    if any(t.dep_ in {"advcl", "xcomp"} and t.i > hit.head.i for t in complements(hit.head)):
        found.append(fill("+for", hit))  # "called for him to go", the parser's "for" a preposition
    for noun in wanted:
        if noun.lemma_.lower() in words("own_act"):
            found += [[c for c in noun.children if c.dep_ == "poss"], grammar.prepositional(noun, {"of", "by"})]
        elif noun.dep_ in grammar.SUBJECTS:
            found.append([noun])
        found.append(grammar.prepositional(noun, {"with"}))  # "called for talks with *them*"
    if hit.object is None and hit.entry.prepositions:
        found.append(fill("obj", hit))  # "pressed *France* for a refund"
    found += [fill("+from", hit), fill("+to", hit)]
    return tuple(tuple(tokens) for tokens in found if tokens)


def belongs(thing: Token) -> bool:
    """Whether words before a thing tell whose it is: "the *Russian* consulate", "*Cuba's* assets", "a *US* plan"."""
    return any(
        (c.dep_ == "poss" and c.pos_ != "PRON") or (c.dep_ in {"amod", "compound", "nmod"} and c.text[0].isupper())
        for c in thing.children
    )
