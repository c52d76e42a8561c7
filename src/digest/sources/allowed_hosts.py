"""Decide which network addresses may be connected to: public ones, and those allowed in the settings."""

from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Self

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

# Written out, because `is_global` differs between versions of Python (IANA special-purpose registries, 2025).
_SPECIAL: tuple[Network, ...] = tuple(
    ip_network(text)
    for text in """0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24
    192.31.196.0/24 192.52.193.0/24 192.88.99.0/24 192.168.0.0/16 192.175.48.0/24 198.18.0.0/15 198.51.100.0/24
    203.0.113.0/24 224.0.0.0/4 240.0.0.0/4 ::/96 64:ff9b:1::/48 100::/32 2001::/23 2001:db8::/32 2620:4f:8000::/48
    3fff::/20 5f00::/16 fc00::/7 fe80::/10 fec0::/10 ff00::/8""".split()
)
# Networks with an IPv4 address in the last 32 bits: NAT64 (RFC 6052), and IPv4-translated (RFC 2765).
_EMBEDDING = (IPv6Network("64:ff9b::/96"), IPv6Network("::ffff:0:0:0/96"))


def is_public(address: Address) -> bool:
    """Return whether an address is on the public internet; an address with an embedded IPv4 one is judged by that.

    >>> is_public(ip_address("93.184.216.34")), is_public(ip_address("::ffff:10.0.0.1"))
    (True, False)
    """
    inner = _inner(address)
    if inner is not None:
        return is_public(inner)
    return not any(address in network for network in _SPECIAL if network.version == address.version)


def _inner(address: Address) -> IPv4Address | None:
    """Return the IPv4 address in an IPv6 one: embedded, mapped, 6to4 (RFC 3056), Teredo's client (RFC 4380)."""
    if isinstance(address, IPv4Address):
        return None
    if any(address in network for network in _EMBEDDING):
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)


@dataclass(frozen=True, slots=True)
class Allowed:
    """Hosts, allowed by name at any address, and networks, both in addition to the public internet."""

    hosts: frozenset[str] = frozenset()
    networks: tuple[Network, ...] = ()

    @classmethod
    def of(cls, items: Iterable[str]) -> Self:
        """Parse the items of [fetch] allow: "nas.home", "192.168.0.0/16", "::1".  Raises ValueError for a bad item."""
        hosts, networks = set(), []
        for item in map(str.strip, items):
            bare = item.strip("[]")
            try:
                networks.append(ip_network(bare))
            except ValueError as error:
                if "/" in bare or not bare:
                    raise ValueError(f"{item!r} is neither a host nor a network such as 192.168.0.0/16") from error
                hosts.add(bare.lower().rstrip("."))
        return cls(frozenset(hosts), tuple(networks))

    def permits(self, host: str, address: Address) -> bool:
        """Return whether `host`, which is at `address`, may be connected to."""
        if host.lower().rstrip(".") in self.hosts or is_public(address):
            return True
        inner = _inner(address)
        return any(at in net for net in self.networks for at in (address, inner) if at and at.version == net.version)


def address_of(text: str) -> Address:
    """Parse an address from the resolver, dropping the zone of a link-local address."""
    return ip_address(text.partition("%")[0])
