"""Serve the sample news from loopback for as long as the demonstration runs: one port, outlets told apart by Host."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from orchestration.demo.site import Resource, Site, build_site
from orchestration.demo.stories import HERE


@dataclass(frozen=True, slots=True)
class Web:
    """A web that is being served.

    Attributes:
        sources_file: The outlets as a harvest is told of them.
        hosts: Host name → address:port, in place of DNS.
        asked: Every address asked for so far, in order.
    """

    sources_file: Path
    hosts: dict[str, str]
    asked: list[str] = field(default_factory=list)


@contextmanager
def serve() -> Iterator[Web]:
    """Serve the sample news on a free port of 127.0.0.1 until the block is left."""
    site = build_site()
    asked: list[str] = []
    with ThreadingHTTPServer(("127.0.0.1", 0), _handler(site, asked)) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            address = f"127.0.0.1:{server.server_port}"
            yield Web(HERE / "sources.yml", dict.fromkeys(site, address), asked)
        finally:
            server.shutdown()
            thread.join()


def _handler(site: Site, asked: list[str]) -> type[BaseHTTPRequestHandler]:
    """A handler class that answers from `site` and notes in `asked`."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            """Answer from the site; the same bytes are not sent twice to one who holds them."""
            host = (self.headers.get("Host") or "").partition(":")[0]
            asked.append(f"http://{host}{self.path}")
            resource = site.get(host, {}).get(self.path.partition("?")[0])
            if resource is None:
                self._answer(HTTPStatus.NOT_FOUND, b"There is nothing here.")
            elif resource.moved_to:
                self._answer(HTTPStatus.MOVED_PERMANENTLY, b"", {"Location": resource.moved_to})
            elif self._is_held(resource):
                self._answer(HTTPStatus.NOT_MODIFIED, b"", _validators(resource))
            else:
                headers = {"Content-Type": resource.content_type, **_validators(resource)}
                self._answer(HTTPStatus.OK, resource.body, headers)

        def _is_held(self, resource: Resource) -> bool:
            """If-None-Match counts before If-Modified-Since (RFC 9110 13.2.2)."""
            if tag := self.headers.get("If-None-Match"):
                return tag == resource.etag
            since = self.headers.get("If-Modified-Since")
            return since is not None and since == resource.last_modified

        def _answer(self, status: HTTPStatus, body: bytes, headers: dict[str, str] | None = None) -> None:
            self.send_response(status)
            for name, value in (headers or {}).items():
                self.send_header(name, value)
            if status is not HTTPStatus.NOT_MODIFIED:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing: the harvest keeps the log."""

    return Handler


def _validators(resource: Resource) -> dict[str, str]:
    changed = {"Last-Modified": resource.last_modified} if resource.last_modified else {}
    return {"ETag": resource.etag, **changed}
