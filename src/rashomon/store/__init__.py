"""Where reports, claims, runs and failures are kept: SQLite by default, PostgreSQL by its URL; it only ever grows."""

from .history import run_named, runs_in_order, state_after
from .store import Store
from .verify import Problem, verify

__all__ = ["Problem", "Store", "run_named", "runs_in_order", "state_after", "verify"]
