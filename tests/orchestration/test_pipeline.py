"""Known articles in, known events out, through Dagster in this process: add, run, run again, revise, rebuild."""

import re
import shutil
from datetime import timedelta
from pathlib import Path

import dagster as dg
import polars as pl
import pytest

from ingest.coding.model import Party
from orchestration.documents import add_documents
from orchestration.explain import explain_published
from orchestration.instance import instance
from orchestration.pipeline import Outcome, clear_derived, run_pipeline
from tests.orchestration.conftest import DOCUMENTS
from tests.warehouse.holding import hold
from warehouse.connect import connect
from warehouse.paths import DataPaths
from warehouse.queries import answer

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]


@pytest.fixture(scope="module")
def first_run(installation: DataPaths) -> Outcome:
    report = add_documents([str(DOCUMENTS)])
    assert report.captures.height == 4
    assert sorted(report.rejects["reason"]) == ["broken_json", "empty_file"]
    return run_pipeline(harvest=False)


def ask(data: DataPaths, sql: str) -> list[tuple[object, ...]]:
    return answer(data.published_db, sql).rows()


def marts(data: DataPaths) -> dict[str, pl.DataFrame]:
    """Every mart's rows, in an order of their own."""
    with connect(data.published_db) as con:
        names = [
            row[0]
            for row in con.execute("select table_name from duckdb_tables() where schema_name = 'marts'").fetchall()
        ]
        return {name: con.sql(f"select * from marts.{name} order by all").pl() for name in names}


def test_the_run_succeeds_and_counts_what_it_did(first_run: Outcome, installation: DataPaths) -> None:
    assert first_run.success, first_run.failures
    assert first_run.counts["landing/captures"]["captures"] == 4
    assert first_run.counts["lake/articles"]["articles"] == 4
    assert "fct_events" in first_run.changed_marts
    assert ask(installation, "select reason from staging.rejects order by 1") == [("broken_json",), ("empty_file",)]


@pytest.mark.parametrize(
    "expected",
    [
        ("SANCTION", "GBR", "RUS", "occurred", "Britain expelled 90 Soviet officials%"),
        ("ACCUSE", "PSE", None, "occurred", "The Palestine Liberation Organization condemned%"),
        ("THREATEN", "IGO", "EGY", "occurred", "%Arab League threatened%"),
        ("RETREAT", "ISR", None, "planned", "Israel will withdraw%"),
        ("SUPPORT", "LTU", None, "occurred", "Lithuania praised%"),
    ],
)
def test_known_events_come_out(first_run: Outcome, installation: DataPaths, expected: tuple[str | None, ...]) -> None:
    event_type, source, target, status, sentence = expected
    rows = answer(
        installation.published_db,
        "select event_type, source_country_code, target_country_code, status, sentence_text from marts.fct_mentions"
        f" where sentence_text like '{sentence}' and event_type = '{event_type}'",
    )
    assert rows.height, f"no {event_type} in {sentence!r}"
    found = rows.row(0, named=True)
    assert found["status"] == status
    assert source is None or found["source_country_code"] == source
    assert target is None or found["target_country_code"] == target


def test_every_mention_leads_back_to_its_words(first_run: Outcome, installation: DataPaths) -> None:
    wrong = ask(
        installation,
        """
        select m.event_mention_id from staging.event_mentions as m join staging.sentences as s using (sentence_id)
        where s.text[m.trigger_start - s.start + 1 : m.trigger_end - s.start] <> m.trigger
        """,
    )
    assert not wrong


def test_other_languages_pass_through_with_a_reason(first_run: Outcome, installation: DataPaths) -> None:
    assert ask(installation, "select outcome, event_count from staging.coding_runs where language = 'de'") == [
        ("language_not_supported", 0)
    ]


def test_an_explanation_shows_the_stored_rows(first_run: Outcome, installation: DataPaths) -> None:
    ((url,),) = ask(installation, "select url from marts.fct_articles where title like 'Egypt and Israel%'")
    explained = explain_published(installation.published_db, str(url))
    stored = ask(
        installation,
        f"""
        select sentence_index, ordinal, trigger, event_type, status, source_name, target_name, rule
        from staging.event_mentions join staging.articles using (revision_id) where canonical_url = '{url}' order by all
        """,
    )
    shown = [
        (e.sentence_index, e.ordinal, e.trigger, e.event_type, e.status, _name(e.source), _name(e.target), e.rule)
        for sentence in explained.explanation.sentences
        for e in sentence.events
    ]
    assert explained.note is None
    assert shown == stored
    assert shown


