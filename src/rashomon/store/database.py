"""The database behind a store: where it is, opening it, its schema, and its errors in plain words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from time import monotonic, sleep
from typing import Any

from sqlalchemy import URL, Connection, Engine, StaticPool, column, create_engine, event, inspect, select, table
from sqlalchemy.engine import make_url
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError

from ..errors import StoreError
from .migrations import VERSION_TABLE, VERSIONS, upgrade

_LOCK_WAIT_S = 30
_LOCK_LOOK_S = 0.02
_UPGRADING = Lock()  # Alembic keeps its context in a module, so two threads may not upgrade at once, even two databases
_DRIVERS = {"postgres": "postgresql+psycopg", "postgresql": "postgresql+psycopg"}
_SQLITE_WORDS = (
    ("not a database", "is not a Rashomon database: give the path of one, or of a file that does not exist yet"),
    ("malformed", "is damaged: put back a backup, or read the reports again into a new file"),
    ("locked", "is being written by another process: try again when it has finished"),
    ("readonly", "may not be written: change its permissions, or copy it to a folder of your own"),
    ("read-only", "may not be written: change its permissions, or copy it to a folder of your own"),
    ("unable to open", "cannot be opened: check that the path is right and that you may read and write there"),
    ("disk is full", "cannot grow: the disk is full"),
)


class Database:
    """An open database whose schema is the newest; every error of it is a :class:`StoreError` that names it."""

    def __init__(self, where: str, engine: Engine) -> None:
        self.where = where
        self._engine: Engine | None = engine

    @classmethod
    def open(cls, where: str | Path, create: bool = True) -> Database:
        """Open the database at a path or URL, and bring its schema up to date; a new one is made if ``create`` is set.

        Raises :class:`StoreError` where it cannot be opened, is no database of Rashomon's, or is of a newer schema.
        """
        url = _locate(where, create)
        shown = url.database or ":memory:" if _is_sqlite(url) else url.render_as_string(hide_password=True)
        database = cls(shown, _engine(url))
        try:
            database._prepare()
        except BaseException:
            database.close()
            raise
        return database

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that only reads."""
        with _plain_errors(self.where), self._open_engine().begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that writes: all of it is kept, or, after an exception, nothing."""
        engine = self._open_engine().execution_options(rashomon_writes=True)
        with _plain_errors(self.where), engine.begin() as connection:
            yield connection

    def close(self) -> None:
        """Close all connections. Closing twice does nothing."""
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None

    def _open_engine(self) -> Engine:
        if self._engine is None:
            raise StoreError(f"{self.where}: this store has been closed; open it again with Store.open")
        return self._engine

    def _prepare(self) -> None:
        with self.reading() as connection:
            found = _version(connection, self.where)
        if found == VERSIONS[-1]:
            return
        with _UPGRADING, self.writing() as connection:
            # Another process may have done it meanwhile; the write lock makes this answer final.
            if _version(connection, self.where) != VERSIONS[-1]:
                upgrade(connection)
        with _plain_errors(self.where):
            _remember_wal(self._open_engine())


def _locate(where: str | Path, create: bool) -> URL:
    """The URL of a path or URL, after checking what can be said about it without opening it."""
    text = str(where)
    if text == ":memory:":
        return URL.create("sqlite")
    url = _parse(text) if "://" in text else URL.create("sqlite", database=text)
    url = url.set(drivername=_DRIVERS.get(url.drivername, url.drivername))
    if _is_sqlite(url) and url.database not in (None, "", ":memory:"):
        _check_path(Path(str(url.database)), create)
    return url


def _parse(text: str) -> URL:
    try:
        return make_url(text)
    except (ArgumentError, ValueError) as error:
        kind = text.partition("://")[0]  # the rest may hold a password
        raise StoreError(f"{kind}://…: this is no database URL; one looks like postgresql://user@host/name") from error


def _check_path(path: Path, create: bool) -> None:
    if "\x00" in str(path):
        raise StoreError(f"{str(path)!r}: no path may hold a NUL character")
    try:
        folder, parent, exists = path.is_dir(), path.parent.is_dir(), path.exists()
    except OSError as error:
        raise StoreError(f"{path}: this path cannot be looked at ({error.strerror}); choose another") from error
    if folder:
        raise StoreError(f"{path}: this is a folder; give the path of a database file, such as {path / 'rashomon.db'}")
    if not parent:
        raise StoreError(f"{path}: the folder {path.parent} does not exist; make it first, or choose another path")
    if not create and not exists:
        raise StoreError(f"{path}: there is no database here; make one by reading reports into it")


def _is_sqlite(url: URL) -> bool:
    return url.get_backend_name() == "sqlite"


def _engine(url: URL) -> Engine:
    options: dict[str, Any] = {}
    if _is_sqlite(url):
        options["connect_args"] = {"timeout": _LOCK_WAIT_S, "check_same_thread": False}
        if url.database in (None, "", ":memory:"):
            options["poolclass"] = StaticPool  # a database in memory lives and dies with its one connection
    try:
        engine = create_engine(url, **options)
    except ModuleNotFoundError as error:
        raise StoreError(f"{url.drivername}: its driver is missing; run: pip install {error.name}") from error
    except (SQLAlchemyError, TypeError) as error:
        raise StoreError(
            f"{url.drivername}: this kind of database is not known; use a path or postgresql://"
        ) from error
    if _is_sqlite(url):
        _set_up_sqlite(engine)
    return engine


def _set_up_sqlite(engine: Engine) -> None:
    """Foreign keys on; transactions as SQLAlchemy says, with the lock taken at once by those that write."""

    @event.listens_for(engine, "connect")
    def connect(connection: Any, record: Any) -> None:
        connection.isolation_level = None  # or the driver would begin and commit on its own
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = NORMAL")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("rashomon_writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _remember_wal(engine: Engine) -> None:
    """Let readers read while a run writes. SQLite keeps this in the file, so set it only once the file is ours.

    The change needs the file alone; where two ask for it, SQLite refuses one at once instead of letting it wait.
    """
    if engine.dialect.name != "sqlite":
        return
    raw = engine.raw_connection()  # outside any transaction, where alone the mode can change
    ends = monotonic() + _LOCK_WAIT_S
    try:
        while not _is_wal(raw.cursor()):
            if monotonic() > ends:
                raise StoreError(f"{engine.url.database}: this file {dict(_SQLITE_WORDS)['locked']}")
            sleep(_LOCK_LOOK_S)
    finally:
        raw.close()


def _is_wal(cursor: DBAPICursor) -> bool:
    """Whether the file is written ahead, after asking for it; not yet, where another connection has the file."""
    try:
        cursor.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            return False
        raise
    return True


def _version(connection: Connection, where: str) -> str | None:
    """The schema version of the database, ``None`` for an empty one."""
    if not inspect(connection).has_table(VERSION_TABLE):
        if inspect(connection).get_table_names():
            raise StoreError(f"{where}: this database belongs to another program; give the path of a new file")
        return None
    version = connection.execute(select(column("version_num")).select_from(table(VERSION_TABLE))).scalar_one_or_none()
    if version is not None and version not in VERSIONS:
        raise StoreError(
            f"{where}: this database was written by a newer Rashomon (its schema is {version}, this one knows up to "
            f"{VERSIONS[-1]}); update with: pip install --upgrade rashomon"
        )
    return None if version is None else str(version)


@contextmanager
def _plain_errors(where: str) -> Iterator[None]:
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        said = " ".join(str(cause).split())
        for sign, words in _SQLITE_WORDS:
            if sign in said and isinstance(cause, sqlite3.Error):
                raise StoreError(f"{where}: this file {words}") from error
        raise StoreError(f"{where}: the database refused: {said}") from error
