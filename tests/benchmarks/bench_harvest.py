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

from tests.webs.news import NewsWeb

HOSTS, ARTICLES, PAGE_BYTES = 20, 250, 50_000
BASELINE_ARTICLES = 50
THREADS = 20
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


def measure() -> list[dict[str, object]]:
    """One row a figure: what, value, unit, and as a ratio of what."""
    with serving() as port, tempfile.TemporaryDirectory() as folder:
        ours = _run("tests.webs.harvest_process", port, HOSTS, ARTICLES, folder, 0, 2)
        theirs = _run("tests.benchmarks.bench_harvest", port)
    speed, baseline = ours["new"] / ours["seconds"], theirs["pages"] / theirs["seconds"]
    return [
        {"measure": "harvest", "value": speed, "unit": "pages/s", "ratio": speed / baseline},
        {"measure": "trafilatura download only", "value": baseline, "unit": "pages/s", "ratio": 1.0},
        {"measure": "harvest memory", "value": ours["max_rss_mb"], "unit": "MB", "ratio": None},
    ]


def _baseline(port: int) -> None:
    """Download a part of the same pages with trafilatura, as many at once as the harvest has outlets."""
    from trafilatura.downloads import buffered_downloads
    from trafilatura.settings import DEFAULT_CONFIG, Extractor

    DEFAULT_CONFIG["DEFAULT"]["SSRF_PROTECTION"] = "off"  # the web is on loopback
    web = NewsWeb(HOSTS, BASELINE_ARTICLES)
    urls = [f"http://{a}:{port}{web.final_path(i)}" for i in range(BASELINE_ARTICLES) for a in web.addresses()]
    started = time.monotonic()
    pages = sum(bool(page) for _, page in buffered_downloads(urls, THREADS, Extractor(config=DEFAULT_CONFIG)))
    print(json.dumps({"pages": pages, "seconds": time.monotonic() - started}))


if __name__ == "__main__":
    _baseline(int(sys.argv[1]))
