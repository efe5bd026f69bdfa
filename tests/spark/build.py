"""Build the dbt models on Spark: `python build.py STAGING TABLES`, in the environment of `spark.txt`.

STAGING holds one folder of Parquet files a staging table, TABLES takes one a model. Spark has neither keys
nor, on plain Parquet, a way to change rows: the models are built whole.
"""

import os
import sys
from pathlib import Path

import yaml
from dbt.cli.main import dbtRunner
from pyspark.sql import SparkSession

REPOSITORY = Path(__file__).resolve().parents[2]
PROJECT = REPOSITORY / "dbt_project"
CODEBOOK = REPOSITORY / "ingest" / "coding" / "codebook"


def session(tables: Path) -> SparkSession:
    """Spark in this process, with the reckoning of time and the strictness that DuckDB has."""
    settings = {
        "spark.driver.memory": "2g",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.ui.enabled": "false",
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.shuffle.partitions": "2",
        "spark.sql.sources.default": "parquet",
        "spark.sql.warehouse.dir": str(tables),
    }
    return SparkSession.builder.master("local[2]").config(map=settings).getOrCreate()


def load(spark: SparkSession, staging: Path) -> None:
    """Make the tables that the models read: staging, and the codebook.

    The codebook is not left to `dbt seed`, which in a Spark session writes nulls as the word None and trips over
    apostrophes.
    """
    for schema in ("staging", "codebook"):
        spark.sql(f"create schema {schema}")
    for table in sorted(staging.iterdir()):
        spark.read.parquet(str(table)).write.saveAsTable(f"staging.{table.name}")
    files = {path.stem: path for folder in (CODEBOOK, PROJECT / "seeds") for path in folder.glob("*.csv")}
    described = (yaml.safe_load(path.read_text())["seeds"] for path in (PROJECT / "seeds").glob("*.yml"))
    for seed in (seed for seeds in described for seed in seeds):
        columns = ", ".join(f"{name} {kind}" for name, kind in seed["config"]["column_types"].items())
        rows = spark.read.csv(str(files[seed["name"]]), header=True, schema=columns, escape='"')
        rows.write.saveAsTable(f"codebook.{seed['name']}")


def main(staging: Path, tables: Path) -> int:
    """Build every model; 0 when all succeeded."""
    load(session(tables), staging)
    os.environ.setdefault("DRAGOMAN_BUILD_DB", "")  # of the DuckDB target, which is not used
    folders = ["--project-dir", PROJECT, "--profiles-dir", PROJECT, "--target-path", tables, "--log-path", tables]
    return 0 if dbtRunner().invoke(["run", "--target", "spark", "--full-refresh", *map(str, folders)]).success else 1


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:])))
