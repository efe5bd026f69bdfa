"""The list of outlets: the one that ships is well-formed, and a faulty one says what is wrong where."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest

from ingest.errors import InvalidInputError
from ingest.harvest.propose import append_source
from ingest.sources import Source, load_sources, site_of

OUTLET = {"name": "Paper", "country": "GBR", "language": "en", "homepage": "https://www.paper.co.uk/"}


def test_the_shipped_list_is_valid_and_wide() -> None:
    shipped = load_sources().sources
    assert len(shipped) >= 40
    assert len({s.country for s in shipped}) >= 25
    assert "The Moscow Times" in {s.name for s in shipped}
    assert all(s.feeds or s.sitemaps for s in shipped)
    lists = [url for s in shipped for url in (*s.feeds, *s.sitemaps)]
    assert len(lists) == len(set(lists))
    assert all(urlsplit(url).scheme == "https" for url in lists)


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("country: gbr", "sources[0].country: String should match pattern '^[A-Z]{3}$'"),
        ("homepage: ftp://paper.example/", "sources[0].homepage: must be a full http:// or https:// URL"),
        ("feeds: ['https://me:pw@paper.example/rss']", "sources[0].feeds[0]: must not hold credentials"),
        ("include: ['(']", "sources[0].include[0]: is not a regular expression"),
        ("limits: {delay_seconds: -1}", "sources[0].limits.delay_seconds: Input should be greater than or equal to 0"),
        ("colour: red", "sources[0].colour: Extra inputs are not permitted"),
        ("authorization_env: 'Bearer abc'", "sources[0].authorization_env: String should match pattern"),
    ],
)
def test_each_fault_is_named_with_its_place(tmp_path: Path, entry: str, message: str) -> None:
    key = entry.partition(":")[0]
    lines = [f"    {k}: {v}" for k, v in OUTLET.items() if k != key] + [f"    {entry}"]
    path = tmp_path / "mine.yml"
    path.write_text("sources:\n  -\n" + "\n".join(lines))
    with pytest.raises(InvalidInputError) as failure:
        load_sources(path)
    assert failure.value.detail.startswith(f"mine.yml: {message}")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("sources: []", "names no outlet"),
        ("sources: [", "is not YAML"),
        ("", "mine.yml"),
        (
            "sources:\n- &a {name: P, country: GBR, language: en, homepage: 'https://p.example/'}\n- *a",
            "more than once: P",
        ),
    ],
)
def test_faults_of_the_whole_file(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "mine.yml"
    path.write_text(text)
    with pytest.raises(InvalidInputError, match=message):
        load_sources(path)
    with pytest.raises(InvalidInputError, match="cannot be read"):
        load_sources(tmp_path / "absent.yml")


def test_an_outlet_accepts_its_own_articles_only() -> None:
    paper = Source.model_validate(
        OUTLET | {"hosts": ["papercdn.example"], "include": ["/news/"], "exclude": ["/live/"]}
    )
    assert paper.accepts("https://m.paper.co.uk/news/1")
    assert paper.accepts("https://papercdn.example/news/1")
    assert not paper.accepts("https://other.co.uk/news/1")
    assert not paper.accepts("https://www.paper.co.uk/sport/1")
    assert not paper.accepts("https://www.paper.co.uk/news/live/1")
    assert site_of("https://a.b.paper.co.uk/x") == "paper.co.uk"


def test_credentials_come_from_the_environment_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    paper = Source.model_validate(OUTLET | {"authorization_env": "PAPER_TOKEN"})
    monkeypatch.setenv("PAPER_TOKEN", "Bearer abc")
    assert paper.authorization() == "Bearer abc"
    assert "abc" not in repr(paper)
    monkeypatch.delenv("PAPER_TOKEN")
    with pytest.raises(InvalidInputError, match="set the environment variable PAPER_TOKEN"):
        paper.authorization()


def test_an_outlet_is_appended_without_touching_what_stands_there(tmp_path: Path) -> None:
    path = tmp_path / "mine.yml"
    before = (
        "# mine\nsources:\n  - {name: First, country: USA, language: en, homepage: 'https://first.example/'}  # kept\n"
    )
    path.write_text(before)
    paper = Source.model_validate(OUTLET | {"feeds": ["https://www.paper.co.uk/rss"]})
    append_source(path, paper)
    assert path.read_text().startswith(before)
    assert load_sources(path).sources[1] == paper
    with pytest.raises(InvalidInputError, match="more than once: Paper"):
        append_source(path, paper)
    assert len(load_sources(path).sources) == 2
