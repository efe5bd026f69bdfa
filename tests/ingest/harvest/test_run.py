"""What becomes of one outlet's articles: landed, revisited, refused, failed, and the ledger of it."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest
from warcio.archiveiterator import ArchiveIterator

from ingest.errors import TransientError
from ingest.harvest.articles import MAX_POSTPONEMENTS
from ingest.harvest.report import HarvestReport
from ingest.harvest.run import Progress, harvest
from ingest.harvest.settings import HarvestSettings
from ingest.landing.index import read_index
from ingest.sources import Source
from tests.webs.server import Asked, Reply, Server

Pages = dict[str, Reply | Callable[[Asked], Reply]]


@dataclass
class Desk:
    """One outlet, `paper.example`, its pages by path, and harvests of it."""

    folder: Path
    settings: Callable[..., HarvestSettings]
    pages: Pages = field(default_factory=dict)
    log: list[Asked] = field(default_factory=list)

    def __call__(self, asked: Asked) -> Reply:
        reply = self.pages.get(asked.path.partition("?")[0], Reply(status=404))
        return reply(asked) if callable(reply) else reply

    def feed(self, *paths: str, hours_ago: float = 1) -> None:
        """List `paths` in the outlet's feed."""
        date = format_datetime(datetime.now(UTC) - timedelta(hours=hours_ago))
        items = "".join(f"<item><link>{path}</link><pubDate>{date}</pubDate></item>" for path in paths)
        feed = f'<rss version="2.0"><channel><title>News</title>{items}</channel></rss>'
        self.pages["/rss"] = Reply(feed.encode(), content_type="application/rss+xml")

    def harvest(
        self,
        *others: dict[str, Any],
        changes: dict[str, Any] | None = None,
        only_due: bool = False,
        progress: Progress | None = None,
        **source: Any,
    ) -> HarvestReport:
        given = {"name": "Paper", "country": "USA", "language": "en", "homepage": "http://paper.example/",
                 "feeds": ["http://paper.example/rss"], "limits": {"delay_seconds": 0}}  # fmt: skip
        with Server(self, log=self.log) as server:
            hosts = dict.fromkeys(("paper.example", "amp.paper.example", "ads.example"), ("127.0.0.1", server.port))
            return harvest(
                [Source.model_validate(given | source), *(Source.model_validate(given | other) for other in others)],
                landing_dir=self.folder / "landing",
                state_path=self.folder / "frontier.sqlite",
                landed_on=datetime.now(UTC).date(),
                settings=self.settings(hosts, attempts=1, **(changes or {})),
                only_due=only_due,
                progress=progress,
            )

    @property
    def asked(self) -> list[str]:
        return [asked.path for asked in self.log]

    def records(self) -> list[tuple[str, str]]:
        """Type and URL of every record in the landing zone."""
        found = []
        for path in sorted(self.folder.glob("landing/landed_on=*/*.warc.gz")):
            with path.open("rb") as file:
                found += [(r.rec_type, r.rec_headers.get_header("WARC-Target-URI")) for r in ArchiveIterator(file)]
        return found


@pytest.fixture
def desk(tmp_path: Path, settings: Callable[..., HarvestSettings]) -> Desk:
    return Desk(tmp_path, settings)


def page(text: str, head: str = "") -> Reply:
    return Reply(f"<html><head><title>News</title>{head}</head><body><p>{text}</p></body></html>".encode())


def row(report: HarvestReport) -> dict[str, Any]:
    return report.summary().row(0, named=True)


def test_a_new_article_is_landed_with_request_response_and_source(desk: Desk) -> None:
    desk.feed("/a?utm_source=rss")
    desk.pages["/a"] = page("The council met.")
    report = desk.harvest()
    (capture,) = report.captures.iter_rows(named=True)
    assert capture["canonical_url"] == "http://paper.example/a"
    assert (capture["source"], capture["http_status"], capture["record_type"]) == ("Paper", 200, "response")
    assert [kind for kind, _ in desk.records()] == ["warcinfo", "request", "response"]
    assert read_index(desk.folder / "landing").collect().equals(report.captures)


def test_redirects_are_kept_and_the_capture_is_of_the_last_hop(desk: Desk) -> None:
    desk.feed("/old")
    desk.pages |= {"/old": Reply(status=301, headers=(("Location", "/a"),)), "/a": page("The council met.")}
    report = desk.harvest()
    assert report.captures["url"].to_list() == ["http://paper.example/a"]
    assert ("response", "http://paper.example/old") in desk.records()
    desk.feed("/a")
    again = desk.harvest()
    assert (again.captures.height, row(again)["duplicate"]) == (0, 1)


