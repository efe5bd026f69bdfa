"""Where entries of the event lexicon stand in a parsed sentence, and in which words.

Only words and tree; who the words denote is asked of a resolver, what they do is told in `ingest.coding.arguments`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice

from ingest.coding import grammar
from ingest.coding.lexicon import Condition, Entry, Lexicon
from ingest.coding.model import Party
from ingest.coding.slots import Hit, complements, counted, fill, find_preposition
from ingest.coding.syntax import words
from ingest.coding.tree import Doc, Token

UNHEADED = frozenset({"amod", "compound", "aux", "auxpass"})
MANNER_PREPOSITIONS = frozenset({"at", "by", "in", "on", "under", "without"})
COUNTED = frozenset({"nsubj", "nsubjpass", "dobj"})
APPROXIMATE = frozenset({"about", "over", "under"})  # particles that before a number make it a rough one

PRONOUNS = frozenset({"he", "it", "she", "they"})

ATTITUDES = frozenset({"SUPPORT", "ACCUSE", "REJECT"})

Who = Callable[[Token], Sequence[Party]]


def find(doc: Doc, lexicon: Lexicon, who: Who) -> list[Hit]:
    """All places where an entry stands, the most specific entry at each head word, in order of the text."""
    found: list[Hit] = []
    present = {token.lemma_.lower() for token in doc} | {token.lower_ for token in doc}
    for head, entries in heads(doc, lexicon):
        attempts = (attempt(entry, head, lexicon, who) for entry in entries if entry.others <= present)
        found.extend(islice((hit for hit in attempts if isinstance(hit, Hit)), 1))
    taken = {w.i for hit in found for w in hit.words if len(hit.words) > 1 and w is not hit.head}
    carried = {hit.object.i for hit in found if hit.object is not None}
    return [h for h in found if h.head.i not in carried and (h.head.i not in taken or len(h.words) > 1)]


def heads(doc: Doc, lexicon: Lexicon) -> Iterator[tuple[Token, tuple[Entry, ...]]]:
    """Each word that heads entries of the lexicon, with them, the most specific first."""
    mostly_lower = _is_mostly_lower(doc)
    for token in doc:
        keys = dict.fromkeys(_keys(token, mostly_lower))
        entries = tuple(chain.from_iterable(lexicon.by_head.get(key, ()) for key in keys))
        if entries:
            yield token, entries


def _keys(token: Token, mostly_lower: bool) -> tuple[tuple[str, str], ...]:
    """Part of speech and lemma under which the lexicon may know the word."""
    pos = token.pos_
    if pos in {"VERB", "AUX"}:
        return () if token.dep_ in UNHEADED else (("v", token.lemma_.lower()),)
    if pos in {"NOUN", "PROPN"}:
        if token.dep_ == "compound" and token.head.pos_ == "NOUN" and not _keeps_kind(token.head):
            return ()  # "riot police", "ceasefire line"
        if token.dep_ in {"poss", "oprd"} or _tells_manner(token):
            return ()  # "the *coup's* supporters", "called the move a *coup*"
        if _is_name(token, mostly_lower):
            return ()
        return ("n", token.lemma_.lower()), ("n", token.lower_)
    return (("a", token.lemma_.lower()),) if pos in {"ADJ", "ADV"} else ()


def _is_name(noun: Token, mostly_lower: bool) -> bool:
    """Whether the noun is (part of) a name: "the Civil *War*", "Ministry of *Defence*", "last *March*"."""
    is_capital = noun.text[:1].isupper() and not noun.text.isupper()
    if is_capital and noun.lower_ in words("date"):
        return not any(c.dep_ in {"det", "poss", "compound"} for c in noun.children)  # "the Women's March"
    return noun.pos_ == "PROPN" and mostly_lower and is_capital


def _tells_manner(noun: Token) -> bool:
    """Whether a bare noun after a preposition only tells how something is or is done: "in protest", "under siege"."""
    if noun.dep_ != "pobj" or noun.lower_ not in words("manner") or noun.head.lower_ not in MANNER_PREPOSITIONS:
        return False
    return all(child.i > noun.i for child in noun.children)


def _keeps_kind(noun: Token) -> bool:
    """Whether a noun before it still names the act: "arrest campaign", or a verb mistaken for a noun in a title."""
    return noun.lemma_ in words("doing") or noun.dep_ == "ROOT"


def _is_mostly_lower(doc: Doc) -> bool:
    """Whether capitals mean names here, as they do not in a headline set in title case."""
    long_words = [word for word in doc.text.split() if len(word) > 3]
    return 2 * sum(word[0].islower() for word in long_words) > len(long_words)


def attempt(entry: Entry, head: Token, lexicon: Lexicon, who: Who) -> Hit | Condition | str:
    """The entry at a head word, or what keeps it from standing there: the part of its phrase or condition not met."""
    hit = _match(entry, head)
    if isinstance(hit, str):
        return hit
    return next((c for c in entry.when if not _holds(c, hit, lexicon, who)), hit)


def _match(entry: Entry, head: Token) -> Hit | str:
    """The entry's words around `head`, or the first part of its phrase that is missing, as the lexicon writes it."""
    found = [head]
    if entry.particle is not None:
        particle = _particle(head, entry.particle)
        if particle is None:
            return f"-{entry.particle}"
        found.append(particle)
    light = None
    if entry.object is not None:
        light = next((t for t in _light_objects(head) if t.lemma_.lower() == entry.object), None)
        if light is None:
            return f"~{entry.object}"
        found.append(light)
    for wanted in entry.prepositions:
        preposition = find_preposition(head, light, wanted.lemma, wanted.object)
        if preposition is None:
            return str(wanted)
        found.append(preposition)
        if wanted.object is not None:
            found.extend(t for t in preposition.children if t.lemma_.lower() == wanted.object)
    is_going_on = entry.complement is not None and head.lemma_ in words("ending") and grammar.is_negated(head)
    if entry.complement is not None and not any(t.lemma_ == entry.complement for t in complements(head)):
        return f">{entry.complement}"
    if is_going_on:
        return "an end"  # "had never stopped shelling" tells of shelling
    return Hit(entry, head, light, tuple(sorted(set(found), key=lambda t: t.i)))


