"""Rashomon reads news reports of armed conflict and writes down every account of every event, and according to whom."""

from .api import Reading, read
from .errors import RashomonError
from .records import Actor, Claim, Event, Failure, Figure, Place, Report, Source, Span, Time
from .version import VERSION as __version__

__all__ = [
    "Actor", "Claim", "Event", "Failure", "Figure", "Place", "RashomonError", "Reading", "Report", "Source", "Span", "Time",
    "__version__", "read",
]  # fmt: skip
