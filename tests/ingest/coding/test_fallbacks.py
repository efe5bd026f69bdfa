"""Targets that stand neither in the entry's slots nor in the usual ones. All sentences are ours."""

from __future__ import annotations

import pytest

from tests.ingest.coding.reading import told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Peru pressed France for a refund.", ("REQUEST", "PER", "FRA"), id="pressed for"),
        pytest.param("Chile called for talks with Bolivia.", ("REQUEST", "CHL", "BOL"), id="with whom"),
        pytest.param(
            "Greece demanded the return of the marbles from Britain.", ("REQUEST", "GRC", "GBR"), id="from whom"
        ),
        pytest.param(
            "German police raided the offices of a Turkish newspaper.", ("COERCE", "DEU", "TUR"), id="whose thing"
        ),
        pytest.param(
            "Protesters in Lima broke through Peruvian police lines.", ("PROTEST", "PER", "PER"), id="whose line"
        ),
        pytest.param(
            "The Peruvian minister refused to testify before the Chilean court.",
            ("REJECT", "PER", "CHL"),
            id="before whom",
        ),
        pytest.param(
            "Norway offered the Chilean farmers a loan.", ("AGREE", "NOR", "CHL"), id="who is given something"
        ),
        pytest.param("Niger walked out of the African Union.", ("SANCTION", "NER", "IGO"), id="what is left"),
        pytest.param(
            "Thousands marched in Lima to call for President Toledo's departure.",
            ("PROTEST", "PER", "PER"),
            id="whose exit a march is for",
        ),
        pytest.param("Egypt is trying to broker a deal with Chad.", ("CONSULT", "EGY", "TCD"), id="between two only"),
    ],
)
def test_the_target_stands_elsewhere(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in told(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Kenya called for a boycott of Chinese goods.", ("REQUEST", "KEN", None), id="what is shunned"),
        pytest.param("Chile hailed a great day for Kenya.", ("SUPPORT", "CHL", None), id="for whom it is a day"),
        pytest.param("Chile condemned the killings on Twitter.", ("ACCUSE", "CHL", None), id="where it is said"),
        pytest.param("Peru demanded that Chilean priests be freed.", ("REQUEST", "PER", None), id="who is to be freed"),
        pytest.param(
            "Ghana refused to say whether the Kenyan premier had known.", ("REJECT", "GHA", None), id="of whom one asks"
        ),
        pytest.param(
            "Kenyan protesters vandalised the stage from which Ghana's president was to speak.",
            ("PROTEST", "KEN", None),
            id="where he spoke",
        ),
        pytest.param("Peru promised to reopen its embassy.", ("AGREE", "PER", None), id="one's own house"),
        pytest.param("The march to Cairo was banned by Sudan.", ("PROTEST", None, None), id="where a march goes"),
        pytest.param(
            "Kenyan crowds marched in Nairobi to defend Somali traders.", ("PROTEST", "KEN", None), id="for whose sake"
        ),
        pytest.param(
            "Chile's premier resigned. Peru welcomed the resignation.", ("SUPPORT", "PER", None), id="who resigns"
        ),
        pytest.param("Norway offered troops for a mission.", ("AGREE", "NOR", None), id="what is given"),
        pytest.param(
            "Chile condemned the bill as an insult to Peruvian nurses.", ("ACCUSE", "CHL", None), id="to whom an insult"
        ),
        pytest.param(
            "Kenya drafted a resolution. Peru voted against it.", ("REJECT", "PER", None), id="a thing voted against"
        ),
        pytest.param("Peru's junta imposed a state of emergency.", ("COERCE", "PER", None), id="a state of things"),
    ],
)
def test_no_target_is_made_up(text: str, expected: tuple[str, str, None]) -> None:
    assert expected in told(text)
