"""HTTP for a crawler: one GET, polite, bounded in every direction, to public addresses only.

Belongs here: connections, limits, redirects, retries and what an answer is worth. Not here: requests and answers
themselves (`ingest.harvest.messages`), which URL is fetched when (`ingest.harvest.run`), robots rules
(`ingest.harvest.robots`) and the addresses (`ingest.harvest.addresses`).
No cookies, no proxies from the environment, no verification off, no scheme but http and https.
"""

from __future__ import annotations

import asyncio
import random
import ssl
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Self

import aiohttp
from aiohttp import ClientTimeout, DummyCookieJar, TCPConnector
from aiohttp.connector import Connection
from yarl import URL

from ingest.errors import InvalidInputError
from ingest.harvest.addresses import GuardedResolver, RefusedAddressError, guarded_socket, is_reachable, refuse
from ingest.harvest.failures import FetchError, PermanentFetchError, TransientFetchError
from ingest.harvest.gates import HostGate
from ingest.harvest.messages import Answer, Request
from ingest.harvest.settings import HarvestSettings
from ingest.landing.encodings import decode_content
from ingest.landing.records import Exchange, header
from ingest.urls import host_of, web_url

ACCEPT_ENCODING = "gzip, deflate, br, zstd"
REDIRECTS = frozenset({301, 302, 303, 307, 308})
RETRIED_STATUS = frozenset({408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524})
_SECRET_HEADERS = frozenset({"authorization", "proxy-authorization", "cookie"})
_NETWORK_FAILURES: tuple[tuple[tuple[type[Exception], ...], str, str], ...] = (
    ((TimeoutError,), "timeout", "takes too long"),
    ((aiohttp.ClientConnectorDNSError,), "dns", "the host is not known to DNS"),
    ((aiohttp.ClientSSLError, ssl.SSLError), "tls", "TLS fails, and it is not fetched without"),
    ((aiohttp.ClientPayloadError,), "truncated", "ends before its announced end"),
    ((aiohttp.ClientResponseError, ValueError), "bad_answer", "the answer is not HTTP that can be read"),
)


class _Response(aiohttp.ClientResponse):
    """A response that remembers whom it came from; the connection is given back before we could ask."""

    async def start(self, connection: Connection) -> aiohttp.ClientResponse:
        transport = connection.transport
        peer = transport.get_extra_info("peername") if transport else None
        self.peer: str | None = peer[0] if peer else None
        return await super().start(connection)


