"""The hostile server: whatever it sends ends in a page, a typed error, and bounded time and memory."""

from __future__ import annotations

import asyncio
import gzip
import ssl
import time
import zlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import brotli
import pytest
from backports import zstd
from cryptography import x509 as certificates
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from ingest.harvest.client import Client
from ingest.harvest.failures import PermanentFetchError, TransientFetchError
from ingest.harvest.messages import Answer, Request
from ingest.harvest.settings import HarvestSettings
from tests.webs.server import Asked, Reply, Server

Ask = Callable[..., Answer]
PAGE = b"<html><title>Council meets</title><p>It met.</p></html>"
FAILURES = (PermanentFetchError, TransientFetchError)


@pytest.fixture
def ask(settings: Callable[..., HarvestSettings]) -> Ask:
    """Fetch `path` of paper.example from a server that answers as `handler` says."""

    def fetch(
        handler: Callable[[Asked], Reply], path: str = "/", request: dict[str, object] | None = None, **changes: object
    ) -> Answer:
        async def run(server: Server) -> Answer:
            hosts = dict.fromkeys(("paper.example", "other.example"), ("127.0.0.1", server.port))
            async with Client(settings(hosts, **{"attempts": 1} | changes)) as client:
                return await client.fetch(Request(f"http://paper.example{path}", **request or {}))  # type: ignore[arg-type]

        with Server(handler) as server:
            fetch.log = server.log  # type: ignore[attr-defined]
            return asyncio.run(run(server))

    return fetch


def reason_of(ask: Ask, reply: Reply, **changes: object) -> str:
    with pytest.raises(FAILURES) as failure:
        ask(lambda asked: reply, **changes)
    assert isinstance(failure.value, FAILURES)
    return failure.value.reason


def test_a_page_comes_back_with_headers_and_the_exchange_as_sent(ask: Ask) -> None:
    answer = ask(lambda asked: Reply(gzip.compress(PAGE), headers=(("Content-Encoding", "gzip"), ("ETag", '"1"'))))
    assert (answer.content, answer.etag, answer.last.ip_address) == (PAGE, '"1"', "127.0.0.1")
    assert gzip.decompress(answer.last.body) == PAGE
    agent = dict(answer.last.request_headers)["User-Agent"]
    assert agent.startswith("Dragoman/")
    assert "contact: desk@paper.example" in agent


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd"])
def test_compression_bombs_stop_at_the_cap(ask: Ask, coding: str) -> None:
    compress: dict[str, Callable[[bytes], bytes]] = {
        "gzip": gzip.compress, "deflate": zlib.compress, "br": brotli.compress, "zstd": zstd.compress,
    }  # fmt: skip
    bomb = compress[coding](bytes(40 * 1024 * 1024))
    assert len(bomb) < 60_000
    reply = Reply(bomb, headers=(("Content-Encoding", coding),))
    assert reason_of(ask, reply) == "decoded_too_large"


@pytest.mark.parametrize(
    ("body", "coding", "outcome"),
    [
        (gzip.compress(gzip.compress(PAGE)), "gzip, gzip", PAGE),
        (gzip.compress(PAGE), "snappy", "unknown_encoding"),
        (PAGE, "gzip, gzip, gzip, gzip", "unknown_encoding"),
        (PAGE, "gzip", PAGE),
        (PAGE, "br", "broken_encoding"),
        (PAGE, "zstd", "broken_encoding"),
        (gzip.compress(PAGE * 50)[:-9], "gzip", "broken_encoding"),
        (zlib.compress(PAGE)[2:-4], "deflate", PAGE),
    ],
    ids=["twice", "unknown", "four times", "not gzip", "not br", "not zstd", "torn gzip", "bare deflate"],
)
def test_content_codings_told_wrongly(ask: Ask, body: bytes, coding: str, outcome: bytes | str) -> None:
    reply = Reply(body, headers=(("Content-Encoding", coding),))
    if isinstance(outcome, bytes):
        assert ask(lambda asked: reply).content == outcome
    else:
        assert reason_of(ask, reply) == outcome


