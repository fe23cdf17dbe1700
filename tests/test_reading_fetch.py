"""URLs: what is fetched, within which limits, and which addresses are refused."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler

import pytest
from reading_makers import Answer, failure, report, reports, server

from rashomon.errors import FetchError
from rashomon.reading import addresses, fetch, read_inputs
from rashomon.records import Failure, Report

HTML = {"Content-Type": "text/html; charset=utf-8"}
seen: list[tuple[str, str | None]] = []


def answer(request: BaseHTTPRequestHandler) -> Answer:
    path = request.path
    seen.append((path, request.headers["Host"]))
    if path.startswith("/loop"):
        return 302, {"Location": path + "x"}, b""
    moved = {
        "/moved": "/story#part",
        "/ftp": "ftp://wire.example/x",
        "/inward": "http://10.0.0.1/x",
        "/file": "file:///etc/passwd",
        "/odd": "http://[::1/x",
    }
    if path in moved:
        return 301, {"Location": moved[path]}, b""
    pages: dict[str, Answer] = {
        "/story": (200, HTML, "<html><title>T</title><p>Rebels “shot” two.</p></html>".encode()),
        "/latin": (200, {"Content-Type": "text/plain; charset=iso-8859-1"}, b"Caf\xe9 men came."),
        "/feed": (
            200,
            {"Content-Type": "application/rss+xml"},
            b'<rss version="2.0"><channel><item><title>Rebels came.</title></item></channel></rss>',
        ),
        "/t.csv": (200, {"Content-Type": "application/octet-stream"}, b"id,text\n1,One\n,Two\n"),
        "/packed": (200, {"Content-Type": "text/plain", "Content-Encoding": "gzip"}, gzip.compress(b"Rebels came.")),
        "/bomb": (200, {"Content-Type": "text/plain", "Content-Encoding": "gzip"}, gzip.compress(b"a" * 21_000_000)),
        "/empty": (200, HTML, b""),
        "/image": (200, {"Content-Type": "image/png"}, b"\x89PNG\r\n\x1a\n"),
        "/cut": (200, {"Content-Length": "500"}, b"Rebels"),
    }
    return pages.get(path, (404, HTML, b"<p>Not here</p>"))


@pytest.fixture(scope="module")
def base() -> Iterator[str]:
    with server(answer) as url:
        yield url


def get(url: str) -> list[Report | Failure]:
    return list(read_inputs([url], allow_private=True))


def test_a_page_is_fetched(base: str) -> None:
    r = report(get(base + "/story"))
    assert (r.name, r.url, r.text, r.title) == (base + "/story", base + "/story", "Rebels “shot” two.", "T")


def test_a_redirect_is_followed_and_its_end_is_the_address(base: str) -> None:
    r = report(get(base + "/moved"))
    assert (r.name, r.url) == (base + "/moved", base + "/story")


def test_kind_and_encoding_come_from_the_header(base: str) -> None:
    assert report(get(base + "/latin")).text == "Café men came."
    assert report(get(base + "/feed")).text == "Rebels came."
    assert report(get(base + "/packed")).text == "Rebels came."
    assert [r.name for r in reports(get(base + "/t.csv"))] == ["1", base + "/t.csv:3"]


@pytest.mark.parametrize(
    ("path", "words"),
    [("/none", "404 Not Found"), ("/loop", "more than 5 times"), ("/ftp", "not ftp"), ("/file", "not file"), ("/bomb", "larger than 20 MB"),
     ("/empty", "empty"), ("/image", "no reader knows"), ("/odd", "Invalid"), ("/cut", "connection failed")],
)  # fmt: skip
def test_what_cannot_be_fetched_is_one_failure(base: str, path: str, words: str) -> None:
    f = failure(get(base + path))
    assert words in f.reason and f.where == base + path and "\n" not in f.reason


def test_private_addresses_are_refused_without_the_flag(base: str) -> None:
    seen.clear()
    for url in (
        base + "/story",
        base.replace("127.0.0.1", "localhost"),
        "http://[::1]/",
        "http://0x7f.1/",
        "http://169.254.169.254/latest",
        "http://10.1.2.3:8080/",
    ):
        assert "not public" in failure(list(read_inputs([url]))).reason
    assert seen == []


def test_each_hop_is_checked(base: str, monkeypatch: pytest.MonkeyPatch) -> None:
    public = addresses.is_public
    monkeypatch.setattr(addresses, "is_public", lambda a: a == "127.0.0.1" or public(a))
    assert "10.0.0.1, which is not public" in failure(list(read_inputs([base + "/inward"]))).reason
    assert report(list(read_inputs([base + "/moved"]))).title == "T"


def test_the_checked_address_is_the_one_connected_to(base: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def resolve(host: str, port: int, where: str) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["10.0.0.1"]

    monkeypatch.setattr(addresses, "resolve", resolve)
    seen.clear()
    port = base.rsplit(":", 1)[1]
    r = report(get(f"http://news.example:{port}/story"))
    assert r.url == f"http://news.example:{port}/story" and r.outlet == "news.example"
    assert asked == ["news.example"] and seen == [("/story", f"news.example:{port}")]


def test_a_host_with_one_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "resolve", lambda *a: ["93.184.216.34", "192.168.0.1"])
    with pytest.raises(FetchError, match=r"192\.168\.0\.1"):
        addresses.addresses("news.example", 80, "u", allow_private=False)


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "127.9.9.9", "0.0.0.0", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255",
     "192.0.2.1", "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1", "2001:db8::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::",
     "2002:a00:1::",
     "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "::7f00:1"],
)  # fmt: skip
def test_addresses_that_are_not_public(address: str) -> None:
    assert not addresses.is_public(address)


@pytest.mark.parametrize(
    "address", ["1.1.1.1", "93.184.216.34", "2606:4700:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_addresses_that_are_public(address: str) -> None:
    assert addresses.is_public(address)


@pytest.mark.parametrize(
    ("url", "words"),
    [("ftp://wire.example/x", "not ftp"), ("file:///etc/passwd", "not file"), ("http:///x", "no host"), ("http://a.example:99999/", "no "),
     ("https://[::1/", "no URL")],
)  # fmt: skip
def test_odd_urls_are_refused(url: str, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        addresses, "resolve", lambda host, port, where: (_ for _ in ()).throw(FetchError(where, "no such host"))
    )
    assert words in failure(list(read_inputs([url]))).reason


def test_secrets_of_a_url_are_neither_sent_nor_shown() -> None:
    f = failure(list(read_inputs(["http://user:hush@wire.example/x"])))
    assert "not sent" in f.reason and "hush" not in f.where + f.reason


def test_nobody_there_is_one_failure() -> None:
    with server(answer) as url:
        pass
    assert "no connection" in failure(get(url + "/story")).reason


def test_slow_answers_end(base: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "LONGEST_FETCH", -1.0)
    assert "took longer" in failure(get(base + "/story")).reason


@pytest.mark.parametrize(
    ("text", "is_url"),
    [
        ("http://a", True),
        ("HTTPS://a", True),
        ("ftp://a", True),
        ("C:\\x", False),
        ("a.txt", False),
        ("://x", False),
        ("http://", False),
    ],
)
def test_urls_are_told_from_paths(text: str, is_url: bool) -> None:
    assert fetch.is_url(text) is is_url
