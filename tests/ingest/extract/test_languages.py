"""Languages from text, held against what the page declares."""

import pytest

from ingest.extract.languages import declared, read_language

GERMAN = "Die Regierung hat am Donnerstagabend die Grenzübergänge geöffnet, und Tausende strömten in den Westteil. " * 3


@pytest.mark.parametrize(
    ("tag", "code"), [("de-AT", "de"), ("nb-NO", "no"), ("EN", "en"), ("zxx", None), ("", None), (None, None)]
)
def test_declared(tag: str | None, code: str | None) -> None:
    assert declared(tag) == code


def test_long_text_wins_over_a_wrong_declaration() -> None:
    assert read_language(GERMAN, "en") == "de"


def test_short_text_is_told_by_the_declaration() -> None:
    assert read_language("Tor!", "de") == "de"
    assert read_language("42", None) == "und"


def test_close_languages_are_told_by_the_declaration() -> None:
    norwegian = "Regjeringen sier at avtalen er viktig for landet, og at den skal gjelde fra neste år for alle. " * 3
    assert read_language(norwegian, "nb-NO") == "no"