def test_the_same_page_compressed_anew_is_a_revisit_and_a_changed_one_a_revision(desk: Desk) -> None:
    desk.feed("/a")
    body = page("The council met.").body
    for number, report_ in enumerate([("new", 1), ("unchanged", 1)]):
        desk.pages["/a"] = Reply(gzip.compress(body, mtime=number), headers=(("Content-Encoding", "gzip"),))
        assert row(desk.harvest())[report_[0]] == report_[1]
    desk.pages["/a"] = page("The council met. Update: it met again.")
    assert row(desk.harvest())["revised"] == 1
    kinds = [kind for kind, url in desk.records() if url]
    assert kinds == ["request", "response", "request", "revisit", "request", "response"]


def test_an_edit_that_is_undone_is_not_landed_twice(desk: Desk) -> None:
    desk.feed("/a")
    for text, outcome in [("One.", "new"), ("Two.", "revised"), ("One.", "unchanged")]:
        desk.pages["/a"] = page(text)
        assert row(desk.harvest())[outcome] == 1
    assert read_index(desk.folder / "landing").collect().height == 2


def test_conditional_requests_are_made_of_feeds_and_pages(desk: Desk) -> None:
    def tagged(reply: Reply) -> Callable[[Asked], Reply]:
        def answer(asked: Asked) -> Reply:
            is_known = asked.headers.get("If-None-Match") == '"1"'
            return Reply(status=304) if is_known else Reply(reply.body, headers=(("ETag", '"1"'),))

        return answer

    desk.feed("/a")
    feed = desk.pages["/rss"]
    assert isinstance(feed, Reply)
    desk.pages |= {"/a": tagged(page("It met.")), "/rss": tagged(feed)}
    assert row(desk.harvest())["new"] == 1
    second = row(desk.harvest())
    assert (second["unchanged"], second["new"], second["listed"]) == (1, 0, 0)
    assert [kind for kind, _ in desk.records()].count("revisit") == 1


def test_a_304_to_one_who_holds_nothing_is_a_failure(desk: Desk) -> None:
    desk.feed("/a")
    desk.pages["/a"] = Reply(status=304)
    assert row(desk.harvest())["failures"] == "bad_answer 1"


def test_what_robots_forbids_is_never_asked_for(desk: Desk) -> None:
    desk.feed("/private/a", "/b")
    desk.pages |= {"/robots.txt": Reply(b"User-agent: Dragoman\nDisallow: /private/"), "/b": page("It met.")}
    report = desk.harvest()
    assert (row(report)["refused_by_robots"], row(report)["new"]) == (1, 1)
    assert "/private/a" not in desk.asked
    assert report.rejects()["reason"].to_list() == ["refused_by_robots"]
    assert desk.harvest().rejects().height == 0


def test_a_redirect_into_what_robots_forbids_is_not_followed(desk: Desk) -> None:
    desk.feed("/a")
    desk.pages |= {
        "/robots.txt": Reply(b"User-agent: *\nDisallow: /private/"),
        "/a": Reply(status=302, headers=(("Location", "/private/a"),)),
    }
    assert row(desk.harvest())["refused_by_robots"] == 1
    assert "/private/a" not in desk.asked


@pytest.mark.parametrize("status", [500, 503, 429])
def test_robots_that_cannot_be_reached_forbid_all_until_they_can(desk: Desk, status: int) -> None:
    desk.feed("/a")
    desk.pages |= {"/robots.txt": Reply(status=status), "/a": page("It met.")}
    report = desk.harvest()
    assert row(report)["failures"] == "robots_unreachable 1"
    assert str(row(report)["error"]).startswith("robots_unreachable: ")
    assert set(desk.asked) == {"/robots.txt"}
    desk.pages["/robots.txt"] = Reply(status=404)
    assert row(desk.harvest())["new"] == 1


def test_robots_are_asked_for_once_a_day(desk: Desk) -> None:
    desk.feed("/a")
    desk.pages["/robots.txt"] = Reply(b"User-agent: *\nAllow: /")
    desk.harvest()
    desk.harvest()
    assert desk.asked.count("/robots.txt") == 1


def test_window_patterns_and_foreign_hosts_are_left_out_and_counted(desk: Desk) -> None:
    desk.feed("/news/a", "/video/b", "http://ads.example/c", "/x/x/x/", hours_ago=1)
    report = desk.harvest(exclude=["/video/"])
    (outlet,) = report.outlets
    assert outlet.left_out == {"filtered": 2, "trap": 1}
    desk.feed("/news/old", hours_ago=100)
    (outlet,) = desk.harvest().outlets
    assert outlet.left_out == {"outside_window": 1}
    assert "/news/old" not in desk.asked


