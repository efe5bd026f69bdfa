"""Reading spaCy's dependency tree: subjects, objects, agents, prepositions, through clauses and coordination.

Knows English syntax and the labels of spaCy's small English model, nothing of actors or events. Every function returns
tokens of the same document; a missing piece is an empty list or None, never an error.
"""

from __future__ import annotations

from collections.abc import Iterator

from ingest.coding.clauses import is_placed, is_told, is_whose
from ingest.coding.syntax import words
from ingest.coding.tree import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
OBJECTS = frozenset({"dobj", "obj", "attr", "oprd"})
CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "acl", "relcl", "pcomp", "conj", "csubj"})
PLACING = frozenset({"behind", "across", "along", "around", "under"})  # prepositions mistaken for particles
RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
SINGULAR_FORMS = frozenset({"is", "has", "was"})
PLURAL_FORMS = frozenset({"are", "have", "were"})


def coordinated(token: Token) -> list[Token]:
    """The token and those joined to it by "and", commas and the like, in order of the text."""
    found = [token]
    for other in found:
        found.extend(child for child in other.children if child.dep_ == "conj" and child not in found)
    return sorted(found, key=lambda t: t.i)


def ancestors(token: Token) -> Iterator[tuple[Token, Token]]:
    """Pairs (child, parent) from the token up to the root."""
    while token.head.i != token.i:
        yield token, token.head
        token = token.head


def is_verb(token: Token) -> bool:
    """True for verbs and auxiliaries used as such."""
    return token.pos_ in {"VERB", "AUX"}


def is_passive(verb: Token) -> bool:
    """True when the verb's surface subject is the one acted on."""
    labels = {child.dep_ for child in verb.children}
    if labels & {"auxpass", "nsubjpass"} or ("agent" in labels and agents(verb)) or _is_given(verb):
        return True
    is_active = "aux" in labels or labels & {"dobj", "ccomp", "dative"} or verb.lemma_ in words("intransitive")
    if is_active or verb.tag_ not in {"VBN", "VBD"}:
        return False
    if "nsubj" in labels:  # clipped: "Residents urged to leave", "says ten soldiers killed"
        return verb.lemma_ in words("transitive") or (verb.tag_ == "VBN" and verb.lemma_ in words("casualty"))
    if verb.dep_ == "conj" and is_verb(verb.head):  # "were seized and *killed*", whatever its tag
        return (verb.tag_ == "VBN" or verb.lemma_ in words("transitive") | words("casualty")) and is_passive(verb.head)
    return verb.tag_ == "VBN" and verb.dep_ in {"acl", "amod", "relcl", "ROOT", "advcl", "ccomp", "xcomp"}


def _is_given(verb: Token) -> bool:
    """Whether the verb is the second of two passives and has an object: "was arrested and *denied* bail"."""
    if verb.dep_ != "conj" or verb.lemma_ not in words("conferring") or own_subjects(verb):
        return False
    is_bare = not any(g.dep_ in {"det", "poss"} for c in verb.children if c.dep_ == "dobj" for g in c.children)
    return (verb.tag_ == "VBN" or is_bare) and is_passive(verb.head)


def antecedent(token: Token) -> Token:
    """For a relative pronoun the noun it stands for, else the token itself."""
    if token.lower_ not in RELATIVES or token.pos_ not in {"PRON", "DET", "SCONJ"}:
        return token
    if (deed := _deed_before(token)) is not None:
        return deed
    for child, parent in ancestors(token):
        if child.dep_ in {"relcl", "acl", "ccomp"} and parent.pos_ in {"NOUN", "PROPN", "PRON", "NUM"}:
            return _deed_of(parent) if token.head.lemma_ in words("casualty") else parent
    return token


def _related(subject: Token, verb: Token) -> list[Token]:
    """The subject's antecedents: of a plural verb the whole list, of a singular one the last that stands before it.

    "*Iran* and *Russia*, which have backed him", "Oman and *Qatar*, which has refused".
    """
    noun = antecedent(subject)
    forms = {t.lower_ for t in (verb, *verb.children)}
    if noun.i == subject.i or noun.tag_ in {"NNS", "NNPS"} or not forms & (SINGULAR_FORMS | PLURAL_FORMS):
        return coordinated(noun)
    while noun.dep_ == "conj":
        noun = noun.head
    listed = [t for t in coordinated(noun) if t.i < subject.i]
    return listed if forms & PLURAL_FORMS else listed[-1:]


def _deed_before(which: Token) -> Token | None:
    """The deed right before ", which killed", though the parser hung the clause on another noun."""
    if which.lower_ != "which" or which.head.lemma_ not in words("casualty") or which.i < 2:
        return None
    noun = which.nbor(-2) if which.nbor(-1).text == "," else which.nbor(-1)
    deed = _deed_of(noun)
    return deed if deed is not noun else None


