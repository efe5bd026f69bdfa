from hypothesis import given
from hypothesis import strategies as st

from ingest.coding.model import Block, Sentence
from ingest.coding.sentences import blocks_of, split, text_of


def texts(text: str) -> list[str]:
    return [sentence.text for sentence in split(None, [Block("paragraph", text)])]


def kinds(text: str) -> list[tuple[str, str]]:
    return [(sentence.kind, sentence.text) for sentence in split(None, [Block("paragraph", text)])]


def test_abbreviations_do_not_end_sentences() -> None:
    text = (
        "Gen. Ruiz met Mr. O'Neill of the U.S. Navy at 5 p.m. on Sept. 3. No. 7 of the Charter was read by J. R. Hall."
    )
    assert texts(text) == [
        "Gen. Ruiz met Mr. O'Neill of the U.S. Navy at 5 p.m. on Sept. 3.",
        "No. 7 of the Charter was read by J. R. Hall.",
    ]


def test_an_abbreviation_before_a_usual_first_word_ends_the_sentence() -> None:
    assert texts("He flew to the U.S. The talks began at 9 a.m. They failed.") == [
        "He flew to the U.S.",
        "The talks began at 9 a.m.",
        "They failed.",
    ]


def test_no_as_an_answer_ends_a_sentence_and_as_a_number_does_not() -> None:
    assert texts("The answer was no. Delegates left.") == ["The answer was no.", "Delegates left."]
    assert texts("They shelled hill No. 12 twice.") == ["They shelled hill No. 12 twice."]


def test_decimals_and_ordinal_dates_do_not_break() -> None:
    assert texts("Prices rose 3.5 per cent. The vote is on 7. December in Vienna.") == [
        "Prices rose 3.5 per cent.",
        "The vote is on 7. December in Vienna.",
    ]


def test_end_marks_inside_quotation_marks() -> None:
    assert texts('"The war is over." The crowd cheered. “We stay.” They left.') == [
        '"The war is over."',
        "The crowd cheered.",
        "“We stay.”",
        "They left.",
    ]


def test_a_quotation_and_its_speaker_stay_together() -> None:
    assert texts("“Will you sign?” Maria Lopez asked. “Never!” the envoy said.") == [
        "“Will you sign?” Maria Lopez asked.",
        "“Never!” the envoy said.",
    ]


def test_a_quotation_over_several_sentences_marks_those_wholly_inside_it() -> None:
    assert kinds("“We came. We spoke. We left,” the envoy said. Nobody answered.") == [
        ("quote", "“We came."),
        ("quote", "We spoke."),
        ("lead", "We left,” the envoy said."),
        ("lead", "Nobody answered."),
    ]


def test_a_quotation_left_open_reaches_the_end_of_its_paragraph() -> None:
    found = split(None, blocks_of("He spoke.\n\n“We came.\n\n“We went.”"))
    assert [sentence.kind for sentence in found] == ["lead", "quote", "quote"]


def test_an_apostrophe_opens_no_quotation() -> None:
    assert [kind for kind, _ in kinds("The rebels' leader spoke. It was the states' duty.")] == ["lead", "lead"]


def test_ellipses() -> None:
    assert texts("They talked ... and talked. Then silence… The end.") == [
        "They talked ... and talked.",
        "Then silence…",
        "The end.",
    ]


def test_runs_of_marks_are_one_end() -> None:
    assert texts("What?! Nobody knew... Really?") == ["What?!", "Nobody knew...", "Really?"]


def test_no_break_inside_brackets() -> None:
    text = "The treaty (signed in Geneva. Ratified later.) holds."
    assert texts(text) == [text]


