"""No address that is not public is connected to, however it is written, resolved or reached."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable

import pytest
from aiohttp.abc import AbstractResolver, ResolveResult

from ingest.harvest.addresses import GuardedResolver, RefusedAddressError, guarded_socket, is_reachable
from ingest.harvest.client import Client
from ingest.harvest.failures import PermanentFetchError
from ingest.harvest.messages import Request
from ingest.harvest.settings import HarvestSettings
from tests.webs.server import Asked, Reply, Server

REFUSED = [
    *("127.0.0.1", "127.255.255.254", "0.0.0.0", "10.0.0.1", "172.16.0.1", "172.31.255.255"),
    *("192.168.1.1", "169.254.169.254", "100.64.0.1", "192.0.2.1", "198.18.0.1", "224.0.0.1"),
    *("240.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0"),
    *("fc00::1", "fd12:3456::1", "fec0::1", "ff02::1", "::ffff:10.0.0.1", "::ffff:127.0.0.1"),
    *("::ffff:169.254.169.254", "64:ff9b::10.0.0.1", "::10.0.0.1", "2002:0a00:0001::", "2001:db8::1", "fd00:ec2::254"),
    *("not-an-address",),
]


@pytest.mark.parametrize("address", REFUSED)
def test_addresses_that_are_not_public_are_refused(address: str) -> None:
    assert not is_reachable(address)


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "2606:2800:220:1::1", "::ffff:93.184.216.34", "64:ff9b::5db8:d822"]
)
def test_public_addresses_are_reachable(address: str) -> None:
    assert is_reachable(address)


def test_loopback_is_reachable_by_setting_only_and_nothing_else_with_it() -> None:
    assert is_reachable("127.0.0.5", allow_loopback=True)
    assert is_reachable("::1", allow_loopback=True)
    assert not is_reachable("10.0.0.1", allow_loopback=True)
    assert not is_reachable("169.254.169.254", allow_loopback=True)


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1", "[::1]", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.0.1", "169.254.169.254", "100.64.0.1"),
        *("[fc00::1]", "[fe80::1]", "[::ffff:10.0.0.1]", "localhost", "2130706433", "0x7f.1", "127.1", "0177.0.0.1"),
    ],
)
def test_urls_of_private_hosts_are_refused_before_connecting(host: str) -> None:
    async def fetch() -> None:
        async with Client(HarvestSettings(contact="desk@paper.example", attempts=1)) as client:
            await client.fetch(Request(f"http://{host}/"))

    with pytest.raises(PermanentFetchError) as failure:
        asyncio.run(fetch())
    assert failure.value.reason in ("blocked_address", "bad_url")


class Dns(AbstractResolver):
    """A DNS that answers what a test says."""

    def __init__(self, *addresses: str) -> None:
        self._addresses = addresses

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        return [
            ResolveResult(hostname=host, host=a, port=port, family=family, proto=0, flags=0) for a in self._addresses
        ]

    async def close(self) -> None:
        pass


@pytest.mark.parametrize("answers", [("10.0.0.1",), ("93.184.216.34", "10.0.0.1"), ("93.184.216.34", "::1")])
def test_a_name_with_any_private_answer_is_refused(answers: tuple[str, ...]) -> None:
    resolver = GuardedResolver({}, allow_loopback=False, dns=Dns(*answers))
    with pytest.raises(PermanentFetchError, match="not a public address"):
        asyncio.run(resolver.resolve("mixed.example", 80))


def test_a_name_with_public_answers_is_resolved() -> None:
    resolver = GuardedResolver({}, allow_loopback=False, dns=Dns("93.184.216.34"))
    assert [a["host"] for a in asyncio.run(resolver.resolve("public.example", 80))] == ["93.184.216.34"]


def test_the_socket_itself_is_refused_when_dns_changes_its_mind_after_the_check() -> None:
    make = guarded_socket(allow_loopback=False)
    with pytest.raises(RefusedAddressError):
        make((socket.AF_INET, socket.SOCK_STREAM, 0, "", ("10.0.0.1", 80)))


@pytest.mark.parametrize("target", ["http://10.0.0.1/", "http://[::ffff:169.254.169.254]/latest/", "http://0.0.0.0/"])
def test_a_redirect_to_a_private_address_is_refused_at_that_hop(
    target: str, settings: Callable[..., HarvestSettings]
) -> None:
    async def fetch(port: int) -> None:
        async with Client(settings({"paper.example": ("127.0.0.1", port)})) as client:
            await client.fetch(Request("http://paper.example/"))

    def redirect(asked: Asked) -> Reply:
        return Reply(status=302, headers=(("Location", target),))

    with Server(redirect) as server, pytest.raises(PermanentFetchError, match="not a public address"):
        asyncio.run(fetch(server.port))


def test_a_client_whose_resolver_is_deceived_still_connects_to_nobody_private(monkeypatch: pytest.MonkeyPatch) -> None:
    async def deceived(resolver: GuardedResolver, host: str, port: int = 0, family: int = 0) -> list[ResolveResult]:
        return await Dns("10.0.0.1", "127.0.0.1").resolve(host, port)

    async def fetch() -> None:
        async with Client(HarvestSettings(contact="desk@paper.example", attempts=1)) as client:
            await client.fetch(Request("http://rebound.example/"))

    monkeypatch.setattr(GuardedResolver, "resolve", deceived)
    with pytest.raises(PermanentFetchError, match="not a public address"):
        asyncio.run(fetch())