def test_a_drip_without_end_meets_the_total_deadline(ask: Ask) -> None:
    started = time.monotonic()
    reply = Reply(raw=b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", endless=b"x", pause=0.05)
    assert reason_of(ask, reply, total_timeout=0.5) == "timeout"
    assert time.monotonic() - started < 2


def test_a_body_without_end_meets_the_size_limit(ask: Ask) -> None:
    reply = Reply(raw=b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", endless=b"x" * 65536)
    assert reason_of(ask, reply, max_body=1_000_000) == "too_large"


def test_headers_without_end_are_an_error(ask: Ask) -> None:
    endless = Reply(raw=b"HTTP/1.1 200 OK\r\n", endless=b"X-More: and more of it\r\n" * 100)
    assert reason_of(ask, endless, total_timeout=1) in ("bad_answer", "timeout")


@pytest.mark.parametrize(
    "head",
    [
        b"HTTP/1.1 200 OK\r\nX-Long: " + b"x" * 1_000_000 + b"\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X-Many: 1\r\n" * 10_000 + b"\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nhello",
        b"HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\nhello",
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 7\r\n\r\nhello",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello",
        b"HTTP/9.9 banana\r\n\r\n",
        b"SSH-2.0-OpenSSH_9.9\r\n",
        b"\x00\xff\x00\xff" * 100 + b"\r\n\r\n",
    ],
)
def test_what_is_no_http_is_a_bad_answer(ask: Ask, head: bytes) -> None:
    assert reason_of(ask, Reply(raw=head)) in ("bad_answer", "truncated", "connection")


def test_content_length_that_lies_long_is_truncated_and_short_is_what_it_says(ask: Ask) -> None:
    too_long = Reply(raw=b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 900\r\n\r\n" + PAGE)
    assert reason_of(ask, too_long) == "truncated"
    too_short = Reply(raw=b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\n" + PAGE)
    try:
        assert ask(lambda asked: too_short).content == PAGE[:6]
    except TransientFetchError as error:  # the rest came in the same packet, and was seen to be too much
        assert error.reason == "bad_answer"


def test_a_reset_is_retried_and_then_told(ask: Ask) -> None:
    replies = [Reply(reset=True), Reply(reset=True), Reply(PAGE)]
    assert ask(lambda asked: replies.pop(0), attempts=3).content == PAGE
    assert reason_of(ask, Reply(reset=True), attempts=2) in ("truncated", "connection")


@pytest.mark.parametrize(
    "location", ["file:///etc/passwd", "ftp://x.example/", "data:text/html,x", "javascript:alert(1)", "gopher://x/", ""]
)  # fmt: skip
def test_redirects_out_of_http_are_refused(ask: Ask, location: str) -> None:
    assert reason_of(ask, Reply(status=302, headers=(("Location", location),))) == "bad_redirect"


def test_a_location_of_a_megabyte_is_an_error(ask: Ask) -> None:
    long = Reply(status=302, headers=(("Location", "/" + "x" * 1_000_000),))
    assert reason_of(ask, long) in ("bad_answer", "bad_redirect")


def test_relative_and_latin1_locations_are_resolved(ask: Ask) -> None:
    def handler(asked: Asked) -> Reply:
        return Reply(status=302, headers=(("Location", "n\xe4chste seite"),)) if asked.path == "/a/b" else Reply(PAGE)

    assert ask(handler, "/a/b").last.url == "http://paper.example/a/n%C3%A4chste%20seite"


def test_redirect_loops_and_endless_chains_stop(ask: Ask) -> None:
    loop = {"/": "/b", "/b": "/"}
    with pytest.raises(PermanentFetchError, match="more than 5 times"):
        ask(lambda asked: Reply(status=301, headers=(("Location", loop[asked.path]),)))
    with pytest.raises(PermanentFetchError, match="more than 5 times"):
        ask(lambda asked: Reply(status=302, headers=(("Location", f"{asked.path}x"),)))


def test_each_hop_is_kept_and_asked_leave_for(ask: Ask) -> None:
    asked_for = []

    async def permit(url: str) -> None:
        asked_for.append(url)

    def handler(asked: Asked) -> Reply:
        return Reply(PAGE) if asked.path == "/new" else Reply(status=301, headers=(("Location", "/new"),))

    answer = ask(handler, "/old", {"permit": permit})
    assert [hop.status for hop in answer.hops] == [301, 200]
    assert asked_for == ["http://paper.example/old", "http://paper.example/new"]


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://paper.example/", "paper.example", "http://[::1"])
def test_what_is_no_web_url_is_not_asked_for(settings: Callable[..., HarvestSettings], url: str) -> None:
    async def run() -> None:
        async with Client(settings({}, attempts=1)) as client:
            await client.fetch(Request(url))

    with pytest.raises(FAILURES) as failure:
        asyncio.run(run())
    assert getattr(failure.value, "reason", None) == "bad_url"


def test_cookies_are_never_sent_back(ask: Ask) -> None:
    def handler(asked: Asked) -> Reply:
        cookies = (("Set-Cookie", "id=1; Domain=example; Path=/"), ("Set-Cookie", "s=2"))
        location = (("Location", "http://other.example/end"),)
        return Reply(PAGE) if asked.path == "/end" else Reply(status=302, headers=cookies + location)

    ask(handler)
    assert [asked.headers.get("Cookie") for asked in ask.log] == [None, None]  # type: ignore[attr-defined]


def test_credentials_go_over_tls_only_and_stay_out_of_the_record(ask: Ask) -> None:
    answer = ask(lambda asked: Reply(PAGE), request={"authorization": "Bearer s3cret"})
    assert "Authorization" not in ask.log[0].headers  # type: ignore[attr-defined]
    assert "s3cret" not in repr(answer)


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451])
def test_4xx_is_permanent(ask: Ask, status: int) -> None:
    with pytest.raises(PermanentFetchError) as failure:
        ask(lambda asked: Reply(status=status), attempts=3)
    assert failure.value.reason == f"http_{status}"
    assert len(ask.log) == 1  # type: ignore[attr-defined]


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_429_and_5xx_are_retried(ask: Ask, status: int) -> None:
    replies = [Reply(status=status), Reply(status=status), Reply(PAGE)]
    assert ask(lambda asked: replies.pop(0), attempts=3).content == PAGE


def test_retry_after_is_waited_for(ask: Ask) -> None:
    replies = [Reply(status=429, headers=(("Retry-After", "1"),)), Reply(PAGE)]
    started = time.monotonic()
    ask(lambda asked: replies.pop(0), attempts=2)
    assert 1 <= time.monotonic() - started < 3


@pytest.mark.parametrize(
    "wait",
    ["3600", "999999999999", format_datetime(datetime.now(UTC) + timedelta(days=3650)), "9" * 400],
    ids=["an hour", "seconds without end", "a date in ten years", "a number of 400 digits"],
)
def test_a_host_that_asks_for_hours_is_left_alone_for_this_run(ask: Ask, wait: str) -> None:
    busy = Reply(status=503, headers=(("Retry-After", wait),))
    with pytest.raises(TransientFetchError) as failure:
        ask(lambda asked: busy, attempts=3)
    assert failure.value.reason in ("host_unavailable", "http_503")
    assert len(ask.log) == 1  # type: ignore[attr-defined]


@pytest.mark.parametrize("wait", ["soon", "-5", "", "Wed, 99 Foo 2026"])
def test_a_retry_after_that_cannot_be_read_is_no_wait(ask: Ask, wait: str) -> None:
    replies = [Reply(status=503, headers=(("Retry-After", wait),)), Reply(PAGE)]
    assert ask(lambda asked: replies.pop(0), attempts=2).content == PAGE


@pytest.mark.parametrize("status", [500, 403])
def test_a_host_in_trouble_is_closed_and_others_go_on(settings: Callable[..., HarvestSettings], status: int) -> None:
    async def run(port: int) -> tuple[list[str], bytes]:
        hosts = dict.fromkeys(("broken.example", "well.example"), ("127.0.0.1", port))
        async with Client(settings(hosts, attempts=1, max_host_failures=3)) as client:
            reasons = []
            for number in range(6):
                try:
                    await client.fetch(Request(f"http://broken.example/{number}"))
                except FAILURES as error:
                    assert isinstance(error, FAILURES)
                    reasons.append(error.reason)
            return reasons, (await client.fetch(Request("http://well.example/"))).content

    with Server(lambda asked: Reply(status=status) if asked.host == "broken.example" else Reply(PAGE)) as server:
        reasons, content = asyncio.run(run(server.port))
    assert reasons == [f"http_{status}"] * 3 + ["host_unavailable"] * 3
    assert content == PAGE


def test_an_etag_of_a_megabyte_is_not_kept(ask: Ask) -> None:
    answer = ask(lambda asked: Reply(PAGE, headers=(("ETag", '"' + "x" * 5000 + '"'),)))
    assert answer.etag is None


def test_a_certificate_nobody_signed_is_refused(settings: Callable[..., HarvestSettings], tls: ssl.SSLContext) -> None:
    async def run(port: int) -> None:
        async with Client(settings({"paper.example": ("127.0.0.1", port)}, attempts=1)) as client:
            await client.fetch(Request("https://paper.example/"))

    with Server(lambda asked: Reply(PAGE), ssl=tls) as server, pytest.raises(TransientFetchError) as failure:
        asyncio.run(run(server.port))
    assert failure.value.reason == "tls"
    assert server.log == []


@pytest.fixture
def tls(tmp_path_factory: pytest.TempPathFactory) -> ssl.SSLContext:
    """A server context with a certificate of its own making, expired besides."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = certificates.Name([certificates.NameAttribute(certificates.NameOID.COMMON_NAME, "paper.example")])
    then = datetime(2020, 1, 1, tzinfo=UTC)
    certificate = (
        certificates.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(then)
        .not_valid_after(then + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "server.pem"
    encoding = serialization.Encoding.PEM
    private = key.private_bytes(encoding, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    path.write_bytes(private + certificate.public_bytes(encoding))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    return context