def test_datelines_are_cut_off_and_share_the_paragraph() -> None:
    for dateline in (
        "HONG KONG |",
        "Nairobi (AFP) |",
        "DOHA, Dec 7 (Agency) -",
        "PARIS —",
        "KYIV, Ukraine (AP) —",
        "ADDIS ABABA, 3 May 2021 —",
        "Vienna, Oct. 5 (Reuters) -",
        "(AFP) -",
        "NEW DELHI:",
    ):
        found = split(None, [Block("paragraph", f"{dateline} Ministers met on Monday. They left.")])
        assert [(s.kind, s.text) for s in found] == [
            ("heading", dateline),
            ("lead", "Ministers met on Monday."),
            ("lead", "They left."),
        ]
        assert {s.paragraph for s in found} == {0}


def test_a_dash_after_a_subject_is_no_dateline() -> None:
    text = "NATO - the alliance of 32 states - met on Monday."
    assert texts(text) == [text]


def test_agency_credits_are_cut_off() -> None:
    assert kinds("The vote failed. (Reuters)")[-1] == ("heading", "(Reuters)")
    assert kinds("The vote failed. (Reporting by Ann Lee; Editing by Bo Ek)")[-1][0] == "heading"


def test_lists() -> None:
    assert texts("• Talks opened\n• Troops left. Nobody died.\n1. First point") == [
        "• Talks opened",
        "• Troops left.",
        "Nobody died.",
        "1. First point",
    ]


def test_a_heading_in_capitals_run_into_the_text_is_cut_off() -> None:
    assert kinds("TALKS IN VIENNA The ministers met.") == [
        ("heading", "TALKS IN VIENNA"),
        ("lead", "The ministers met."),
    ]
    assert texts("UN envoys met.") == ["UN envoys met."]


def test_a_heading_run_into_the_text_is_cut_off_before_a_usual_beginning() -> None:
    assert texts("How the judges ruled The court relied on an old law.") == [
        "How the judges ruled",
        "The court relied on an old law.",
    ]
    assert texts("He fled to The Hague.") == ["He fled to The Hague."]


def test_a_missing_space_after_a_full_stop() -> None:
    assert texts("The army left.The rebels came.") == ["The army left.", "The rebels came."]


def test_kinds_by_block() -> None:
    blocks = [
        Block("caption", "Envoys at the table."),
        Block("paragraph", "Talks failed. Envoys left."),
        Block("heading", "What next"),
        Block("paragraph", "Nobody knows."),
        Block("quote", "We tried."),
    ]
    found = split("Talks fail", blocks)
    assert [s.kind for s in found] == ["headline", "caption", "lead", "lead", "heading", "body", "quote"]
    assert [s.index for s in found] == list(range(7))
    assert [s.in_title for s in found] == [True] + [False] * 6


def check_offsets(title: str | None, blocks: list[Block], found: list[Sentence]) -> None:
    for source, in_title in ((title or "", True), (text_of(blocks), False)):
        end = 0
        for sentence in (s for s in found if s.in_title is in_title):
            assert not source[end : sentence.start].strip()
            assert sentence.start >= end
            assert sentence.text == source[sentence.start : sentence.end] == sentence.text.strip() != ""
            end = sentence.end
        assert not source[end:].strip()
    assert [s.index for s in found] == list(range(len(found)))


TOKENS = (
    'Mr. U.S. No. 7 the The “We go.” "Yes." (He left.) PARIS — (AFP) - ... ?! • rebels’ ‘No.’ LONG HEADING said [x]'
)
WORDS = st.sampled_from([*TOKENS.split(), " ", "\n", "\n\n"])
TEXT = st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=30).map(" ".join))
KIND = st.sampled_from(["paragraph", "heading", "caption", "list_item", "quote"])


@given(st.none() | TEXT, st.lists(st.builds(Block, KIND, TEXT), max_size=4))
def test_offsets_hold_for_any_text(title: str | None, blocks: list[Block]) -> None:
    check_offsets(title, blocks, split(title, blocks))


@given(TEXT)
def test_blocks_of_keeps_the_text(text: str) -> None:
    assert text_of(blocks_of(text)) == text
