"""The page: one HTML file that shows reports, claims and events, and a fragment for notebooks."""

from .notebook import notebook_html
from .page import render_page

__all__ = ["notebook_html", "render_page"]
