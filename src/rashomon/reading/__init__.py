"""The reading room: bytes become reports.

::

    inputs.py     files, folders, standard input, URLs ──▶ a reader for each kind ──▶ drafts ──▶ Report | Failure
    kinds.py      which kind it is         source.py   its bytes, within limits.py
    fetch.py      a URL's bytes            addresses.py  which addresses may be asked
    plain.py      text, Markdown           page.py     HTML; pagemeta.py  what it declares; markup.py  all its words
    feed.py       RSS, Atom                pdf.py      PDF
    rows.py       a table's row            jsontable.py, csvtable.py
    archive.py    WARC                     drafts.py   what every reader gives, and what becomes of it
    text.py       decoding, mojibake       dates.py    publication dates
"""

from __future__ import annotations

from .dates import parse_published
from .inputs import read_inputs, read_text

__all__ = ["parse_published", "read_inputs", "read_text"]
