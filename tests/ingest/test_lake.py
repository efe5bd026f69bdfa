"""Captures in = articles + rejects out; parts are made once, made anew by a newer maker, and whole or not at all."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from ingest import lake
from ingest.landing.documents import land_paths
from ingest.stage import made_by
from warehouse.paths import DataPaths, Part

DAY = date(2026, 3, 1)
STORY = """# Kenya expels ambassador

Kenya expelled the Somali ambassador on Monday. The African Union called for talks.
"""


def land(data: DataPaths, folder: Path, **documents: str | bytes) -> Part:
    for name, content in documents.items():
        path = folder / f"{name}.md"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    land_paths([folder], data.landing, landed_on=DAY, run_id="add-1")
    (part,) = data.index_parts()
    return part


@pytest.fixture
def data(tmp_path: Path) -> DataPaths:
    return DataPaths(tmp_path / "data").make()


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    return tmp_path / "in"


def extract(data: DataPaths, part: Part, advance: Callable[[int], None] = lambda _: None) -> dict[str, int]:
    return lake.extract_part(
        part.path,
        data.landing,
        articles=data.part("articles", DAY, part.name),
        rejects=data.part("rejects", DAY, f"{part.name}-extract"),
        advance=advance,
        processes=1,
    )


def code(data: DataPaths, part: Part) -> dict[str, int]:
    return lake.code_part(
        data.part("articles", DAY, part.name),
        {table: data.part(table, DAY, part.name) for table in lake.CODED_TABLES},
        rejects=data.part("rejects", DAY, f"{part.name}-code"),
        advance=lambda _: None,
        processes=1,
    )


def test_what_comes_in_is_read_or_rejected(data: DataPaths, inbox: Path) -> None:
    done: list[int] = []
    part = land(data, inbox, story=STORY, menu="<html><body><nav><a href='/'>Home</a></nav></body></html>")
    counts = extract(data, part, done.append)
    assert counts == {"captures": 2, "articles": 1, "rejects": 1}
    assert sum(done) == 2
    coded = code(data, part)
    assert (coded["articles"], coded["coding_runs"], coded["rejects"]) == (1, 1, 0)
    assert coded["sentences"] == 3
    mentions = pl.read_parquet(data.part("event_mentions", DAY, part.name))
    assert set(mentions["event_type"]) >= {"SANCTION", "REQUEST"}
    assert lake.is_current(data.part("articles", DAY, part.name), data.part("coding_runs", DAY, part.name))


def test_a_current_part_is_left_alone(data: DataPaths, inbox: Path) -> None:
    part = land(data, inbox, story=STORY)
    extract(data, part), code(data, part)
    paths = [p.path for table in (*lake.CODED_TABLES, "articles") for p in data.parts(table)]
    before = {path: path.stat().st_mtime_ns for path in paths}
    assert extract(data, part)["articles"] == 1
    assert code(data, part)["coding_runs"] == 1
    assert {path: path.stat().st_mtime_ns for path in paths} == before


def test_a_newer_coder_makes_its_part_anew(data: DataPaths, inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    part = land(data, inbox, story=STORY)
    extract(data, part), code(data, part)
    monkeypatch.setattr(lake, "CODER", "dependency-pattern 99")
    assert not lake.is_current(data.part("articles", DAY, part.name), data.part("coding_runs", DAY, part.name))
    code(data, part)
    assert "99" in (made_by(data.part("coding_runs", DAY, part.name)) or "")


def test_the_same_text_from_two_captures_is_one_article_and_one_reject(data: DataPaths, inbox: Path) -> None:
    own = "\nOriginal url:\n\n<https://courier.example/kenya>\n"
    part = land(data, inbox, story=STORY + own, copy=STORY + "\n" + own)
    assert extract(data, part) == {"captures": 2, "articles": 1, "rejects": 1}
    assert pl.read_parquet(data.part("rejects", DAY, f"{part.name}-extract"))["reason"].to_list() == [
        "duplicate_revision"
    ]


def test_a_warc_that_went_missing_is_rejected_by_name(data: DataPaths, inbox: Path) -> None:
    part = land(data, inbox, story=STORY)
    for warc in data.landing.glob("landed_on=*/*.warc.gz"):
        warc.unlink()
    assert extract(data, part) == {"captures": 1, "articles": 0, "rejects": 1}


def test_an_article_the_coder_fails_on_is_a_reject(
    data: DataPaths, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    part = land(data, inbox, story=STORY)
    extract(data, part)
    monkeypatch.setattr("ingest.coding.coder.read_events", lambda _: 1 / 0)
    counts = code(data, part)
    assert (counts["coding_runs"], counts["rejects"]) == (0, 1)
    assert pl.read_parquet(data.part("rejects", DAY, f"{part.name}-code"))["reason"].to_list() == ["coder_failed"]


def test_killed_between_two_parts_the_next_call_does_the_rest(
    data: DataPaths, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    part = land(data, inbox, story=STORY)
    extract(data, part)
    with monkeypatch.context() as patch:
        patch.setattr(lake, "_coding_rejects", lambda _: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            code(data, part)
    assert not data.part("coding_runs", DAY, part.name).exists()
    assert code(data, part)["coding_runs"] == 1


def test_batches_whose_worker_died_become_rejects(data: DataPaths, inbox: Path) -> None:
    part = land(data, inbox, story=STORY)
    articles, rejects = lake._lost_captures(pl.read_parquet(part.path))
    assert (articles.height, rejects["reason"].to_list()) == (0, ["worker_died"])
    extract(data, part)
    batch = pl.read_parquet(data.part("articles", DAY, part.name)).to_arrow().to_batches()[0]
    lost = pl.DataFrame(lake._lost_articles(batch))
    assert lost["outcome"].to_list() == ["failed"]
    assert lake._coding_rejects(lost)["revision_id"].null_count() == 0
