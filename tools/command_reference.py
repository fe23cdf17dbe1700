"""Write docs/commands.md from the commands themselves: ``python tools/command_reference.py [--check]``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from rashomon.cli import app

TARGET = Path(__file__).parents[1] / "docs" / "commands.md"
HEAD = "# Command reference\n\nMade from the commands by `tools/command_reference.py`; a test checks that it is up to date.\n"


def reference() -> str:
    """The help text of every command, as Markdown."""
    root = click.Context(app, info_name="rashomon", terminal_width=100, **app.context_settings)
    parts = [HEAD, _section("rashomon", app, root)]
    parts += _sections("rashomon", app, root)
    return "\n".join(parts)


def _sections(path: str, group: click.Group, parent: click.Context) -> list[str]:
    """The commands of a group, each followed by its own."""
    parts = []
    for name, command in sorted(group.commands.items()):
        child = click.Context(command, info_name=name, parent=parent, terminal_width=100)
        parts.append(_section(f"{path} {name}", command, child))
        if isinstance(command, click.Group):
            parts += _sections(f"{path} {name}", command, child)
    return parts


def _section(title: str, command: click.Command, context: click.Context) -> str:
    return f"## {title}\n\n```text\n{command.get_help(context)}\n```\n"


def main() -> None:
    """Write the file, or with ``--check`` say whether it is up to date."""
    text = reference()
    if "--check" in sys.argv:
        if not TARGET.exists() or TARGET.read_text(encoding="utf-8") != text:
            sys.exit(f"{TARGET.name} is not up to date; run: python tools/command_reference.py")
        return
    TARGET.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
