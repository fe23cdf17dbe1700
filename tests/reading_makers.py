"""Makes the inputs of the reading tests: small PDF files, web archives and a local server."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any

from rashomon.reading import read_inputs
from rashomon.records import Failure, Report

Answer = tuple[int, dict[str, str], bytes]


def read_bytes(data: bytes | str, **options: Any) -> list[Report | Failure]:
    """What standard input with these bytes gives."""
    return list(read_inputs(["-"], stdin=BytesIO(data.encode() if isinstance(data, str) else data), **options))


def read_file(path: Path, data: bytes | str, **options: Any) -> list[Report | Failure]:
    """What a file with these bytes gives."""
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return list(read_inputs([str(path)], **options))


def report(found: Sequence[Report | Failure]) -> Report:
    """The only report that was found."""
    assert len(found) == 1 and isinstance(found[0], Report), found
    return found[0]


def failure(found: Sequence[Report | Failure]) -> Failure:
    """The only failure that was found."""
    assert len(found) == 1 and isinstance(found[0], Failure), found
    return found[0]


def reports(found: Sequence[Report | Failure]) -> list[Report]:
    return [r for r in found if isinstance(r, Report)]


def failures(found: Sequence[Report | Failure]) -> list[Failure]:
    return [f for f in found if isinstance(f, Failure)]


def pdf(pages: Sequence[Sequence[str]], info: dict[str, str] | None = None) -> bytes:
    """A PDF file with these lines on its pages."""
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    kids: list[str] = []
    for lines in pages:
        shown = "\n".join(f"({_escaped(line)}) Tj T*" for line in lines)
        stream = f"BT /F1 11 Tf 14 TL 50 780 Td\n{shown}\nET".encode("cp1252")
        objects.append(b"<< /Length %d >>\nstream\n" % len(stream) + stream + b"\nendstream")
        font = "<< /Font << /F1 3 0 R >> >>"
        box = f"/MediaBox [0 0 595 842] /Contents {len(objects)} 0 R /Resources {font}"
        objects.append(f"<< /Type /Page /Parent 2 0 R {box} >>".encode())
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    objects.append(
        ("<< " + " ".join(f"/{k} ({_escaped(v)})" for k, v in (info or {}).items()) + " >>").encode("cp1252")
    )
    return _assembled(objects)


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _assembled(objects: Sequence[bytes]) -> bytes:
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % o for o in offsets)
    size = len(objects) + 1
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size + table
    return out + b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, size - 1, start)


def warc_response(url: str, body: bytes, media: str = "text/html; charset=utf-8", status: str = "200 OK") -> bytes:
    """A response record of a web archive."""
    http = f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    return warc_record("response", url, http, "application/http; msgtype=response")


def warc_record(kind: str, url: str, block: bytes, media: str) -> bytes:
    """A record of a web archive."""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2031-01-01T00:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{abs(hash((kind, url))) % 10**12:012d}>\r\n"
        f"Content-Type: {media}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


@contextmanager
def server(answer: Callable[[BaseHTTPRequestHandler], Answer]) -> Iterator[str]:
    """A server on the loopback address: ``answer`` gives status, headers and body of a request."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, headers, body = answer(self)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            if "Content-Length" not in headers:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            try:
                self.wfile.write(body)
            except OSError:  # the reader went away: it had enough
                self.close_connection = True

        def log_message(self, format: str, *args: Any) -> None:
            """Says nothing."""

    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{httpd.server_address[1]}"
    finally:
        httpd.shutdown()
        httpd.server_close()
        thread.join()
