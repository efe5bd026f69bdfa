"""Which addresses may be reached: none that is private, local, link-local, shared, metadata or otherwise not public.

The check stands where the connection is made. Every DNS answer is checked before any of its addresses is tried, and the
socket is only made for an address that passes, so an answer that changes between check and connection (DNS rebinding)
gains nothing. Redirects come through here again, for each is a new connection.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from collections.abc import Mapping
from typing import Any

from aiohttp import ThreadedResolver
from aiohttp.abc import AbstractResolver, ResolveResult

from ingest.harvest.failures import PermanentFetchError

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
_NAT64 = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052: an IPv4 address in the last 32 bits


def is_reachable(text: str, *, allow_loopback: bool = False) -> bool:
    """Whether an address may be connected to: globally routable unicast, seen through IPv4-in-IPv6 forms."""
    try:
        address = _embedded(ipaddress.ip_address(text.partition("%")[0]))
    except ValueError:
        return False
    if address.is_loopback:
        return allow_loopback
    is_site_local = isinstance(address, ipaddress.IPv6Address) and address.is_site_local  # fec0::/10, RFC 3879
    return address.is_global and not (address.is_multicast or address.is_reserved or is_site_local)


def _embedded(address: IPAddress) -> IPAddress:
    """Return the IPv4 address that an IPv6 one stands for (mapped, 6to4, Teredo, NAT64), else the address."""
    if not isinstance(address, ipaddress.IPv6Address):
        return address
    if address.ipv4_mapped:
        return address.ipv4_mapped
    if address.sixtofour:
        return address.sixtofour
    if address.teredo:
        return address.teredo[1]
    if address in _NAT64 or (int(address) >> 32 == 0 and int(address) > 1):
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address


def refuse(host: str, address: str) -> PermanentFetchError:
    """Return the error that says an address must not be reached."""
    return PermanentFetchError("blocked_address", f"{host} is at {address[:60]}, which is not a public address")


class RefusedAddressError(OSError):
    """Raised where the socket would be made; an OSError, as the connector expects of a connection that fails."""


class GuardedResolver(AbstractResolver):
    """Resolves names through DNS, or through a fixed table, and refuses a name with any address that is not public."""

    def __init__(
        self, fixed: Mapping[str, tuple[str, int]], *, allow_loopback: bool, dns: AbstractResolver | None = None
    ) -> None:
        self._fixed = fixed
        self._allow_loopback = allow_loopback
        self._dns = dns or ThreadedResolver()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """Return the addresses of `host`. Raises PermanentFetchError, OSError when the name is not known."""
        if host in self._fixed:
            address, port = self._fixed[host]
            answers = [_result(host, address, port)]
        else:
            answers = await self._dns.resolve(host, port, family)
        for answer in answers:
            if not is_reachable(answer["host"], allow_loopback=self._allow_loopback):
                raise refuse(host, answer["host"])
        return answers

    async def close(self) -> None:
        """Nothing is held."""
        await asyncio.sleep(0)


def _result(host: str, address: str, port: int) -> ResolveResult:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    return ResolveResult(hostname=host, host=address, port=port, family=family, proto=0, flags=socket.AI_NUMERICHOST)


def guarded_socket(*, allow_loopback: bool) -> Any:  # noqa: ANN401 - aiohttp.connector.SocketFactoryType is not public
    """Return a socket factory that makes no socket for an address that must not be reached."""

    def make(info: tuple[Any, ...]) -> socket.socket:
        family, kind, protocol, _, address = info
        if not is_reachable(str(address[0]), allow_loopback=allow_loopback):
            raise RefusedAddressError("the address is not a public one")
        return socket.socket(family, kind, protocol)

    return make
