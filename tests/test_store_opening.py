"""Opening a store: new files, old schemas, newer ones, and things that are no database of ours."""

from __future__ import annotations

import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import cast

import pytest
from accounts import first_claims, first_report, run, short_report
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.engine.interfaces import DBAPICursor

from rashomon.errors import StoreError
from rashomon.store import Store, database, migrations
from rashomon.store.tables import metadata


def test_a_store_is_kept_between_openings(tmp_path: Path) -> None:
    path = tmp_path / "odd name?#%20é.db"
    with Store.open(path) as store:
        store.add(first_report(), first_claims(), store.begin(run()))
    with Store.open(str(path), create=False) as store:
        assert tuple(store.claims()) == first_claims()
    assert [found.name for found in tmp_path.iterdir()] == [path.name], "no second file is left"


def test_a_url_names_the_same_store(tmp_path: Path) -> None:
    with Store.open(tmp_path / "a.db") as store:
        store.begin(run())
    with Store.open(f"sqlite:///{tmp_path / 'a.db'}") as store:
        assert store.runs() == (run(),)


def test_an_empty_file_becomes_a_store(tmp_path: Path) -> None:
    (tmp_path / "a.db").touch()
    with Store.open(tmp_path / "a.db") as store:
        assert list(store.reports()) == []


def test_the_migrations_build_the_tables_of_the_code() -> None:
    with Store.open(":memory:") as store, store.database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": migrations.VERSION_TABLE})
        assert compare_metadata(context, metadata) == []
        assert context.get_current_revision() == migrations.VERSIONS[-1]


def test_the_list_of_versions_is_the_chain_of_migrations() -> None:
    chain = ScriptDirectory(str(Path(migrations.__file__).parent)).walk_revisions()
    assert tuple(reversed([step.revision for step in chain])) == migrations.VERSIONS
    assert all(f"{version}   versions/v{version}_" in (migrations.__doc__ or "") for version in migrations.VERSIONS)


def test_sqlite_lets_readers_read_and_minds_foreign_keys(tmp_path: Path) -> None:
    with Store.open(tmp_path / "a.db") as store, store.database.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar_one() == "wal"
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1


def test_a_reader_is_not_stopped_by_a_writer(tmp_path: Path) -> None:
    with Store.open(tmp_path / "a.db") as writer, Store.open(tmp_path / "a.db") as reader:
        writer.begin(run())
        with writer.database.writing():
            assert reader.runs() == (run(),)


def test_one_of_many_that_add_the_same_report_adds_it(tmp_path: Path) -> None:
    barrier = threading.Barrier(4, timeout=60)

    def add(_: int) -> bool:
        with Store.open(tmp_path / "a.db") as store:
            run_id = store.begin(run())
            barrier.wait()
            return store.add(first_report(), first_claims(), run_id)

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(add, range(4))) == [False, False, False, True]


def test_two_that_make_a_new_file_wait_for_each_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Cursor:
        def execute(self, statement: str) -> None:
            raise sqlite3.OperationalError("database is locked")  # what SQLite says at once when two want the change

    def refused_once(cursor: DBAPICursor) -> bool:
        asked.append(asks(cursor if asked else cast(DBAPICursor, Cursor())))
        return asked[-1]

    asked: list[bool] = []
    asks = database._is_wal
    monkeypatch.setattr(database, "_is_wal", refused_once)
    with Store.open(tmp_path / "a.db") as store, store.database.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar_one() == "wal"
    assert asked == [False, True]


def test_a_new_file_that_stays_in_use_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "_is_wal", lambda cursor: False)
    monkeypatch.setattr(database, "_LOCK_WAIT_S", -1)
    with pytest.raises(StoreError, match=r"a\.db: this file is being written by another process"):
        Store.open(tmp_path / "a.db")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("notes.txt", r"notes\.txt: this file is not a Rashomon database"),
        ("folder", "this is a folder"),
        ("missing/a.db", r"the folder .*missing does not exist"),
        ("a\x00.db", "NUL"),
        ("n" * 300, "choose another|cannot be opened"),
    ],
)
def test_what_cannot_be_opened_is_told_in_one_sentence(tmp_path: Path, name: str, message: str) -> None:
    (tmp_path / "notes.txt").write_text("Minutes of the meeting, in no way a database, at some length." * 40)
    (tmp_path / "folder").mkdir()
    with pytest.raises(StoreError, match=message) as caught:
        Store.open(tmp_path / name)
    assert "\n" not in str(caught.value)


def test_a_file_that_must_be_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no database here"):
        Store.open(tmp_path / "a.db", create=False)
    assert not (tmp_path / "a.db").exists()


def test_a_newer_schema_is_refused(tmp_path: Path) -> None:
    Store.open(tmp_path / "a.db").close()
    _execute(tmp_path / "a.db", f"UPDATE {migrations.VERSION_TABLE} SET version_num = '9999'")
    with pytest.raises(StoreError, match=r"newer Rashomon .*9999.*pip install --upgrade"):
        Store.open(tmp_path / "a.db")


def test_the_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    _execute(tmp_path / "a.db", "CREATE TABLE bookmarks (url TEXT)")
    before = (tmp_path / "a.db").read_bytes()
    with pytest.raises(StoreError, match="belongs to another program"):
        Store.open(tmp_path / "a.db")
    assert (tmp_path / "a.db").read_bytes() == before


def test_a_damaged_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with Store.open(path) as store:
        run_id = store.begin(run())
        for number in range(200):
            store.add(short_report(number), (), run_id)
    held = bytearray(path.read_bytes())
    for page in range(4096, len(held), 4096):
        held[page : page + 64] = b"\xff" * 64
    path.write_bytes(held)
    with pytest.raises(StoreError, match="is damaged"), Store.open(path) as store:
        list(store.reports())


@pytest.mark.parametrize(
    "url",
    ["nosuch://host/name", "postgresql+nosuch://host/name", "postgresql://a:secret@host:port/x", "://", "a://b://c"],
)
def test_an_unknown_kind_of_url_is_told_without_its_password(url: str) -> None:
    with pytest.raises(StoreError) as caught:
        Store.open(url)
    assert "secret" not in str(caught.value)


def test_a_migration_that_fails_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(connection: object) -> None:
        migrations.upgrade(connection)  # type: ignore[arg-type]
        raise KeyboardInterrupt

    monkeypatch.setattr("rashomon.store.database.upgrade", fails)
    with pytest.raises(KeyboardInterrupt):
        Store.open(tmp_path / "a.db")
    monkeypatch.undo()
    with sqlite3.connect(tmp_path / "a.db") as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == []
    connection.close()
    Store.open(tmp_path / "a.db").close()


def _execute(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path)
    with connection:
        connection.execute(statement)
    connection.close()