class Client:
    """An HTTP client for one harvest; an async context manager."""

    def __init__(self, settings: HarvestSettings) -> None:
        self._settings = settings
        self._gates: dict[str, HostGate] = {}

    async def __aenter__(self) -> Self:
        connector = TCPConnector(
            resolver=GuardedResolver(self._settings.resolve, allow_loopback=self._settings.allow_loopback),
            socket_factory=guarded_socket(allow_loopback=self._settings.allow_loopback),
            limit=4 * self._settings.concurrency,
            ttl_dns_cache=300,
        )
        self._session = aiohttp.ClientSession(
            connector=connector,
            cookie_jar=DummyCookieJar(),
            response_class=_Response,
            auto_decompress=False,
            trust_env=False,
            timeout=ClientTimeout(total=None, sock_connect=self._settings.connect_timeout),
            headers={"User-Agent": self._settings.user_agent, "Accept-Encoding": ACCEPT_ENCODING},
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._session.close()

    def gate(self, url: str) -> HostGate:
        """Return the turnstile of the URL's host."""
        host = host_of(url)
        if host not in self._gates:
            settings = self._settings
            self._gates[host] = HostGate(host, max_wait=settings.max_wait, max_failures=settings.max_host_failures)
        return self._gates[host]

    async def fetch(self, request: Request) -> Answer:
        """GET a URL, following redirects.

        Raises:
            PermanentFetchError: `blocked_address`, `bad_url`, `bad_redirect`, `too_many_redirects`, `too_large`,
                `decoded_too_large`, `unknown_encoding`, `http_4xx` (the status), and what `permit` raises.
            TransientFetchError: `timeout`, `connection`, `dns`, `tls`, `bad_answer`, `truncated`, `broken_encoding`,
                `http_429`, `http_5xx` (the status), `host_unavailable`.
        """
        url, hops = web_url(request.url), []
        if url is None:
            raise PermanentFetchError("bad_url", f"{request.url[:200]!r} is not a full http:// or https:// URL")
        for _ in range(self._settings.max_redirects + 1):
            if request.permit is not None:
                await request.permit(url)
            exchange, content, seconds = await self._fetch_patiently(url, request)
            hops.append(exchange)
            if exchange.status in REDIRECTS:
                url = _next_hop(exchange)
                continue
            return Answer(tuple(hops), content, seconds)
        detail = f"{request.url} redirects more than {self._settings.max_redirects} times"
        raise PermanentFetchError("too_many_redirects", detail)

    async def _fetch_patiently(self, url: str, request: Request) -> tuple[Exchange, bytes, float]:
        """GET one hop, trying again after transient failures with doubling waits and jitter."""
        gate, settings = self.gate(url), self._settings
        for attempt in range(1, settings.attempts + 1):
            try:
                async with gate.turn():
                    exchange, seconds = await self._fetch_once(url, request)
                _raise_for_status(exchange)
                content = self._decoded(exchange, request)
                gate.succeeded()
                return exchange, content, seconds
            except TransientFetchError as error:
                if error.reason != "host_unavailable":
                    gate.failed(error)
                if attempt == settings.attempts or error.reason == "host_unavailable":
                    raise
            except PermanentFetchError as error:
                gate.failed(error)
                raise
            wait = settings.backoff * 2 ** (attempt - 1) * (0.5 + random.random())  # noqa: S311 - jitter, no secret
            await asyncio.sleep(min(wait, settings.max_wait))
        raise AssertionError("attempts is at least 1")

    async def _fetch_once(self, url: str, request: Request) -> tuple[Exchange, float]:
        _check_literal(url, allow_loopback=self._settings.allow_loopback)
        loop = asyncio.get_running_loop()
        started = loop.time()
        try:
            async with asyncio.timeout(self._settings.total_timeout):
                exchange = await self._exchange(url, request)
        except (TimeoutError, aiohttp.ClientError, OSError, ValueError) as error:
            raise _as_fetch_error(url, error) from error
        return exchange, loop.time() - started

    async def _exchange(self, url: str, request: Request) -> Exchange:
        at = datetime.now(UTC)
        headers = _request_headers(url, request)
        async with self._session.get(URL(url, encoded=True), headers=headers, allow_redirects=False) as response:
            body = b"" if response.status in REDIRECTS else await self._read(url, response, request)
            return Exchange(
                url=url,
                at=at,
                request_headers=[
                    (k, v) for k, v in response.request_info.headers.items() if k.lower() not in _SECRET_HEADERS
                ],
                status=response.status,
                reason=response.reason or "",
                headers=[(k.decode("latin-1"), v.decode("latin-1")) for k, v in response.raw_headers],
                body=body,
                ip_address=getattr(response, "peer", None),
            )

    async def _read(self, url: str, response: aiohttp.ClientResponse, request: Request) -> bytes:
        limit = request.max_body or self._settings.max_body
        body = bytearray()
        async for chunk in response.content.iter_chunked(64 * 1024):
            body += chunk
            if len(body) > limit:
                response.close()
                if request.truncate:
                    return bytes(body[:limit])
                raise PermanentFetchError("too_large", f"{url} sends more than {limit:,} bytes")
        return bytes(body)

    def _decoded(self, exchange: Exchange, request: Request) -> bytes:
        coding = header(exchange.headers, "content-encoding") or ""
        try:
            return decode_content(exchange.body, coding, request.max_decoded or self._settings.max_decoded)
        except InvalidInputError as error:
            kind = TransientFetchError if error.reason == "broken_encoding" else PermanentFetchError
            raise kind(error.reason, f"{exchange.url}: {error.detail}") from error


def _request_headers(url: str, request: Request) -> Mapping[str, str]:
    headers = {"Accept": request.accept}
    if request.etag:
        headers["If-None-Match"] = request.etag
    if request.last_modified:
        headers["If-Modified-Since"] = request.last_modified
    if request.authorization and host_of(url) == host_of(request.url) and url.startswith("https:"):
        headers["Authorization"] = request.authorization
    return headers


def _check_literal(url: str, *, allow_loopback: bool) -> None:
    """Refuse an address written into the URL before anything is asked of it."""
    host = host_of(url)
    is_literal = ":" in host or host.replace(".", "").isdigit()
    if is_literal and not is_reachable(host, allow_loopback=allow_loopback):
        raise refuse(host, host)


def _next_hop(exchange: Exchange) -> str:
    location = header(exchange.headers, "location")
    url = web_url(location, base=exchange.url)
    if url is None:
        raise PermanentFetchError("bad_redirect", f"{exchange.url} redirects to {(location or 'nowhere')[:80]!r}")
    return url


def _raise_for_status(exchange: Exchange) -> None:
    status = exchange.status
    if status in REDIRECTS or status == 304 or 200 <= status < 300:
        return
    detail = f"{exchange.url} answers {status}"
    if status in RETRIED_STATUS:
        raise TransientFetchError(f"http_{status}", detail, _retry_after(exchange))
    raise PermanentFetchError(f"http_{status}", detail)


def _retry_after(exchange: Exchange) -> float | None:
    """Seconds the server asks us to wait (RFC 9110 10.2.3: a number or a date); None when it does not say."""
    text = (header(exchange.headers, "retry-after") or "").strip()
    if text.isdigit():
        return float(text[:12])
    try:
        return max(0.0, (parsedate_to_datetime(text).astimezone(UTC) - datetime.now(UTC)).total_seconds())
    except (ValueError, OverflowError):
        return None


def _as_fetch_error(url: str, error: Exception) -> FetchError:
    """Put a failure of the network into our types."""
    if isinstance(error, aiohttp.InvalidURL):
        return PermanentFetchError("bad_url", f"{url[:200]} cannot be asked for")
    if isinstance(getattr(error, "os_error", None), RefusedAddressError):
        return refuse(host_of(url), "an address given after the check")
    for kinds, reason, trouble in _NETWORK_FAILURES:
        if isinstance(error, kinds):
            return TransientFetchError(reason, f"{url}: {trouble}")
    return TransientFetchError("connection", f"{url}: {type(error).__name__}")