def _deed_of(noun: Token) -> Token:
    """What kills is the deed, not where it was done: of "the bombing of *Aden*, which killed ten" the bombing."""
    return [noun, *nouns_above(noun, frozenset({"of", "on", "in", "at"}))][-1]


def nouns_above(noun: Token, prepositions: frozenset[str] | None = None) -> Iterator[Token]:
    """The nouns whose phrase holds another, the inmost first: of "the bombing of a *mosque*" the bombing.

    Args:
        noun: Where to begin; it is not given itself.
        prepositions: Those that may stand between, in lower case; any when None.
    """
    while noun.dep_ == "pobj" and noun.head.head.pos_ == "NOUN":
        if prepositions is not None and noun.head.lower_ not in prepositions:
            return
        noun = noun.head.head
        yield noun


def surface_subjects(verb: Token, depth: int = 0) -> list[Token]:
    """Heads of the verb's subject, its own or shared through coordination, control, participles, relative clauses."""
    own = own_subjects(verb)
    if own:
        return [] if is_expletive(own[0]) else [t for child in own for t in _related(child, verb)]
    if depth > 6 or verb.dep_ not in CLAUSES | {"prep", "dep"}:
        return []
    head = verb.head
    if verb.dep_ in {"acl", "relcl"} and not is_verb(head):
        return _subject_of_noun_clause(verb, head, depth)
    if verb.dep_ == "pcomp" and not is_verb(head.head):
        return _owner(head.head, depth)
    above = _governor(verb)
    if above is None:
        return []
    shares = verb.dep_ in {"conj", "advcl"} or not is_verb(head)
    return surface_subjects(above, depth + 1) if shares and verb.dep_ != "pcomp" else controlled_by(above, depth)


def own_subjects(verb: Token) -> list[Token]:
    """The verb's subjects, also where the parser hung them on its auxiliary or one name below the other."""
    own = [child for child in verb.children if child.dep_ in SUBJECTS]
    if not own:
        helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
        return [child for helper in helpers for child in helper.children if child.dep_ in SUBJECTS]
    lower = [c for subject in own if subject.pos_ == "PROPN" for c in subject.children if c.dep_ in SUBJECTS]
    return lower + own if len(own) == 1 else own


def subject_above(verb: Token) -> list[Token]:
    """Subjects of the clause that a coordinated verb may rather belong to than to the clause it was hung on.

    For "*he* said Syria had lied and accused it": the subject of the verb above the clause of the first conjunct.
    """
    while verb.dep_ == "conj":
        verb = verb.head
    for _, parent in ancestors(verb):
        if is_verb(parent):
            return surface_subjects(parent)
    return []


def _governor(verb: Token) -> Token | None:
    """The verb whose subject or object a clause without subject of its own borrows."""
    head = verb.head
    if verb.dep_ == "advcl" and is_verb(head):
        return _sayer_above(verb) or head
    if verb.dep_ == "pcomp" or (head.pos_ == "ADJ" and verb.dep_ != "conj"):
        head = head.head
    return head if is_verb(head) else None


def is_expletive(subject: Token) -> bool:
    """True for the "it" that only announces a clause: "it is inadmissible to allow"."""
    verb = subject.head
    if subject.lower_ != "it" or verb.lemma_ not in {"be", "seem", "appear", "become", "remain"}:
        return False
    inside = [verb, *(c for c in verb.children if c.dep_ in {"acomp", "attr"})]
    return any(
        c.dep_ in {"xcomp", "ccomp", "advcl", "csubj"} and c.i > verb.i for word in inside for c in word.children
    )


def _sayer_above(participle: Token) -> Token | None:
    """For "he said Israel went on, *arguing* that": the verb of saying that the participle of saying goes with."""
    if participle.tag_ != "VBG" or participle.lemma_ not in words("speech"):
        return None
    for child, parent in ancestors(participle.head):
        if child.dep_ == "ccomp" and parent.lemma_ in words("speech"):
            return parent
    return None


def _subject_of_noun_clause(verb: Token, noun: Token, depth: int) -> list[Token]:
    infinitive = any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)
    if infinitive and noun.pos_ == "NOUN":
        return _owner(noun, depth)
    return coordinated(noun) if noun.dep_ != "conj" else [noun]


def _owner(noun: Token, depth: int) -> list[Token]:
    """Whose plan, decision or attempt it is: the possessor, else the subject of the verb that governs the noun."""
    owners = [child for child in noun.children if child.dep_ == "poss"]
    if owners or depth > 6:
        return owners
    owners = [t for t in prepositional(noun, {"by", "of", "from"}) if t.pos_ in {"PROPN", "NOUN", "PRON"}]
    if owners:
        return owners
    for _, parent in ancestors(noun):
        if is_verb(parent):
            return surface_subjects(parent, depth + 1)
    return []


