"""Lemmas of the lexicon's own verbs, taught to spaCy's rule lemmatizer.

The lemmatizer strips endings and takes the first word its index knows: "staged" becomes "stag", "dined" "din",
"readmitted" "readmitte". For the verbs the lexicon names, the inflected forms are known, so they join its exceptions,
and the rare twins that stand in their way ("stag", "din") leave its index. Other words keep the lemma spaCy gives them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set

from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.language import Language
from spacy.tokens import Token

from ingest.coding.lexicon import Lexicon

PREFIXES = ("fore", "for", "mis", "out", "over", "re", "un", "under", "up", "with")
_SHORT_VOWEL_END = re.compile(r"(?:.*[^aeiou])?[aeiou][^aeiouwxy]")
_ONE_SYLLABLE = re.compile(r"[^aeiou]*[aeiou][^aeiou]")


def teach_lemmas(nlp: Language, lexicon: Lexicon) -> None:
    """Make the model's lemmatizer, in place, give the lexicon's verbs for all their inflected forms."""
    lemmatizer = nlp.get_pipe("lemmatizer")
    assert isinstance(lemmatizer, EnglishLemmatizer)
    exceptions = lemmatizer.lookups.get_table("lemma_exc")["verb"]
    index = lemmatizer.lookups.get_table("lemma_index")
    verbs = _verbs(lexicon)
    index["verb"] = [word for word in index["verb"] if word in verbs or word + "e" not in verbs]
    irregular: dict[str, list[str]] = defaultdict(list)
    for form, lemmas in exceptions.items():
        irregular[lemmas[0]].append(form)
    for verb in sorted(verbs):
        for form in (*inflections(verb), *_prefixed(verb, irregular)):
            exceptions.setdefault(form, [verb])
    _distrust_tags(lemmatizer, exceptions.keys() - frozenset(index["verb"]))


def _distrust_tags(lemmatizer: EnglishLemmatizer, inflected: Set[str]) -> None:
    """Have inflected forms lemmatized that the tagger takes for the base: "Troops *retook* the port"."""
    by_tag = lemmatizer.is_base_form

    def is_base_form(token: Token) -> bool:
        return by_tag(token) and not (token.pos_ == "VERB" and token.lower_ in inflected)

    setattr(lemmatizer, "is_base_form", is_base_form)  # noqa: B010  # a method, which mypy lets nobody assign


def _verbs(lexicon: Lexicon) -> set[str]:
    found = {entry.head for entry in lexicon.entries if entry.pos == "v"}
    return found | {entry.complement for entry in lexicon.entries if entry.complement is not None}


def inflections(verb: str) -> Iterator[str]:
    """The regular forms of a verb in -ed and -ing, with the final consonant doubled where it may be."""
    if verb.endswith("e"):
        yield verb + "d"
        yield (verb if verb.endswith(("ee", "oe", "ye")) else verb[:-1]) + "ing"
    elif re.fullmatch(r".*[^aeiou]y", verb):
        yield verb[:-1] + "ied"
        yield verb + "ing"
    else:
        doubles = _SHORT_VOWEL_END.fullmatch(verb) is not None
        stems = {verb + verb[-1]} if doubles else {verb}
        if not _ONE_SYLLABLE.fullmatch(verb):
            stems.add(verb)  # "travelled" and "traveled", "permitted" but "visited"
        for stem in sorted(stems):
            yield stem + "ed"
            yield stem + "ing"


def third_person(verb: str) -> str:
    """The verb with the ending of the third person: "meets", "slashes", "denies"."""
    if re.fullmatch(r".*[^aeiou]y", verb):
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


def _prefixed(verb: str, irregular: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """Irregular forms by the verb inside: "forgave" after "gave"."""
    for prefix in PREFIXES:
        if verb.startswith(prefix) and verb[len(prefix) :] in irregular:
            yield from (prefix + form for form in irregular[verb[len(prefix) :]])
