"""``rashomon actors unknown``: what the registry does not know, as a user asks for it and adds it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from rashomon.cli import app
from rashomon.errors import RashomonError
from rashomon.records import Actor, Claim, Extent, Place, Report, Run, Span
from rashomon.resolve.who import Registry, unknown_actors
from rashomon.store import Store

TEXTS = (
    "The Kelifa Liberation Army attacked Zwyxel on Monday. Masked gunmen shot at the Zwyxel Lions and Syrian troops.",
    "Kelifa Liberation Army fighters left. A KELIFA LIBERATION ARMY column and Hezbollah arrived. Residents fled.",
)
RUN = Run(version="1", model="m", lexicon="l", registry="r", gazetteer="g")


def span(text: str, words: str) -> dict[str, object]:
    at = text.index(words)
    return {"text": words, "start": at, "end": at + len(words)}


def claim(report: Report, trigger: str, *agents: tuple[str, str]) -> Claim:
    text = report.text
    place = Place(**span(text, "Zwyxel"), cc="KE") if "Zwyxel" in text else None
    start = text.rfind(". ", 0, text.index(trigger)) + 1
    return Claim(
        report=report.id, sentence=Extent(start=start, end=text.find(".", text.index(trigger)) + 1), trigger=Span(**span(text, trigger)), type="clash",
        agents=tuple(Actor(**span(text, words), **{"class": class_}) for words, class_ in agents), places=(place,) if place else (),
    )  # fmt: skip


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("RASHOMON_DATA", str(tmp_path / "data"))
    one, two = (Report(name=f"{n}.txt", text=t) for n, t in enumerate(TEXTS))
    told = [
        (one, [
            claim(one, "attacked", ("The Kelifa Liberation Army", "rebels")),
            claim(one, "shot", ("Masked gunmen", "unidentified"), ("the Zwyxel Lions", "other"), ("Syrian troops", "state-forces")),
        ]),
        (two, [
            claim(two, "arrived", ("A KELIFA LIBERATION ARMY", "rebels"), ("Hezbollah", "rebels")),
            claim(two, "fled", ("Residents", "civilians")),
        ]),
    ]  # fmt: skip
    with Store.open(tmp_path / "x.db") as store:
        store.begin(RUN)
        for report, claims in told:
            store.add(report, claims, RUN.id)
    return str(tmp_path / "x.db")


def run(*args: str) -> Result:
    return CliRunner().invoke(app, list(args))


def test_unknown_actors_are_grouped_and_descriptions_and_known_ones_left_out(db: str) -> None:
    rows = [json.loads(x) for x in run("actors", "unknown", "--db", db, "--json").output.splitlines()]
    assert [(r["name"], r["class"], r["country"], r["claims"], r["reports"]) for r in rows] == [
        ("Kelifa Liberation Army", "rebels", "KE", 2, 2), ("Zwyxel Lions", "other", "KE", 1, 1),
    ]  # fmt: skip
    assert rows[0]["name"].casefold() in rows[0]["example"]["sentence"].casefold()
    text = run("actors", "unknown", "--db", db, "--least", "2").output
    assert "2 claims in 2 reports" in text and "Lions" not in text


def test_the_file_that_it_prints_can_be_added_and_then_they_are_known(db: str, tmp_path: Path) -> None:
    printed = run("actors", "unknown", "--db", db, "--yaml").output
    assert set(yaml.safe_load(printed)["actors"]) == {"kelifa-liberation-army", "zwyxel-lion"}
    (tmp_path / "mine.yaml").write_text(printed, encoding="utf-8")
    named = run("actors", "unknown", "--db", db, "--registry", str(tmp_path / "mine.yaml"))
    assert "no actor with a name of its own" in named.output
    assert run("actors", "add", str(tmp_path / "mine.yaml")).exit_code == 0
    assert "no actor with a name of its own" in run("actors", "unknown", "--db", db).output
    assert run("who", "Kelifa Liberation Army").exit_code == 0
    assert yaml.safe_load(run("actors", "unknown", "--db", db, "--yaml").output) == {"actors": {}}


def test_errors_are_one_sentence(db: str, tmp_path: Path) -> None:
    for args in (("--db", str(tmp_path / "none.db")), ("--db", db, "--yaml", "--json")):
        assert isinstance(run("actors", "unknown", *args).exception, RashomonError)


def test_odd_wordings_are_no_actors() -> None:
    report = Report(name="x", text="— ٣ 12 … attacked \u0000.")
    odd = [claim(report, "attacked", (w, "rebels")) for w in ("—", "12", "…", "\u0000")]
    assert unknown_actors(odd, Registry.load()) == ()
