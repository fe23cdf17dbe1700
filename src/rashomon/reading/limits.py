"""How much of one input is read before it is refused."""

MEGABYTE = 1_000_000

LONGEST_TEXT = 5_000_000
"""Characters of one report."""

LARGEST_FILE = 100 * MEGABYTE
"""Bytes of an input that is read as a whole; JSON lines, CSV and WARC are read piece by piece and may be larger."""

LARGEST_STDIN = 256 * MEGABYTE
"""Bytes taken from standard input or a pipe."""

LARGEST_FETCH = 20 * MEGABYTE
"""Bytes taken from a URL, after decompression."""

LARGEST_PAGE = 20 * MEGABYTE
"""Bytes of one page in a web archive."""

LONGEST_CELL = 4 * LONGEST_TEXT
"""Characters of one table cell or one JSON line: past this, the table is damaged (a quote that never closes)."""
