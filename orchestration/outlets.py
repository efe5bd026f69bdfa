"""The commands `dragoman sources …`: list the outlets in force, check them, add one."""

from __future__ import annotations

import shutil
from importlib import resources
from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, help="The outlets that are harvested: list them, check them, add one.")


@app.command("list")
def list_sources() -> None:
    """List the outlets in force: the data folder's `sources.yml`, else the list that ships with Dragoman."""
    from orchestration.resources import Network
    from orchestration.terminal import show_sources
    from warehouse.paths import data_paths

    show_sources(Network().sources(data_paths()).sources)


@app.command()
def check() -> None:
    """Read every feed and sitemap once, politely, and say what each holds; exit code 1 when one cannot be read."""
    from ingest.harvest.propose import check_lists
    from orchestration.resources import Network
    from orchestration.terminal import show_checks
    from warehouse.paths import data_paths

    network = Network()
    listed = network.sources(data_paths())
    checks = check_lists(listed.sources, network.settings(listed))
    show_checks(checks)
    raise typer.Exit(1 if any(check.trouble for check in checks) else 0)


@app.command()
def add(
    homepage: Annotated[str, typer.Argument(help="Home page of the outlet; its feeds or sitemaps are found there.")],
    country: Annotated[str, typer.Option(help="ISO 3166-1 alpha-3, for example KEN.")],
    name: Annotated[str | None, typer.Option(help="Name of the outlet; read from the page when not given.")] = None,
    language: Annotated[str | None, typer.Option(help="ISO 639-1; read from the page when not given.")] = None,
) -> None:
    """Find an outlet's feeds or sitemaps and append it to the data folder's `sources.yml`."""
    from ingest.harvest.propose import append_source, propose_source
    from orchestration.resources import Network
    from orchestration.terminal import show_sources
    from warehouse.paths import data_paths

    paths, network = data_paths().make(), Network()
    settings = network.settings(network.sources(paths))
    source = propose_source(homepage, settings, country=country, name=name, language=language)
    if not paths.sources_file.exists():
        with resources.as_file(resources.files("ingest") / "sources.yml") as shipped:
            shutil.copy(shipped, paths.sources_file)
    append_source(paths.sources_file, source)
    show_sources([source])