def test_a_column_of_a_mart_leads_back_to_staging(first_run: Outcome, installation: DataPaths) -> None:
    """Followed as Dagster's UI follows it, from materialization to materialization."""
    with instance(installation) as history:

        def sources(key: dg.AssetKey, column: str) -> set[tuple[str, str]]:
            event = history.get_latest_materialization_event(key)
            assert event and event.asset_materialization, key
            lineage = event.asset_materialization.metadata.get("dagster/column_lineage")
            if lineage is None:
                return {("/".join(key.path), column)}
            assert isinstance(lineage.value, dg.TableColumnLineage)
            deps = lineage.value.deps_by_column[column]
            return set().union(*(sources(dep.asset_key, dep.column_name) for dep in deps))

        assert sources(dg.AssetKey(["marts", "acled_like"]), "notes") == {("staging/sentences", "text")}
        assert sources(dg.AssetKey(["marts", "fct_mentions"]), "trigger_text") == {
            ("staging/event_mentions", "trigger")
        }
        assert ("codebook/cameo_codes", "cameo_code") in sources(dg.AssetKey(["marts", "gdelt_events"]), "EventCode")
        assert sources(dg.AssetKey(["marts", "fct_events"]), "best_url") == {("staging/articles", "canonical_url")}


def test_the_query_that_readme_shows_runs(first_run: Outcome, installation: DataPaths) -> None:
    shown = re.findall(r'dragoman query "\n(.*?)"', (DOCUMENTS.parents[2] / "README.md").read_text("utf-8"), re.DOTALL)
    assert shown
    assert all(ask(installation, sql) for sql in shown)


def test_running_again_changes_no_row(first_run: Outcome, installation: DataPaths) -> None:
    before = marts(installation)
    again = run_pipeline(harvest=False)
    assert again.success
    assert again.changed_marts == ()
    assert "published/warehouse" not in again.counts
    assert_same(marts(installation), before)


def test_what_was_built_but_not_published_is_published_next(first_run: Outcome, installation: DataPaths) -> None:
    before = marts(installation)
    installation.published_db.unlink()
    assert run_pipeline(harvest=False).counts["published/warehouse"]["marts.fct_articles"] == 4
    assert_same(marts(installation), before)


def test_models_wait_for_who_reads_the_build_file(first_run: Outcome, installation: DataPaths) -> None:
    from orchestration.definitions import build_defs  # after the first run: Dagster reads the environment

    job = build_defs().get_implicit_global_asset_job_def()
    with hold(installation.build_db, 10, read_only=True), instance(installation) as history:
        one = job.execute_in_process(instance=history, asset_selection=[dg.AssetKey(["marts", "dim_dates"])])
    assert one.success


def test_a_rebuild_ends_in_the_same_marts(first_run: Outcome, installation: DataPaths) -> None:
    before = marts(installation)
    clear_derived(installation)
    rebuilt = run_pipeline(harvest=False)
    assert rebuilt.success
    assert_same(marts(installation), before)
    assert ask(installation, "select reason from staging.rejects order by 1") == [("broken_json",), ("empty_file",)]


def test_a_rebuild_of_one_day_leaves_the_others(first_run: Outcome, installation: DataPaths) -> None:
    (part,) = installation.parts("articles")
    clear_derived(installation, {part.landed_on - timedelta(days=1)})
    assert part.path.exists()
    clear_derived(installation, {part.landed_on})
    assert not part.path.exists()
    assert installation.build_db.exists()
    assert run_pipeline(harvest=False).counts["lake/coding_runs"]["coded_now"] == 4
    assert run_pipeline(harvest=False).counts["lake/coding_runs"]["coded_now"] == 0


def test_a_revised_article_replaces_its_mentions(first_run: Outcome, installation: DataPaths, tmp_path: Path) -> None:
    edited = tmp_path / "treaty.md"
    shutil.copy(DOCUMENTS / "treaty.md", edited)
    edited.write_text(
        edited.read_text().replace("The Palestine Liberation Organization condemned the treaty, and the", "The")
    )
    assert add_documents([str(edited)]).captures.height == 1
    assert run_pipeline(harvest=False).success
    like = "sentence_text like '%Liberation Organization condemned%'"
    assert ask(installation, f"select count(*) from marts.fct_mentions where {like}") == [(0,)]
    assert ask(installation, "select count(*) from marts.fct_articles where title like 'Egypt and Israel%'") == [(1,)]


def _name(party: Party | None) -> str | None:
    return None if party is None else party.actor.name


def assert_same(after: dict[str, pl.DataFrame], before: dict[str, pl.DataFrame]) -> None:
    assert after.keys() == before.keys()
    for name, rows in before.items():
        assert after[name].equals(rows), name