def controlled_by(verb: Token, depth: int = 0) -> list[Token]:
    """The subject of an infinitive or gerund under `verb`: its object under "urge", "force" …, else its subject."""
    if verb.lemma_ in words("object_control"):
        objects = [
            t for child in verb.children if child.dep_ in {"dobj", "dative"} for t in coordinated(antecedent(child))
        ]
        if not objects and verb.lemma_ == "call":
            objects = prepositional(verb, {"on", "upon"})
        if objects:
            return objects
    return surface_subjects(verb, depth + 1)


def agents(verb: Token) -> list[Token]:
    """Who acts in a passive clause: "by" phrases that tell neither time nor means ("by nightfall", "by telephone")."""
    return [t for t in prepositional(verb, {"by"}) if t.lemma_.lower() not in words("means") | words("date")]


def doers(verb: Token) -> list[Token]:
    """Logical subjects: the surface subject in the active, the "by" phrase in the passive."""
    return agents(verb) if is_passive(verb) else surface_subjects(verb)


def undergoers(verb: Token) -> list[Token]:
    """Logical objects: direct objects in the active, the surface subject in the passive."""
    if is_passive(verb):
        return surface_subjects(verb)
    direct = [t for child in verb.children if _is_object(child) for t in coordinated(antecedent(child))]
    if not direct:  # "sealed off the road": the parser often hangs the object on the particle
        particles = [child for child in verb.children if child.dep_ == "prt" and child.lower_ not in PLACING]
        direct = [t for p in particles for child in p.children if child.dep_ == "pobj" for t in coordinated(child)]
    direct = direct or _raised(verb)
    if direct or (verb.dep_ == "conj" and is_verb(verb.head)):
        return direct
    has_subject = any(c.dep_ in SUBJECTS and c.lower_ not in RELATIVES and not is_whose(c) for c in verb.children)
    if verb.dep_ == "relcl" and has_subject and not is_placed(verb):
        return [verb.head]
    for child in verb.children:  # "urged Russia to leave": the parser often makes Russia the subject of "leave"
        is_wanted = any(c.lower_ == "for" and verb.i < c.i < child.i for c in verb.children)  # "called for her to go"
        if child.dep_ in {"ccomp", "xcomp"} and child.i > verb.i and not is_told(child) and not is_wanted:
            inner = [t for grand in child.children if grand.dep_ in SUBJECTS for t in coordinated(antecedent(grand))]
            if inner:
                return inner
    return []


def _raised(verb: Token) -> list[Token]:
    """The object that is told once after two verbs: "burned and looted *the town*"."""
    if verb.lemma_ in words("intransitive"):
        return []
    beside = (c for c in verb.children if c.dep_ == "conj" and c.i == verb.i + 2 and not own_subjects(c))
    return [t for c in beside for o in c.children if o.dep_ == "dobj" for t in coordinated(o)]


def _is_object(word: Token) -> bool:
    """Whether the word is its verb's object; of "the march" the parser often makes the month."""
    is_march = word.dep_ == "npadvmod" and word.text == "march" and any(c.dep_ == "det" for c in word.children)
    return word.dep_ in OBJECTS or is_march


def prepositional(head: Token, prepositions: frozenset[str] | set[str]) -> list[Token]:
    """Objects of the head's prepositional phrases, coordination included: "with Iran and Turkey", "between A and B"."""
    found: list[Token] = []
    for child in head.children:
        if child.dep_ not in {"prep", "agent", "dative", "mark", "prt"} or child.lower_ not in prepositions:
            continue
        for grand in child.children:
            if grand.dep_ in {"pobj", "pcomp"}:
                found.extend(coordinated(antecedent(grand)))
            elif grand.dep_ == "prep" or (grand.dep_ == "conj" and grand.lower_ in prepositions):  # "from among"
                found.extend(t for great in grand.children if great.dep_ == "pobj" for t in coordinated(great))
    return found


def is_negated(token: Token) -> bool:
    """True when the token itself carries a negation ("did not sign", "no talks", "no longer meets")."""
    return any(
        (c.dep_ == "neg" and not _not_only(c))
        or (c.lower_ in {"no", "neither", "never", "nor"} and c.dep_ in {"det", "advmod", "preconj", "cc"})
        or (c.lower_ == "longer" and any(g.lower_ == "no" for g in c.children))
        for c in token.children
    )


def _not_only(negation: Token) -> bool:
    return any(t.lower_ in {"only", "just", "merely", "solely"} for t in negation.doc[negation.i + 1 : negation.i + 2])
