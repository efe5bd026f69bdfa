# Everything stands on `setup`: a virtual environment with pinned, hash-checked packages. Needs python3 (3.11 or later).
PYTHON ?= python3
BIN := .venv/bin
DATA := $(abspath $(or $(DRAGOMAN_DATA),warehouse/data))
BI := $(patsubst tests/bi/%.txt,.venv-bi/%/.ready,$(wildcard tests/bi/*.txt))
# Superset 6.1 stands on packages that have no wheels for Python 3.13; its tests are skipped there.
BI := $(filter-out $(shell $(PYTHON) -c 'import sys; print(sys.version_info >= (3, 13) and ".venv-bi/superset/.ready" or "")'),$(BI))
.DEFAULT_GOAL := help
export DAGSTER_DISABLE_TELEMETRY := 1
export DO_NOT_TRACK := 1

.PHONY: help setup tools demo test fast bi spark check format bench score ui docs constraints clean

help:  ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 14

setup: .venv/.ready  ## virtual environment with everything in it

.venv/.ready: constraints.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("Dragoman needs Python 3.11 or later, this is %s" % sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r constraints.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

demo: setup  ## scrape the sample news from a loopback server, build the warehouse, print answers
	$(BIN)/dragoman demo

test: setup tools check  ## lint, types, all tests
	$(BIN)/pytest -q -m "not slow and not bi and not spark" -n 2
	$(BIN)/pytest -q -m slow
	$(MAKE) bi

tools:  ## Debian packages the tests drive: a browser, and a crawler that writes WARC
	@command -v chromium >/dev/null && command -v wget >/dev/null || { \
	  sudo=$$(command -v sudo || true); [ "$$(id -u)" = 0 ] && sudo=; \
	  $$sudo apt-get update -qq && $$sudo apt-get install -y -qq --no-install-recommends chromium wget >/dev/null; }

fast: setup  ## the fast tests only
	$(BIN)/pytest -q -m "not slow and not bi and not spark" -n 2

bi: setup $(BI)  ## Superset, marimo and other DuckDB versions read the published file (1.6 GB)
	$(BIN)/pytest -q -m bi tests/bi

spark: setup .venv-bi/spark/.ready  ## the marts on Spark, row for row those of DuckDB (needs Java 17; 5 minutes, 1.1 GB)
	$(BIN)/pytest -q -m spark tests/spark

vpath %.txt tests/bi tests/spark
.venv-bi/%/.ready: %.txt | setup
	$(PYTHON) -m venv --clear --without-pip $(@D)
	$(BIN)/pip --python $(@D)/bin/python install --quiet --disable-pip-version-check --no-deps --require-hashes -r $<
	touch $@

check: setup  ## ruff, mypy, import rules, SQL format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/sqlfmt --check dbt_project
	$(BIN)/sqlfmt --check --line-length 120 warehouse/queries

format: setup  ## put code and SQL into form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/sqlfmt dbt_project
	$(BIN)/sqlfmt --line-length 120 warehouse/queries

bench: setup  ## speed, as ratios against a baseline in the same run
	$(BIN)/python -m tests.benchmarks

score: setup  ## how well the coder reads, on annotated articles
	$(BIN)/python -m tests.quality

ui: setup  ## Dagster's UI on 127.0.0.1:3000
	$(BIN)/dragoman ui

docs: setup  ## dbt's pages of models, columns and lineage, one file that opens offline
	mkdir -p "$(DATA)/build" "$(DATA)/docs"
	DRAGOMAN_BUILD_DB="$(DATA)/build/build.duckdb" $(BIN)/dbt --quiet docs generate --static --project-dir dbt_project \
	  --profiles-dir dbt_project --target-path "$(DATA)/docs" --log-path "$(DATA)/docs"
	@echo "open $(DATA)/docs/static_index.html"

constraints:  ## resolve the pins anew (needs uv)
	uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-annotate --custom-compile-command "make constraints" --upgrade -o constraints.txt
	for tool in $(basename $(wildcard tests/bi/*.in tests/spark/*.in)); do \
	  uv pip compile $$tool.in --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	    --no-annotate --custom-compile-command "make constraints" --upgrade -o $$tool.txt || exit 1; done

clean:  ## remove the environment and caches (data stays)
	rm -rf .venv .venv-bi .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
