"""lake/*: Parquet partitions of articles, sentences, mentions and quotes, one part a landing run."""

from collections import Counter
from collections.abc import Callable, Iterator

import dagster as dg

from ingest.lake import CODED_TABLES, code_part, extract_part, first_rows
from ingest.schema import TABLES
from orchestration.failures import RETRIES, typed_failures
from orchestration.metadata import columns, counts, preview
from orchestration.partitions import days, landed_on
from orchestration.resources import DataFolder, Terminal
from warehouse.paths import Part


@dg.asset(
    key=["lake", "articles"],
    deps=[["landing", "captures"]],
    group_name="lake",
    partitions_def=landed_on,
    backfill_policy=dg.BackfillPolicy.single_run(),
    retry_policy=RETRIES,
    metadata=columns(TABLES["articles"]),
    kinds={"polars", "parquet"},
)
def articles(context: dg.AssetExecutionContext, data: DataFolder, terminal: Terminal) -> dg.MaterializeResult[None]:
    """Captures read into articles; what cannot be read goes to `rejects` with its reason."""
    paths, totals, read_now = data.paths, Counter[str](), _Tally(terminal.stage("extract"))
    with typed_failures():
        for part in _asked_for(context, paths.index_parts()):
            totals += Counter(
                extract_part(
                    part.path,
                    paths.landing,
                    articles=paths.part("articles", part.landed_on, part.name),
                    rejects=paths.part("rejects", part.landed_on, f"{part.name}-extract"),
                    advance=read_now,
                )
            )
    shown = first_rows(part.path for part in _asked_for(context, paths.parts("articles")))
    return dg.MaterializeResult(metadata={**counts({**totals, "read_now": read_now.count}), "preview": preview(shown)})


@dg.multi_asset(
    name="lake__coding",
    specs=[
        dg.AssetSpec(
            ["lake", name],
            deps=[["lake", "articles"]],
            description=TABLES[name].grain,
            metadata=columns(TABLES[name]),
            kinds={"spacy", "parquet"},
        )
        for name in CODED_TABLES
    ],
    group_name="lake",
    partitions_def=landed_on,
    backfill_policy=dg.BackfillPolicy.single_run(),
    retry_policy=RETRIES,
)
def coding(
    context: dg.AssetExecutionContext, data: DataFolder, terminal: Terminal
) -> Iterator[dg.MaterializeResult[None]]:
    """Articles coded: sentences, actors, events, quotes, and what came of each article."""
    paths, totals, coded_now = data.paths, Counter[str](), _Tally(terminal.stage("code"))
    with typed_failures():
        for part in _asked_for(context, paths.parts("articles")):
            totals += Counter(
                code_part(
                    part.path,
                    {table: paths.part(table, part.landed_on, part.name) for table in CODED_TABLES},
                    rejects=paths.part("rejects", part.landed_on, f"{part.name}-code"),
                    advance=coded_now,
                )
            )
    for table in CODED_TABLES:
        shown = first_rows(part.path for part in _asked_for(context, paths.parts(table)))
        own = {"rows": totals[table]}
        if table == "coding_runs":
            own |= {"articles": totals["articles"], "coded_now": coded_now.count}
        yield dg.MaterializeResult(asset_key=["lake", table], metadata={**counts(own), "preview": preview(shown)})


class _Tally:
    """Passes progress on and adds it up: what this run did, where parts that were current already took no work."""

    def __init__(self, advance: Callable[[int], None]) -> None:
        self.count = 0
        self._advance = advance

    def __call__(self, done: int) -> None:
        self.count += done
        self._advance(done)


def _asked_for(context: dg.AssetExecutionContext, parts: list[Part]) -> list[Part]:
    wanted = days(context)
    return [part for part in parts if part.landed_on in wanted]
