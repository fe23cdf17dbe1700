"""Where a user's own gazetteers and registries are kept."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def user_folder(kind: str) -> Path:
    """The folder of one kind of added files: below ``$RASHOMON_DATA``, else below the user's data folder of the system.

    It need not exist.
    """
    if told := os.environ.get("RASHOMON_DATA"):
        return Path(told) / kind
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return base / "rashomon" / kind
