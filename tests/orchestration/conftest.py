"""A data folder of its own for each test module, found through the environment as users set it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from warehouse.paths import DataPaths, data_paths

DOCUMENTS = Path(__file__).parent.parent / "fixtures" / "documents"


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DataPaths]:
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("DRAGOMAN_DATA", str(tmp_path_factory.mktemp("data")))
        for name in ("DAGSTER_HOME", "DRAGOMAN_BUILD_DB"):  # set by a run; taken back afterwards
            environment.setenv(name, "")
        yield data_paths().make()
