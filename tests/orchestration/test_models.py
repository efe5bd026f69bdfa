"""The dbt models as assets: what dbt was not told to build counts as made."""

from __future__ import annotations

import dagster as dg

from orchestration.assets.models import _with_those_left


def test_what_dbt_left_comes_before_what_is_made_of_it() -> None:
    @dg.multi_asset(
        specs=[
            dg.AssetSpec("countries"),
            dg.AssetSpec("parsed", deps=["countries"]),
            dg.AssetSpec("actors", deps=["parsed"]),
            dg.AssetSpec("events", deps=["actors", "countries"]),
            dg.AssetSpec("view_of_events", deps=["events"]),
        ]
    )
    def models():  # type: ignore[no-untyped-def]  # Dagster reads the annotation
        """Never run: only what is made of what is asked."""

    told_by_dbt = ["a check", dg.Output(None, output_name="actors"), dg.Output(None, output_name="events")]
    outputs = [event for event in _with_those_left(told_by_dbt, models) if isinstance(event, dg.Output)]
    assert [output.output_name for output in outputs] == ["countries", "parsed", "actors", "events", "view_of_events"]
    assert ["made" in output.metadata for output in outputs] == [True, True, False, False, True]
