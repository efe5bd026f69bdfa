"""Harvest speed on a loopback news web: pages a second and memory, beside trafilatura's downloader in the same run.

Ours reads lists, asks robots.txt, fetches and lands as WARC; trafilatura's `buffered_downloads` only fetches. Scrapy,
the other yardstick of the field, is not among the pinned packages.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.benchmarks.measure import Comparison
from tests.webs.news import NewsWeb

HOSTS, ARTICLES, PAGE_BYTES = 20, 250, 50_000
THREADS = 20
MEMORY_LIMIT_MB = 400.0
ROOT = Path(__file__).parents[2]


@contextmanager
def serving() -> Iterator[int]:
    """The web in a process of its own, without faults; its port."""
    command = [sys.executable, "-m", "tests.webs.news", *map(str, (HOSTS, ARTICLES, 0, PAGE_BYTES))]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT) as server:
        assert server.stdout is not None
        try:
            yield int(server.stdout.readline())
        finally:
            server.kill()


def _run(module: str, *arguments: object) -> dict[str, float]:
    command = [sys.executable, "-m", module, *map(str, arguments)]
    return dict(json.loads(subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout))


def run() -> Iterator[Comparison]:
    """Speed beside the baseline's, and the most memory the harvest took beside what it may take."""
    with serving() as port, tempfile.TemporaryDirectory() as folder:
        theirs = _run("tests.benchmarks.bench_harvest", port)
        ours = _run("tests.webs.harvest_process", port, HOSTS, ARTICLES, folder, 0, 2)
    speed, baseline = ours["new"] / ours["seconds"], theirs["pages"] / theirs["seconds"]
    yield Comparison(
        "harvest and land / trafilatura download", "pages/s", speed, baseline, speed / baseline, "≥ 200 pages/s"
    )
    memory = ours["max_rss_mb"]
    yield Comparison("harvest memory / limit", "MB", memory, MEMORY_LIMIT_MB, memory / MEMORY_LIMIT_MB, "≤ 1")


def _baseline(port: int) -> None:
    """Download the same pages with trafilatura, as many at once as the harvest has outlets."""
    from trafilatura.downloads import buffered_downloads
    from trafilatura.settings import DEFAULT_CONFIG, Extractor

    DEFAULT_CONFIG["DEFAULT"]["SSRF_PROTECTION"] = "off"  # the web is on loopback
    web = NewsWeb(HOSTS, ARTICLES)
    urls = [f"http://{a}:{port}{web.final_path(i)}" for i in range(ARTICLES) for a in web.addresses()]
    started = time.monotonic()
    pages = sum(bool(page) for _, page in buffered_downloads(urls, THREADS, Extractor(config=DEFAULT_CONFIG)))
    print(json.dumps({"pages": pages, "seconds": time.monotonic() - started}))


if __name__ == "__main__":
    _baseline(int(sys.argv[1]))
