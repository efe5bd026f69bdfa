"""kill -9 in the middle: nothing landed is lost, nothing is landed twice, and the next run ends where it would have."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import polars as pl
import pytest

from ingest.landing.archives import ArchivedRecord, read_records
from ingest.landing.index import read_index, read_payloads
from tests.webs.news import NewsWeb
from tests.webs.server import Asked, Server

HOSTS, ARTICLES, KILLS = 5, 120, 20
SEED = 20240506


@contextmanager
def harvesting(port: int, folder: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "tests.webs.harvest_process", *map(str, (port, HOSTS, ARTICLES, folder, 0.002, 1))]
    root = Path(__file__).parents[3]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=root)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def finish(port: int, folder: Path) -> dict[str, float]:
    with harvesting(port, folder) as process:
        out, err = process.communicate(timeout=120)
    assert process.returncode == 0, err
    return dict(json.loads(out))


def captures(folder: Path) -> pl.DataFrame:
    return read_index(folder / "landing").select("url", "payload_digest").collect().sort("url")


def landed_urls(landing: Path) -> set[str]:
    """URL of every whole response in the landing zone, also in a file that a kill left open."""
    files = [*landing.glob("landed_on=*/*.warc.gz"), *landing.glob("landed_on=*/*.open")]
    records = (record for path in files for record in read_records(path, frozenset({"response"})))
    return {str(r.url) for r in records if isinstance(r, ArchivedRecord) and r.status == 200}


def asked_urls(log: list[Asked]) -> set[str]:
    """URLs asked for, but for where an old address led: a kill before the redirect is noted leaves it in flight."""
    moved = {(asked.host, asked.path.removeprefix("/old/")) for asked in log if asked.path.startswith("/old/")}
    paths = {(asked.host, asked.path.partition("?")[0]) for asked in log}
    return {f"http://{host}{path}" for host, path in paths if (host, path.rpartition("-")[2]) not in moved}


@pytest.mark.slow
def test_twenty_kills_end_in_the_same_landing_zone(tmp_path: Path) -> None:
    web = NewsWeb(HOSTS, ARTICLES, faults=0.05, padding=500)
    dice = random.Random(SEED)
    calm, killed = tmp_path / "calm", tmp_path / "killed"
    with Server(web, web.addresses()) as server:
        while finish(server.port, calm)["failed"]:
            pass
        torn = 0
        web.served.clear()  # the same troubles again
        for _ in range(KILLS):
            before = landed_urls(killed / "landing")
            server.log.clear()
            requests = dice.randint(1, 2 * HOSTS * ARTICLES // KILLS)
            with harvesting(server.port, killed) as process:
                while len(server.log) < requests and process.poll() is None:
                    time.sleep(0.001)
                time.sleep(dice.uniform(0, 0.01))
                process.send_signal(signal.SIGKILL)
            torn += len(list(killed.glob("landing/*/*.open")))
            assert before <= landed_urls(killed / "landing")
            assert not before & asked_urls(server.log), "landed articles are not fetched again"
        while finish(server.port, killed)["failed"]:
            pass
    assert torn, "no kill met an open file: the moments are wrong"
    assert captures(killed).equals(captures(calm))
    assert set(captures(calm)["url"].str.split("?").list.first()) == web.allowed()
    read = read_payloads(killed / "landing", read_index(killed / "landing").collect())
    assert all(isinstance(payload, bytes) for _, payload in read)
