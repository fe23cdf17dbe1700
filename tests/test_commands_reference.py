"""The command reference is what the commands say, and every command shows an example."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from rashomon.cli import app

ROOT = Path(__file__).parents[1]


def test_the_reference_is_up_to_date() -> None:
    spec = importlib.util.spec_from_file_location("command_reference", ROOT / "tools" / "command_reference.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert (ROOT / "docs" / "commands.md").read_text(encoding="utf-8") == module.reference()


@pytest.mark.parametrize("name", sorted(app.commands))
def test_every_command_has_an_example_and_every_option_a_help_text(name: str) -> None:
    command = app.commands[name]
    assert (command.epilog or "").startswith("Example:")
    assert command.help
    for p in command.params:
        assert p.param_type_name == "argument" or getattr(p, "help", None)
