"""A HTTP server on 127.0.0.x that says byte for byte what a test wants, and keeps its own log of who asked when."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as the server saw it; times on the monotonic clock."""

    host: str
    path: str
    headers: dict[str, str]
    at: float


@dataclass(slots=True)
class Reply:
    """What to send: either `raw` bytes as they are, or status, headers and body; `pause` drips the body."""

    body: bytes = b""
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    content_type: str = "text/html; charset=utf-8"
    raw: bytes | None = None
    reset: bool = False
    pause: float = 0
    endless: bytes = b""

    def head(self) -> bytes:
        names = {name.lower() for name, _ in self.headers}
        lines = [f"HTTP/1.1 {self.status} Status"]
        if self.content_type and "content-type" not in names:
            lines.append(f"Content-Type: {self.content_type}")
        if "content-length" not in names and "transfer-encoding" not in names:
            lines.append(f"Content-Length: {len(self.body)}")
        lines += [f"{name}: {value}" for name, value in self.headers]
        return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1", "replace")


Handler = Callable[[Asked], Reply]


@dataclass
class Server:
    """Serves `handler` on a free port of `address` in a thread of its own; a context manager."""

    handler: Handler
    addresses: tuple[str, ...] = ("127.0.0.1",)
    ssl: object | None = None
    log: list[Asked] = field(default_factory=list)

    def __enter__(self) -> Self:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, daemon=True)
        ready = threading.Event()
        self._loop.call_soon_threadsafe(lambda: asyncio.ensure_future(self._listen(ready), loop=self._loop))
        self._thread.start()
        assert ready.wait(10)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_forever()
        for server in self._servers:
            server.close()
        tasks = asyncio.all_tasks(self._loop)
        for task in tasks:
            task.cancel()
        self._loop.run_until_complete(asyncio.gather(*tasks, return_exceptions=True))
        self._loop.close()

    async def _listen(self, ready: threading.Event) -> None:
        first = await asyncio.start_server(self._serve, self.addresses[0], 0, ssl=self.ssl)  # type: ignore[arg-type]
        self.port = first.sockets[0].getsockname()[1]
        others = [await asyncio.start_server(self._serve, a, self.port) for a in self.addresses[1:]]
        self._servers = [first, *others]
        ready.set()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while await self._answer(reader, writer):
                pass
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            writer.transport.abort()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """Answer one request; whether the connection stays open."""
        lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        headers = dict(line.split(": ", 1) for line in lines[1:] if ": " in line)
        asked = Asked(headers.get("Host", "").partition(":")[0], lines[0].split(" ")[1], headers, time.monotonic())
        self.log.append(asked)
        reply = self.handler(asked)
        if reply.reset:
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\nhalf")
            await writer.drain()
            return False
        if reply.raw is not None:
            writer.write(reply.raw)
        else:
            writer.write(reply.head())
            await self._send_body(reply, writer.write, writer.drain)
        while reply.endless:
            writer.write(reply.endless)
            await writer.drain()
            await asyncio.sleep(reply.pause)
        await writer.drain()
        return reply.raw is None

    async def _send_body(
        self, reply: Reply, write: Callable[[bytes], None], drain: Callable[[], Awaitable[None]]
    ) -> None:
        if not reply.pause:
            write(reply.body)
            return
        for start in range(0, len(reply.body), 512):
            write(reply.body[start : start + 512])
            await drain()
            await asyncio.sleep(reply.pause)
