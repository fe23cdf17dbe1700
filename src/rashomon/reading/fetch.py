"""Fetching a URL: within limits of time, size and redirects, and from public addresses only."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ..errors import FetchError
from ..version import VERSION
from .addresses import addresses
from .kinds import kind_by_media, kind_by_name
from .limits import LARGEST_FETCH, MEGABYTE
from .source import Source

if TYPE_CHECKING:
    import httpx

MOST_REDIRECTS = 5
LONGEST_WAIT = 15.0
LONGEST_FETCH = 60.0
_HEADERS = {"User-Agent": f"rashomon/{VERSION}", "Accept": "text/html,application/xml;q=0.9,*/*;q=0.8"}
_REDIRECTS = {301, 302, 303, 307, 308}


def is_url(text: str) -> bool:
    """Whether an input is meant as a URL."""
    scheme, sign, rest = text.partition("://")
    return bool(sign and rest) and scheme.isascii() and scheme.isalnum() and len(scheme) > 1


def fetch(url: str, allow_private: bool = False) -> Source:
    """What stands at an http(s) URL. Raises `FetchError` in one clear sentence."""
    import httpx

    deadline = time.monotonic() + LONGEST_FETCH
    where, here = _without_secret(url), url
    try:
        for _ in range(MOST_REDIRECTS + 1):
            parsed = _checked(here, where)
            answer = _get(parsed, where, allow_private, deadline)
            if isinstance(answer, Source):
                return answer
            here = str(parsed.join(answer))
    except (httpx.InvalidURL, ValueError) as e:
        raise FetchError(where, f"it is no URL that can be fetched ({e})") from e
    raise FetchError(where, f"it redirects more than {MOST_REDIRECTS} times; give the address where it ends")


def _checked(url: str, where: str) -> httpx.URL:
    import httpx

    parsed = httpx.URL(url)
    if parsed.scheme not in ("http", "https"):
        raise FetchError(where, f"only http and https are fetched, not {parsed.scheme}; give a file instead")
    if not parsed.host:
        raise FetchError(where, "there is no host in the URL")
    if parsed.userinfo:
        raise FetchError(where, "a user name or password in a URL is not sent; save the report and give the file")
    return parsed


def _get(url: httpx.URL, where: str, allow_private: bool, deadline: float) -> Source | str:
    """What one address answers: a source, or where it leads."""
    import httpx

    host = url.raw_host.decode("ascii")
    port = url.port or (443 if url.scheme == "https" else 80)
    failed = ""
    # Proxies of the environment are not used: they would resolve the name anew, past the check.
    with httpx.Client(trust_env=False, follow_redirects=False, timeout=LONGEST_WAIT, headers=_HEADERS) as client:
        for address in addresses(host.strip("[]"), port, where, allow_private)[:4]:
            pinned = url.copy_with(host=address.split("%")[0], fragment=None)
            # The connection goes to the checked address, while Host header and certificate are those of the name.
            request = client.build_request(
                "GET", pinned, headers={"Host": url.netloc.decode("ascii")}, extensions={"sni_hostname": host}
            )
            request.extensions["timeout"] = httpx.Timeout(LONGEST_WAIT).as_dict()
            try:
                response = client.send(request, stream=True)
                try:
                    return _taken(response, url, where, deadline)
                finally:
                    response.close()
            except httpx.TimeoutException as e:
                raise FetchError(where, f"no answer within {LONGEST_WAIT:.0f} seconds; try again later") from e
            except httpx.ConnectError as e:
                failed = str(e)
            except httpx.HTTPError as e:
                raise FetchError(where, f"the connection failed ({e or type(e).__name__}); try again later") from e
    raise FetchError(where, f"no connection to {url.host} ({failed}); look at the URL, and at your connection")


def _taken(response: httpx.Response, url: httpx.URL, where: str, deadline: float) -> Source | str:
    if response.status_code in _REDIRECTS and "location" in response.headers:
        return response.headers["location"]
    if response.status_code != 200:
        status = f"{response.status_code} {response.reason_phrase}".strip()
        raise FetchError(where, f"the server answered {status}; look at the URL")
    pieces: list[bytes] = []
    size = 0
    for piece in response.iter_bytes(65536):
        size += len(piece)
        if size > LARGEST_FETCH:
            raise FetchError(where, f"it is larger than {LARGEST_FETCH // MEGABYTE} MB; save it and give the file")
        if time.monotonic() > deadline:
            raise FetchError(where, f"it took longer than {LONGEST_FETCH:.0f} seconds; save it and give the file")
        pieces.append(piece)
    path = urlsplit(str(url)).path
    kind = kind_by_media(response.headers.get("content-type")) or kind_by_name(path.rsplit("/", 1)[-1])
    address, charset = str(url.copy_with(fragment=None)), response.charset_encoding
    return Source(where=where, name=where, data=b"".join(pieces), kind=kind, url=address, charset=charset)


def _without_secret(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        return url.rsplit("@", 1)[-1]
    return parts._replace(netloc=parts.netloc.rsplit("@", 1)[-1]).geturl() if "@" in parts.netloc else url
