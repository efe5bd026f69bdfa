"""A marimo notebook on the published file: one SQL cell, one chart."""

import marimo

app = marimo.App()


@app.cell
def _():
    import os
    from pathlib import Path

    import altair as alt
    import duckdb
    import marimo as mo

    sealed = {"enable_external_access": False, "lock_configuration": True}
    published = Path(os.environ["DRAGOMAN_DATA"]) / "dragoman.duckdb"
    warehouse = duckdb.connect(str(published), read_only=True, config=sealed)
    return alt, mo, warehouse


@app.cell
def _(mo, warehouse):
    by_type = mo.sql("select event_type, count(*) as events from marts.fct_events group by all", engine=warehouse)
    return (by_type,)


@app.cell
def _(alt, by_type):
    alt.Chart(by_type).mark_bar().encode(x="events", y="event_type")


if __name__ == "__main__":
    app.run()
