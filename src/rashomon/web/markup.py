"""Small builders of safe markup: elements with escaped attributes, text that every HTML parser keeps."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from markupsafe import Markup, escape

# HTML has no place for NUL, UTF-8 has none for lone surrogates.
_UNWRITABLE = {0: 0xFFFD, **dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)}

# Elements of SVG that may close themselves.
DRAWN = ("line", "rect", "circle", "path")


def clean(value: object) -> object:
    """``value`` with the characters replaced that no HTML file can hold; markup and other values as they are."""
    return value.translate(_UNWRITABLE) if isinstance(value, str) and not isinstance(value, Markup) else value


def text(value: str) -> Markup:
    """Text as markup that a parser reads back to the same text (carriage returns included)."""
    return Markup(str(escape(value.translate(_UNWRITABLE))).replace("\r", "&#13;"))


def number(value: float) -> str:
    """A coordinate with one decimal, without a trailing zero."""
    out = f"{value:.1f}"
    return out[:-2] if out.endswith(".0") else out


def percent(value: float) -> str:
    """A share of the width, for the lengths of an SVG drawing that has no viewBox."""
    return f"{value:.2f}%"


def tag(name: str, attributes: Mapping[str, str | float | None], *children: Markup | str) -> Markup:
    """The element ``name``; attributes that are ``None`` are left out, ``class_`` is written ``class``."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{text(number(value) if isinstance(value, float) else str(value))}"'
        for key, value in attributes.items() if value is not None
    )  # fmt: skip
    inner = "".join(str(child) if isinstance(child, Markup) else str(text(child)) for child in children)
    return Markup(f"<{name}{written}>{inner}</{name}>" if inner or name not in DRAWN else f"<{name}{written}/>")


def web_address(url: str | None) -> str | None:
    """``url`` if it is an absolute http or https address that is safe to link to, else ``None``."""
    if not url or any(c <= " " or c in "\"'<>\\`" or 0xD800 <= ord(c) < 0xE000 for c in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None