def test_a_redirect_to_another_site_is_not_followed(desk: Desk) -> None:
    desk.feed("/a")
    desk.pages["/a"] = Reply(status=302, headers=(("Location", "http://ads.example/landing"),))
    assert row(desk.harvest())["failures"] == "other_site 1"
    assert "ads.example" not in {asked.host for asked in desk.log}


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (Reply(b"%PDF-1.7", content_type="application/pdf"), "not_a_page"),
        (Reply(b"\x89PNG", content_type="image/png"), "not_a_page"),
        (Reply(b"\x00\x01\x02", content_type=""), "not_a_page"),
        (Reply(b" \n", content_type="text/html"), "empty_answer"),
        (Reply(status=204), "http_204"),
        (Reply(status=404), "http_404"),
        (Reply(status=503), "http_503"),
        (Reply(reset=True), "truncated"),
    ],
)
def test_what_is_no_page_is_counted_by_reason_and_not_landed(desk: Desk, reply: Reply, reason: str) -> None:
    desk.feed("/a")
    desk.pages["/a"] = reply
    report = desk.harvest()
    assert row(report)["failures"] == f"{reason} 1"
    assert report.captures.height == 0


def test_permanent_failures_are_never_asked_for_again_and_transient_ones_are(desk: Desk) -> None:
    desk.feed("/gone", "/busy")
    desk.pages |= {"/busy": Reply(status=503)}
    desk.harvest(changes={"backoff": 0})
    desk.pages |= {"/busy": page("It met."), "/gone": page("It is back.")}
    assert row(desk.harvest(changes={"backoff": 0}))["new"] == 1
    assert (desk.asked.count("/gone"), desk.asked.count("/busy")) == (1, 2)


def test_a_page_without_type_is_looked_at(desk: Desk) -> None:
    desk.feed("/a")
    desk.pages["/a"] = Reply(page("It met.").body, content_type="")
    assert row(desk.harvest())["new"] == 1


@pytest.mark.parametrize(
    "reply",
    [
        Reply(page("It met.").body, headers=(("X-Robots-Tag", "noarchive"),)),
        page("It met.", '<meta content="index, noarchive" name="robots">'),
    ],
)
def test_noarchive_is_respected_on_request(desk: Desk, reply: Reply) -> None:
    desk.feed("/a")
    desk.pages["/a"] = reply
    assert row(desk.harvest(changes={"respect_noarchive": True}))["failures"] == "noarchive 1"
    desk.feed("/b")
    desk.pages["/b"] = reply
    assert row(desk.harvest())["new"] == 1


def test_a_variant_that_names_its_canonical_page_is_an_edition_of_it(desk: Desk) -> None:
    canonical = '<link rel="canonical" href="http://paper.example/news/council-meets">'
    desk.feed("/news/council-meets", "http://amp.paper.example/news/council-meets.amp")
    desk.pages |= {
        "/news/council-meets": page("It met.", canonical),
        "/news/council-meets.amp": page("It met.", canonical),
    }
    report = row(desk.harvest())
    assert (report["new"], report["revised"], report["duplicate"]) == (1, 0, 1)


def test_without_lists_the_outlets_own_are_found(desk: Desk) -> None:
    desk.feed("/news/council")
    desk.pages |= {
        "/": page(
            '<a href="/mayor-opens-new-bridge">x</a>', '<link rel="alternate" type="application/rss+xml" href="/rss">'
        ),
        "/news/council": page("The council met."),
        "/mayor-opens-new-bridge": page("The mayor spoke."),
    }
    assert desk.harvest(feeds=[]).captures["url"].to_list() == ["http://paper.example/news/council"]
    desk.pages["/"] = page('<a href="/mayor-opens-new-bridge">x</a>')
    assert desk.harvest(feeds=[]).captures["url"].to_list() == ["http://paper.example/mayor-opens-new-bridge"]


