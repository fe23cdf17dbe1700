"""Which addresses may be fetched from: public ones, so that a URL in a list cannot reach into the user's network."""

from __future__ import annotations

import ipaddress
import socket

from ..errors import FetchError

_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def addresses(host: str, port: int, where: str, allow_private: bool) -> list[str]:
    """The addresses of a host, all of them checked; the caller connects to these, and asks for no others.

    Raises `FetchError` where the host is unknown, or where one of its addresses is not public and ``allow_private`` is
    false.
    """
    found = resolve(host, port, where)
    for address in found:
        if not allow_private and not is_public(address):
            raise FetchError(where, f"{host} has the address {address}, which is not public; --allow-private allows it")
    return found


def resolve(host: str, port: int, where: str) -> list[str]:
    """The addresses that the system gives for a host, in its order, each once."""
    try:
        infos = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as e:
        raise FetchError(where, f"the host {host!r} is not known; look at its spelling and your connection") from e
    return list(dict.fromkeys(str(info[4][0]) for info in infos))


def is_public(address: str) -> bool:
    """Whether an address belongs to the public internet: not loopback, private, link-local, reserved or multicast.

    An IPv6 address that carries an IPv4 address in it (mapped, 6to4, Teredo, NAT64) is as public as that one.
    """
    ip = ipaddress.ip_address(address.split("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = _carried(ip)
        if inner:
            return all(is_public(str(i)) for i in inner)
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def _carried(ip: ipaddress.IPv6Address) -> list[ipaddress.IPv4Address]:
    if ip.ipv4_mapped:
        return [ip.ipv4_mapped]
    if ip.sixtofour:
        return [ip.sixtofour]
    if ip.teredo:
        return list(ip.teredo)
    last = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    # The deprecated IPv4-compatible form (::7f00:1) reaches the same host on some systems.
    return [last] if ip in _NAT64 or (int(ip) >> 32 == 0 and int(ip) > 1) else []
