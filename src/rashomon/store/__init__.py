"""Where reports, claims, runs and failures are kept: SQLite by default, PostgreSQL by its URL; it only ever grows."""

from .store import Store
from .verify import Problem, verify

__all__ = ["Problem", "Store", "verify"]