def test_undated_pages_of_a_sitemap_are_left_out_and_an_index_is_read_again(desk: Desk) -> None:
    today = datetime.now(UTC).strftime("%Y/%m/%d")
    index = b"<sitemapindex><sitemap><loc>http://paper.example/map.xml</loc></sitemap></sitemapindex>"

    def kept(reply: Reply) -> Callable[[Asked], Reply]:
        return lambda asked: Reply(status=304) if "If-None-Match" in asked.headers else reply

    def sitemap(*paths: str) -> Reply:
        return Reply(
            f"<urlset>{''.join(f'<url><loc>http://paper.example/{p}</loc></url>' for p in paths)}</urlset>".encode()
        )

    desk.pages |= {"/index.xml": kept(Reply(index, headers=(("ETag", '"1"'),))), "/map.xml": sitemap("about-us")}
    lists = {"feeds": [], "sitemaps": ["http://paper.example/index.xml"]}
    (outlet,) = desk.harvest(**lists).outlets
    assert (outlet.discovered, outlet.left_out["undated"]) == (0, 1)
    desk.pages |= {"/map.xml": sitemap(f"{today}/council"), f"/{today}/council": page("It met.")}
    assert row(desk.harvest(**lists))["new"] == 1


def test_what_time_does_not_allow_is_left_for_the_next_run(desk: Desk) -> None:
    desk.feed("/a", "/b", "/c")
    desk.pages |= {path: page(f"It met at {path}.") for path in ("/a", "/b", "/c")}
    (outlet,) = desk.harvest(changes={"max_outlet_seconds": 0.15}, limits={"delay_seconds": 0.1}).outlets
    assert 0 < outlet.new < 3
    assert outlet.new + outlet.left_for_later == 3
    assert row(desk.harvest())["new"] == outlet.left_for_later


def test_a_host_that_is_down_does_not_use_up_its_articles_and_a_bad_page_does(desk: Desk) -> None:
    desk.feed("/a", "/b")
    desk.pages |= {"/a": Reply(status=500), "/b": Reply(status=500)}
    changes = {"backoff": 0, "max_host_failures": 1}
    for _ in range(MAX_POSTPONEMENTS):
        assert row(desk.harvest(changes=changes))["failures"] == "http_500 1, host_unavailable 1"
    desk.pages |= {"/a": page("It met."), "/b": page("It met again.")}
    assert desk.harvest(changes=changes).captures["url"].to_list() == ["http://paper.example/b"]


def test_two_harvests_at_once_are_one_too_many(desk: Desk) -> None:
    desk.feed("/a")

    def second(asked: Asked) -> Reply:
        with pytest.raises(TransientError, match="another harvest is at work"):
            Desk(desk.folder, desk.settings, desk.pages).harvest()
        return page("It met.")

    desk.pages["/a"] = second
    assert row(desk.harvest())["new"] == 1


def test_one_outlets_trouble_is_its_own(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.feed("/a")
    desk.pages["/a"] = page("It met.")
    monkeypatch.delenv("BROKEN_TOKEN", raising=False)
    report = desk.harvest(
        {"name": "Broken", "homepage": "http://nowhere.invalid/", "authorization_env": "BROKEN_TOKEN"}
    )
    assert report.summary()["new"].to_list() == [1, 0]
    assert report.outlets[1].error == "no_credentials: Broken: set the environment variable BROKEN_TOKEN"


def test_a_page_that_trips_our_code_fails_alone_and_is_not_tried_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def trip(*_: object) -> str:
        raise ZeroDivisionError

    desk.feed("/a")
    desk.pages["/a"] = page("It met.")
    with monkeypatch.context() as patch:
        patch.setattr("ingest.harvest.articles.stated_url", trip)
        assert row(desk.harvest())["failures"] == "internal_error 1"
    assert row(desk.harvest())["new"] == 0


def test_without_a_contact_nobody_is_asked(desk: Desk) -> None:
    report = desk.harvest(changes={})
    assert report.outlets[0].error is None
    silent = Desk(desk.folder, lambda hosts, **_: HarvestSettings(resolve=hosts, allow_loopback=True))
    assert str(silent.harvest().outlets[0].error).startswith("no_contact: set contact:")
    assert silent.asked == []


def test_outlets_asked_less_than_their_interval_ago_are_left_out(desk: Desk) -> None:
    desk.feed()
    assert desk.harvest(only_due=True).summary().height == 1
    assert desk.harvest(only_due=True).summary().height == 0
    assert desk.harvest(only_due=False).summary().height == 1


def test_progress_is_told_with_counts(desk: Desk) -> None:
    told: list[tuple[str, str, int, int]] = []
    desk.feed("/a", "/b")
    desk.harvest(progress=lambda outlet, event, counts: told.append((outlet, event, counts["done"], counts["total"])))
    assert told == [
        ("Paper", "started", 0, 0),
        ("Paper", "listed", 0, 2),
        ("Paper", "fetched", 1, 2),
        ("Paper", "fetched", 2, 2),
        ("Paper", "finished", 2, 2),
    ]
