"""The report is one page that needs nothing from outside and shows article text as text."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from warehouse.errors import WarehouseMissingError
from warehouse.report import render, write_report

HOSTILE = "</script><img src=x onerror=document.body.dataset.broken=1><!--"
MENTION = [
    "event",
    "sentence",
    "publisher",
    "agency",
    "published",
    "title",
    "url",
    "status",
    "said_by",
    "words",
    "rule",
]
ACTOR = ["name", "kind", "country", "sector", "mentions", "last"]


def data(sentence: str = "Chad recalled its envoy.") -> dict[str, object]:
    event = [
        "e1",
        "1987-03-02",
        "SANCTION",
        4,
        "occurred",
        False,
        HOSTILE,
        "TCD",
        "Libya",
        "LBY",
        "Tripoli",
        32.9,
        13.2,
    ]
    columns = ["id", "day", "type", "quad", "status", "background", "source", "source_country", "target"]
    columns += ["target_country", "place", "latitude", "longitude", "goldstein", "mentions", "sources"]
    mention = ["e1", sentence, "Courier", None, "1987-03-02", f"Envoy home {HOSTILE}", "javascript:alert(1)"]
    mention += ["occurred", None, "recalled", "r"]
    return {
        "totals": {"articles": 1, "mentions": 1, "events": 1, "undated": 0, "outlets": 1, "newest": None},
        "events": {"columns": columns, "rows": [[*event, -4.0, 1, 1]]},
        "mentions": {"columns": MENTION, "rows": [mention]},
        "actors": {"columns": ACTOR, "rows": []},
        "countries": {"columns": ["country_code", "country_name"], "rows": [["TCD", "Chad"]]},
    }


def test_nothing_is_fetched_from_anywhere() -> None:
    page = render(data())
    assert "default-src 'none'" in page
    ours = re.sub(r"<script>.*?</script>", "", page, count=1, flags=re.DOTALL)  # ECharts names XML namespaces
    assert not re.findall(r"""(?:src|href)\s*=\s*["']""", ours)
    assert "{{" not in ours


def test_text_of_articles_cannot_leave_its_element() -> None:
    page = render(data(HOSTILE))
    assert HOSTILE not in page
    assert page.count("</script>") == render(data()).count("</script>")


def test_marks_of_the_template_in_the_data_stay_data() -> None:
    assert "{{echarts}}" in render(data("{{echarts}}"))


def test_there_must_be_something_to_report(tmp_path: Path) -> None:
    with pytest.raises(WarehouseMissingError, match="dragoman run"):
        write_report(tmp_path / "dragoman.duckdb", tmp_path / "report.html")


@pytest.mark.slow
def test_a_browser_draws_it_offline(tmp_path: Path) -> None:
    drawn = drawn_by_browser(render(data(HOSTILE)), tmp_path)
    assert 'data-ready="yes"' in drawn, "the script did not run to its end"
    assert "data-broken" not in drawn
    assert drawn.count("<svg") == 3
    assert '<option value="TCD">Chad</option>' in drawn
    assert "1 of 1 events" in drawn
    assert "<span>Envoy home " in drawn, "an article that is not on the web is told by its title, without a link"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("deed", "shown"),
    [
        ("$('actors').tBodies[0].rows[0].click()", "1 of 2 events"),
        ('period = "1987"; draw()', "1 of 2 events"),
        ('period = "1987"; draw(); $("clear").click()', "2 of 2 events"),
    ],
    ids=["an actor", "a year", "nothing any more"],
)
def test_choosing_narrows_the_events(tmp_path: Path, deed: str, shown: str) -> None:
    told = data()
    events, actors = told["events"], told["actors"]
    assert isinstance(events, dict)
    assert isinstance(actors, dict)
    events["rows"].append([*events["rows"][0]])
    events["rows"][1][1:7] = ["1988-05-06", "CONSULT", 1, "occurred", False, "Mali"]
    actors["rows"].append(["Mali", "person", "MLI", "GOV", 1, "1988-05-06"])
    assert shown in drawn_by_browser(f"{render(told)}<script>{deed}</script>", tmp_path)


def drawn_by_browser(html: str, tmp_path: Path) -> str:
    """The page's elements after its scripts have run."""
    browser = shutil.which("chromium")
    assert browser, "chromium is missing: `make tools` installs Debian's"
    page = tmp_path / "report.html"
    page.write_text(html, "utf-8")
    flags = "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    command = [browser, *flags.split(), "--disable-component-update", "--disable-sync", "--virtual-time-budget=4000"]
    command += [f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom", page.as_uri()]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout
