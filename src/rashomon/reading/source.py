"""One input's bytes, wherever they come from: a file, standard input, a URL."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from ..errors import EmptyReport, InputError
from .kinds import HEAD, Kind, kind_by_content
from .limits import LARGEST_FILE, LARGEST_STDIN, MEGABYTE
from .text import decode


@dataclass(frozen=True, slots=True)
class Source:
    """An input: ``where`` names it in messages, ``name`` its report; its bytes are ``data`` or stand in ``path``.

    ``kind`` is set where name or media type tell it; ``charset`` is what a header tells of the encoding.
    """

    where: str
    name: str
    path: Path | None = None
    data: bytes | None = None
    kind: Kind | None = None
    url: str | None = None
    charset: str | None = None

    def open(self) -> BinaryIO:
        """A seekable stream of the bytes."""
        if self.path is None:
            return io.BytesIO(self.data or b"")
        return self.path.open("rb")

    def read(self) -> bytes:
        """All bytes; raises `InputError` where they are too many, `EmptyReport` where there are none."""
        with self.open() as stream:
            data = read_up_to(stream, LARGEST_FILE, self.where)
        if not data:
            raise EmptyReport(self.where, "it is empty; give the words of a report")
        return data

    def text(self) -> str:
        """All of it, decoded."""
        return decode(self.read(), self.charset)

    def sniffed(self) -> Kind | None:
        """The kind that its first bytes tell."""
        with self.open() as stream:
            return kind_by_content(stream.read(HEAD))


def read_up_to(stream: BinaryIO, limit: int, where: str) -> bytes:
    """The rest of a stream; raises `InputError` where it is longer than ``limit`` bytes."""
    pieces: list[bytes] = []
    left = limit + 1
    while left > 0:
        piece = stream.read(min(left, MEGABYTE))
        if not piece:
            break
        pieces.append(piece)
        left -= len(piece)
    if left <= 0:
        raise InputError(where, f"it is larger than {limit // MEGABYTE} MB; split it, or give it as JSON lines")
    return b"".join(pieces)


def from_stream(stream: BinaryIO, where: str, name: str) -> Source:
    """A source of what a pipe or standard input gives, read to its end."""
    return Source(where=where, name=name, data=read_up_to(stream, LARGEST_STDIN, where))
