"""The environments that `make bi` builds, and a published file."""

from pathlib import Path

import pytest

from tests.bi.marts import grow_and_publish, make_tables
from warehouse.paths import REPOSITORY, DataPaths


def environment(name: str) -> Path:
    """The virtual environment made from `tests/bi/NAME.txt`."""
    folder = REPOSITORY / ".venv-bi" / name
    if not (folder / ".ready").exists():
        pytest.skip(f"no environment {name}: `make bi` makes it")
    return folder


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> DataPaths:
    """A data folder with one generation of events published."""
    paths = DataPaths(tmp_path_factory.mktemp("data"))
    make_tables(paths)
    grow_and_publish(paths, 0)
    return paths
