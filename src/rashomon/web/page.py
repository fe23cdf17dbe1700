"""The page: reports, claims and events as one HTML file that needs nothing else and sends nothing anywhere."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from markupsafe import Markup

from rashomon.records import Claim, Event, Report, Run

from .atlas import CONVENTION
from .markup import clean
from .view import page_view
from .words import GRADES, ROLES, STANCES

if TYPE_CHECKING:
    from jinja2 import Environment


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The templates of this package; every value is escaped, and freed of characters that no HTML file can hold."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("rashomon.web"), autoescape=True, undefined=StrictUndefined, finalize=clean,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=False,
    )  # fmt: skip


@lru_cache(maxsize=8)
def asset(name: str) -> str:
    """A text file of ``assets/``, with line feeds only, whatever the checkout made of them."""
    content = files("rashomon.web").joinpath(f"assets/{name}").read_text(encoding="utf-8")
    return content.replace("\r\n", "\n").strip()


@lru_cache(maxsize=1)
def stylesheet() -> str:
    """The page's style; the dark colours stand in it twice, for the system's choice and for the reader's."""
    return asset("page.css").replace("/*dark*/", asset("dark.css"))


def policy(style: str, *scripts: str) -> str:
    """The content security policy: this one style and these scripts, by hash, and nothing else from anywhere."""

    def hashed(content: str) -> str:
        return "'sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode() + "'"

    return (
        f"default-src 'none'; style-src {hashed(style)}; script-src {' '.join(map(hashed, scripts))}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def render_page(
    reports: Sequence[Report],
    claims: Sequence[Claim],
    events: Sequence[Event],
    *,
    title: str | None = None,
    run: Run | None = None,
) -> str:
    """The page that shows ``events`` with their accounts and ``reports`` with their claims marked.

    ``title`` heads the page; ``run`` is told at its foot. A claim whose report is not given is shown without its text,
    an event's claim that is not given is left out. Comes back as a whole HTML document, to be written as UTF-8: no
    remote asset, scripts and styles pinned by a content security policy, everything from the records escaped. The same
    records give the same document.
    """
    style, early, script = stylesheet(), asset("early.js"), asset("page.js")
    return environment().get_template("page.html.j2").render(
        page=page_view(reports, claims, events, title), run=run, roles=ROLES, stances=STANCES, grades=GRADES, convention=CONVENTION,
        style=Markup(style), early=Markup(early), script=Markup(script), policy=policy(style, early, script),
    )  # fmt: skip
