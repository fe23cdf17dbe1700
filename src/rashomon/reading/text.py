"""Bytes to text, and the few repairs that a text may need.

A sane text is stored as it is, neither stripped nor re-wrapped nor normalised, since every offset counts in it.
"""

from __future__ import annotations

import codecs
import re
from functools import lru_cache
from typing import TYPE_CHECKING, BinaryIO

from .limits import MEGABYTE

if TYPE_CHECKING:
    from ftfy import TextFixerConfig

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WEB_NAMES = re.compile(
    r"utf-?(?:8|16|32)|iso-?8859|windows-|cp\d|koi8|gb|big5|shift|sjis|euc|mac|us-ascii|ascii|latin|tis", re.I
)
_ALSO_WINDOWS = {"ascii", "iso8859-1"}
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
_SAMPLE = 200_000
_FEW_HIGH_BYTES = 0.12
_LINES = re.compile(r"[^\n]*\n|[^\n]+")
_SPACES = re.compile(r"\s+")


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of ``data``, without a byte order mark; bytes that stand for nothing become U+FFFD.

    ``declared`` is the encoding that a header or a page names; UTF-8 that is valid goes before it.
    """
    return data.decode(encoding_of(data, declared), "replace")


def encoding_of(data: bytes, declared: str | None = None) -> str:
    """The codec to read ``data`` with: by byte order mark, as UTF-8, as declared, or by how the bytes are spread."""
    for mark, codec in _BOMS:
        if data.startswith(mark):
            return codec
    wide = _wide(data)
    if wide:
        return wide
    stated = _known(declared)
    if stated and stated.startswith("iso2022") and b"\x1b" in data:
        return stated
    if _is_utf8(data):
        return "utf-8"
    return stated if stated and stated != "utf-8" else _guess(data)


def stream_encoding(stream: BinaryIO) -> str:
    """The codec of a whole seekable stream, which is read in pieces and set back to its start."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    first = stream.read(MEGABYTE)
    codec = encoding_of(first[:_SAMPLE])
    piece = first
    try:
        if codec != "utf-8":
            return encoding_of(first)
        while piece:
            decoder.decode(piece)
            piece = stream.read(MEGABYTE)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return encoding_of(piece)
    finally:
        stream.seek(0)
    return codec


def scrub(text: str) -> str:
    """``text`` with U+FFFD for each NUL and lone surrogate: neither can be stored everywhere, and no offset moves."""
    return _UNSTORABLE.sub("\ufffd", text)


def repair(text: str) -> str:
    """``text`` with mojibake undone (ftfy), and nothing else: quotes, widths, accents and line ends stay.

    Each line is looked at by itself, since a text may be damaged in part.
    """
    if text.isascii():
        return text
    from ftfy import fix_encoding
    from ftfy.badness import is_bad

    if not is_bad(text):
        return text
    return "".join(fix_encoding(line, _only_mojibake()) if is_bad(line) else line for line in _LINES.findall(text))


def one_line(value: str | None) -> str | None:
    """A title, a name or the like: its spaces collapsed, its mojibake undone; ``None`` where nothing is left."""
    if value is None:
        return None
    return _SPACES.sub(" ", repair(scrub(value))).strip() or None


@lru_cache(maxsize=1)
def _only_mojibake() -> TextFixerConfig:
    from ftfy import TextFixerConfig

    return TextFixerConfig(
        fix_encoding=True, restore_byte_a0=True, replace_lossy_sequences=True, decode_inconsistent_utf8=True,
        fix_c1_controls=False, explain=False,
    )  # fmt: skip


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: in European text every second byte is NUL."""
    head = data[:4000]
    half = len(head) // 2
    if half < 2:
        return None
    even, odd = head[0::2].count(0) / half, head[1::2].count(0) / half
    if odd > 0.4 and even < 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > 0.4 and odd < 0.1 else None


def _is_utf8(data: bytes) -> bool:
    """Whether it is UTF-8, but for a damaged place here and there."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
        damaged = text.count("\ufffd")
        return sum(c > "\x7f" for c in text) - damaged >= 4 * damaged
    return True


def _known(name: str | None) -> str | None:
    """The codec of a declared name, where it is one that the web uses."""
    stripped = (name or "").strip(" \"';")
    if not _WEB_NAMES.match(stripped) and not stripped.lower().startswith("iso-2022-"):
        return None
    try:
        codec = codecs.lookup(stripped).name
    except (LookupError, ValueError):
        return None
    return "cp1252" if codec in _ALSO_WINDOWS else codec.replace("iso2022_", "iso2022-")


def _guess(data: bytes) -> str:
    # Where nearly all bytes are ASCII, a statistical guess has too little to go by and errs; in English text, single
    # high bytes are nearly always the quotes, dashes and accents of Windows.
    high = sum(b > 0x7F for b in data[:_SAMPLE])
    if high < _FEW_HIGH_BYTES * min(len(data), _SAMPLE) and _decodes(data, "cp1252"):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    return best.encoding if best is not None else "cp1252"


def _decodes(data: bytes, codec: str) -> bool:
    try:
        data.decode(codec)
    except UnicodeDecodeError:
        return False
    return True
