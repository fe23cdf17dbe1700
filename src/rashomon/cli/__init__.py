"""The commands. Errors become one sentence on standard error and an exit code that is not 0."""

from __future__ import annotations

import os
import sys

from .app import app

__all__ = ["app", "main"]


def main() -> None:
    """Run the command line: 0 all went well, 1 an error, 2 wrong usage, 3 some inputs could not be read."""
    from rich.console import Console

    from ..errors import RashomonError

    try:
        app(prog_name="rashomon")
    except RashomonError as e:
        Console(stderr=True, highlight=False, markup=False).print(f"Error: {e}", soft_wrap=True)
        sys.exit(1)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
