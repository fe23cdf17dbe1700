"""``rashomon when`` as a user runs it."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner, Result

from rashomon.cli import app
from rashomon.errors import SettingError


def run(*args: str) -> Result:
    return CliRunner().invoke(app, ["when", *args])


def test_the_days_stand_first_and_the_reason_beside_them() -> None:
    r = run("late on Thursday", "--published", "2024-11-29")
    assert r.exit_code == 0
    assert r.stdout.splitlines()[0].startswith("2024-11-28 ") and "weekday" in r.stdout.splitlines()[0]


def test_json_holds_everything() -> None:
    r = run("on Tuesday", "--published", "2024-11-29", "--stance", "planned", "--json")
    row = json.loads(r.stdout)
    assert (row["start"], row["end"], row["precision"], row["known"]) == ("2024-12-03", "2024-12-03", "day", True)
    assert {c["start"] for c in row["candidates"]} >= {"2024-12-03", "2024-11-26"}


def test_tense_goes_before_stance_and_words_lean() -> None:
    r = run("on Tuesday", "--published", "2024-11-29", "--stance", "planned", "--tense", "past")
    assert r.stdout.startswith("2024-11-26")
    assert run("the day before", "--leans-on", "2024-11-20").stdout.startswith("2024-11-19")


def test_unknown_is_said_and_bounded() -> None:
    assert run("on Friday").stdout == "unknown, because a weekday needs a publication date\n"
    assert run("on Friday").exit_code == 1
    assert "not after 2024-11-29" in run("recently", "--published", "2024-11-29").stdout
    assert run("since 2011").stdout.startswith("from 2011-01-01")


def test_a_moment_of_publication_is_read_in_the_zone_of_the_place() -> None:
    r = run("today", "--published", "2024-11-28T23:40+00:00", "--zone", "Asia/Damascus")
    assert r.stdout.startswith("2024-11-29")


@pytest.mark.parametrize("options", [("--published", "someday"), ("--zone", "Mars/North"), ("--leans-on", "x")])
def test_bad_options_are_one_sentence(options: tuple[str, str]) -> None:
    r = run("today", *options)
    assert isinstance(r.exception, SettingError) and options[1] in str(r.exception)