def _particle(head: Token, particle: str) -> Token | None:
    for child in head.children:
        if child.lower_ == particle and child.dep_ in {"prt", "advmod", "prep", "acomp", "oprd"}:
            return None if _is_rough(child, head) or _is_far_preposition(child, head) else child
    following = head.nbor(1) if head.i + 1 < len(head.doc) else head
    return None if following.lower_ != particle or _is_rough(following, head) else following


def _is_far_preposition(word: Token, head: Token) -> bool:
    """Whether the word governs a noun of its own behind the verb's object: "gave Christians *in* the north a week"."""
    return word.dep_ == "prep" and word.i > head.i + 1 and any(child.dep_ == "pobj" for child in word.children)


def _is_rough(word: Token, verb: Token) -> bool:
    """Whether the word makes a number a rough one: "took *over* 200 hostages", but not "handed over 200 hostages"."""
    is_counting = word.lower_ in APPROXIMATE and word.i + 1 < len(word.doc) and word.nbor(1).like_num
    return is_counting and verb.lemma_ not in words("handing")


def _light_objects(head: Token) -> list[Token]:
    """The nouns that may be the head's light object, through "a series of", coordination and what somebody is given."""
    if head.pos_ == "NOUN":
        candidates = [t for t in head.children if t.dep_ == "compound"] + grammar.prepositional(head, {"of"})
    else:
        candidates = grammar.undergoers(head)
        candidates += [
            t for child in head.children if child.dep_ in grammar.OBJECTS for t in grammar.coordinated(child)
        ]
        candidates += _given(head)
    return candidates + counted(candidates)


def _given(verb: Token) -> list[Token]:
    """Second objects that the parser takes for times or appositions: "gave them a *week*", "offered her his *help*"."""
    has_dative = any(c.dep_ == "dative" for c in verb.children)
    times = [c for c in verb.children if c.dep_ == "npadvmod"]
    if has_dative or any(g.dep_ in {"acl", "relcl"} for t in times for g in t.children):  # "three days to leave"
        return times
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    return [t for o in objects for t in o.children if t.dep_ == "appos" and any(c.dep_ == "poss" for c in t.children)]


def _holds(condition: Condition, hit: Hit, lexicon: Lexicon, who: Who) -> bool:
    fillers = fill(condition.slot, hit)
    if condition.slot == "obj" and hit.entry.event_type in ATTITUDES and "ACTOR" in condition.classes:
        fillers = fillers + [c for t in fillers for c in t.children if c.dep_ == "poss"]
    if condition.slot == "comp" and hit.entry.event_type == "REQUEST":
        fillers = [t for t in fillers if _is_wish(t)]
    fillers = fillers + counted(fillers)
    return condition.negated != any(_is_of(name, fillers, lexicon, who) for name in condition.classes)


def _is_wish(clause: Token) -> bool:
    """Whether a clause tells what is wanted (infinitive, subjunctive, "should") rather than what is the case."""
    if clause.tag_ in {"VBD", "VBZ", "NN", "NNS", "NNP", "JJ"} or clause.lower_ == "are":
        return False
    auxiliaries = {c.lower_ for c in clause.children if c.dep_ in {"aux", "auxpass"}}
    subjects = any(c.dep_ in grammar.SUBJECTS for c in clause.children)
    if auxiliaries & {"should", "must", "to", "be"}:
        return True
    return not auxiliaries and (clause.tag_ == "VB" or not subjects or clause.tag_ == "VBP")


def _is_of(name: str, fillers: list[Token], lexicon: Lexicon, who: Who) -> bool:
    if name == "ANY":
        return bool(fillers)
    if name == "NONE":
        return not fillers
    if name == "NOT":
        return any(grammar.is_negated(t) for t in fillers)
    if name == "OWN":
        return any(c.tag_ == "PRP$" for t in fillers for c in t.children)
    if name == "ACTOR":
        return any(who(t) or (t.lower_ in words("personal") and t.pos_ == "PRON") for t in fillers)
    lemmas = {lemma for t in fillers for lemma in (*_lemmas(t), *_lemmas_of_antecedent(t, who))}
    return name[1:] in lemmas if name.startswith(":") else bool(lemmas & lexicon.classes[name])


def _lemmas(word: Token) -> tuple[str, ...]:
    """Lemma and form of a word; its singular too where a capital made the parser take it for a name: "Policemen"."""
    known = (word.lemma_.lower(), word.lower_)
    if word.tag_ == "CD" and word.dep_ in COUNTED:
        return (*known, "people")  # "more than 300 held", "shot 12"
    if word.tag_ not in {"NNP", "NNPS"}:
        return known
    return (*known, word.lower_[:-2] + "an" if word.lower_.endswith("men") else word.lower_.removesuffix("s"))


def _lemmas_of_antecedent(word: Token, who: Who) -> Iterator[str]:
    """For a pronoun the nouns it stands for: of "they", told of miners, "miners" and "miner"."""
    for party in who(word) if word.lower_ in PRONOUNS and word.pos_ == "PRON" else ():
        noun = party.actor.name.lower().split()[-1]
        yield from (noun, noun[:-2] + "an" if noun.endswith("men") else noun.removesuffix("s"))
