"""Lines that are no article text, and lines that only look like it."""

import pytest

from ingest.extract import phrases


@pytest.mark.parametrize(
    "text",
    [
        "Related article: What the treaty says",
        "Lesen Sie auch: Die Chronik",
        "Czytaj więcej",
        "À lire aussi | Le traité",
    ],
)
def test_pointers(text: str) -> None:
    assert phrases.is_related(text)


@pytest.mark.parametrize(
    "text", ["Read more about it in the report he wrote.", "Related parties met in Geneva.", "Watching"]
)
def test_sentences_are_no_pointers(text: str) -> None:
    assert not phrases.is_related(text)


@pytest.mark.parametrize(
    "text", ["Photo: AFP", "Foto: Anna Beispiel/dpa", "© Getty Images", "(Image: Tidings)", "写真：共同"]
)
def test_credits(text: str) -> None:
    assert phrases.is_credit(text)


@pytest.mark.parametrize(
    "text",
    [
        "Carter on the lawn. HANDOUT Press Office AFP",
        "Carter on the lawn (Photo: AP)",
        "Carter on the lawn. Getty Images",
        "Carter auf dem Rasen [Foto: dpa]",
    ],
)
def test_captions_end_in_a_credit(text: str) -> None:
    assert phrases.has_credit_tail(text)


@pytest.mark.parametrize(
    "text", ["The talks ended. He told Reuters.", "The talks ended, AFP", "It ended. (Reuters)", "Image of a war"]
)
def test_sentences_are_no_captions(text: str) -> None:
    assert not phrases.has_credit_tail(text)


@pytest.mark.parametrize(
    ("text", "kind", "rest"),
    [
        ("Original url: https://x.example/a", "label_url", "https://x.example/a"),
        ("Original url:", "label_url", ""),
        ("Source: https://x.example/a", "label_url", "https://x.example/a"),
        ("Published on 3 May 2024", "label_date", "3 May 2024"),
        ("Aktualisiert: 3. Mai 2024", "label_update", "3. Mai 2024"),
        ("Sources said the talks had ended.", "label_url", None),
        ("Links between the two parties", "label_url", None),
    ],
)
def test_labels(text: str, kind: str, rest: str | None) -> None:
    assert phrases.after_label(text, kind) == rest


def test_furniture_is_a_whole_line() -> None:
    assert phrases.is_furniture("Advertisement")
    assert phrases.is_furniture("***")
    assert not phrases.is_furniture("Advertisement sales fell in spring.")
