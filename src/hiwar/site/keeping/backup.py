"""A backup while writing goes on, checked, and its restoration into an empty place.

A backup is a folder: the database (SQLite's VACUUM INTO, or pg_dump's custom format), the
documents, the journal's heads, and `manifest.json` with the SHA-256 of every file. The database is
taken first: an original is always on disk before its row, so every row finds its file.
"""

import hashlib
import json
import shutil
import sqlite3
import subprocess
from contextlib import closing
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection

SQLITE_FILE, DUMP_FILE, MANIFEST = "database.sqlite3", "database.dump", "manifest.json"


class BackupBroken(Exception):  # noqa: N818
    """The backup is not what its manifest says, or the place is not empty; the message is for the keeper."""


def back_up(target: Path, at: datetime) -> Path:
    """Make `<target>/hiwar-<time>` and check it. Raises BackupBroken; a half-made folder keeps `.draft`."""
    final = target / f"hiwar-{at:%Y%m%d-%H%M%S}"
    draft = final.with_suffix(".draft")
    draft.mkdir(parents=True)
    _dump_database(draft)
    for name in ("documents", "journal-heads"):
        source = Path(settings.HIWAR_HOME) / name
        if source.exists():
            shutil.copytree(source, draft / name, ignore=shutil.ignore_patterns("*.draft"))
    (draft / MANIFEST).write_text(json.dumps(_sums(draft), indent=1), encoding="utf-8")
    check_backup(draft)
    draft.rename(final)
    return final


def _dump_database(folder: Path) -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(folder / SQLITE_FILE)])
        return
    _postgres("pg_dump", "--format=custom", f"--file={folder / DUMP_FILE}")


def _postgres(program: str, *arguments: str) -> None:
    """Run a PostgreSQL client; the password goes by the environment, never by the command line."""
    database = connection.settings_dict
    environment = {
        "PATH": "/usr/local/bin:/usr/bin:/bin", "PGDATABASE": str(database["NAME"]),
        "PGUSER": str(database["USER"]), "PGHOST": str(database["HOST"]),
        "PGPORT": str(database["PORT"]), "PGPASSWORD": str(database["PASSWORD"]),
    }  # fmt: skip
    environment = {name: value for name, value in environment.items() if value}
    try:
        subprocess.run(  # noqa: S603 - our own programs and paths
            [program, *arguments], env=environment, check=True, capture_output=True, text=True
        )
    except (OSError, subprocess.CalledProcessError) as error:
        raise BackupBroken(getattr(error, "stderr", "") or str(error)) from error


def _sums(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != MANIFEST)
    return {str(path.relative_to(folder)): _sum(path) for path in files}


def _sum(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def check_backup(folder: Path) -> None:
    """Every file is there and unaltered; the SQLite file is whole. Raises BackupBroken."""
    try:
        expected = json.loads((folder / MANIFEST).read_text("utf-8"))
    except (OSError, ValueError) as error:
        message = f"{folder} is no backup: its manifest cannot be read"
        raise BackupBroken(message) from error
    found = _sums(folder)
    for name in {*expected, *found}:
        if expected.get(name) != found.get(name):
            message = f"{name} is missing or altered"
            raise BackupBroken(message)
    if (folder / SQLITE_FILE).exists():
        with closing(sqlite3.connect(f"file:{folder / SQLITE_FILE}?mode=ro", uri=True)) as database:
            if database.execute("PRAGMA integrity_check").fetchone() != ("ok",):
                message = f"{SQLITE_FILE} is damaged"
                raise BackupBroken(message)


def restore(folder: Path) -> None:
    """Into an empty place: no database file (or an empty PostgreSQL database), no documents. Raises BackupBroken."""
    check_backup(folder)
    home = Path(settings.HIWAR_HOME)
    if any(
        (home / name).exists() and any((home / name).iterdir())
        for name in ("documents", "journal-heads")
    ):
        message = f"{home} already holds documents: restore into an empty place"
        raise BackupBroken(message)
    _restore_database(folder)
    for name in ("documents", "journal-heads"):
        if (folder / name).exists():
            shutil.copytree(folder / name, home / name, dirs_exist_ok=True)


def _restore_database(folder: Path) -> None:
    if connection.vendor != "sqlite":
        if connection.introspection.table_names():
            message = "the database is not empty"
            raise BackupBroken(message)
        _postgres(
            "pg_restore",
            "--no-owner",
            "--exit-on-error",
            f"--dbname={connection.settings_dict['NAME']}",
            str(folder / DUMP_FILE),
        )
        return
    if not (folder / SQLITE_FILE).exists():
        message = "this backup is of PostgreSQL: set HIWAR_DATABASE_URL to an empty database"
        raise BackupBroken(message)
    target = Path(str(connection.settings_dict["NAME"]))
    if target.exists():
        message = f"{target} exists: restore into an empty place"
        raise BackupBroken(message)
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(folder / SQLITE_FILE, target)
