"""Harvest speed on a loopback news web: pages a second and memory, beside trafilatura's downloader and Scrapy.

Ours reads lists, asks robots.txt, fetches and lands as WARC; the other two only fetch, with the same number of requests
at once and without waits.
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
    """Speed beside each baseline's, and the most memory the harvest took beside what it may take."""
    with serving() as port, tempfile.TemporaryDirectory() as folder:
        ours = _run("tests.webs.harvest_process", port, HOSTS, ARTICLES, folder, 0, 2)
        baselines = {name: _run("tests.benchmarks.bench_harvest", name, port) for name in ("trafilatura", "scrapy")}
    speed = ours["new"] / ours["seconds"]
    for name, theirs in baselines.items():
        baseline = theirs["pages"] / theirs["seconds"]
        title = f"harvest and land / {name} download"
        yield Comparison(title, "pages/s", speed, baseline, speed / baseline, "≥ 200 pages/s")
    memory = ours["max_rss_mb"]
    yield Comparison("harvest memory / limit", "MB", memory, MEMORY_LIMIT_MB, memory / MEMORY_LIMIT_MB, "≤ 1")


def _urls(port: int) -> list[str]:
    web = NewsWeb(HOSTS, ARTICLES)
    return [f"http://{a}:{port}{web.final_path(i)}" for i in range(ARTICLES) for a in web.addresses()]


def _trafilatura(urls: list[str]) -> int:
    from trafilatura.downloads import buffered_downloads
    from trafilatura.settings import DEFAULT_CONFIG, Extractor

    DEFAULT_CONFIG["DEFAULT"]["SSRF_PROTECTION"] = "off"  # the web is on loopback
    return sum(bool(page) for _, page in buffered_downloads(urls, THREADS, Extractor(config=DEFAULT_CONFIG)))


def _scrapy(urls: list[str]) -> int:
    import scrapy
    from scrapy.crawler import CrawlerProcess

    pages: list[int] = []

    class Pages(scrapy.Spider):
        name = "pages"
        start_urls = urls
        custom_settings = {  # noqa: RUF012 - Scrapy's own form
            "CONCURRENT_REQUESTS": THREADS,
            "CONCURRENT_REQUESTS_PER_DOMAIN": THREADS,
            "DOWNLOAD_DELAY": 0,
            "ROBOTSTXT_OBEY": False,
            "LOG_ENABLED": False,
            "TELNETCONSOLE_ENABLED": False,
        }

        def parse(self, response: scrapy.http.Response) -> None:
            pages.append(len(response.body))

    process = CrawlerProcess()
    process.crawl(Pages)
    process.start()
    return len(pages)


if __name__ == "__main__":
    todo, started = _urls(int(sys.argv[2])), time.monotonic()
    count = {"trafilatura": _trafilatura, "scrapy": _scrapy}[sys.argv[1]](todo)
    print(json.dumps({"pages": count, "seconds": time.monotonic() - started}))
