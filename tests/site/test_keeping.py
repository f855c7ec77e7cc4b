"""The drill: back up while writing goes on, restore into an empty place, compare."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

HIWAR = str(Path(sys.executable).with_name("hiwar"))


def at_home(place: Path):
    """Run the command in an installation of its own; `hiwar("backup", …, home="b")`."""

    def run(*arguments: str, home: str = "home", code: int = 0) -> str:
        environment = {
            **os.environ, "HIWAR_HOME": str(place / home),
            "DJANGO_SETTINGS_MODULE": "hiwar.site.settings.local", "PYTHONWARNINGS": "ignore",
        }  # fmt: skip
        for name in ("HIWAR_DATABASE_URL", "DJANGO_ALLOW_ASYNC_UNSAFE"):
            environment.pop(name, None)
        result = subprocess.run(
            [HIWAR, *arguments],
            env=environment,
            cwd=place,
            capture_output=True,
            text=True,
            check=False,
        )
        assert result.returncode == code, result.stdout + result.stderr
        return result.stdout + result.stderr

    return run


@pytest.fixture
def hiwar(tmp_path):
    return at_home(tmp_path)


@pytest.fixture(scope="module")
def founded(tmp_path_factory, migrated):
    """An installation with one workspace and one document: copied for each test."""
    place = tmp_path_factory.mktemp("founded")
    migrated(place / "home")
    hiwar = at_home(place)
    hiwar("manage", "migrate", "--check", "-v0")
    hiwar(
        "found", "--name", "الهيئة", "--slug", "h", "--email", "k@example.org",
        "--full-name", "كريمة", "--password", "only-for-tests",
    )  # fmt: skip
    (place / "home" / "documents" / "a").mkdir(parents=True)
    (place / "home" / "documents" / "a" / "original").write_bytes(b"unaltered")
    return place / "home"


@pytest.fixture(scope="module")
def saved(founded, tmp_path_factory):
    """A backup of it, as the command made it."""
    place = tmp_path_factory.mktemp("saved")
    shutil.copytree(founded, place / "home")
    at_home(place)("backup", str(place / "safe"))
    return next((place / "safe").iterdir())


@pytest.fixture
def installation(founded, tmp_path):
    shutil.copytree(founded, tmp_path / "home")
    return tmp_path


def test_a_backup_made_while_another_writes_is_restored_whole(hiwar, installation):
    with closing(sqlite3.connect(installation / "home" / "hiwar.sqlite3")) as busy:
        busy.execute("BEGIN IMMEDIATE")
        busy.execute("DELETE FROM workspaces_membership")
        hiwar("backup", str(installation / "safe"))
        busy.rollback()
    backup = next((installation / "safe").iterdir())
    hiwar("check", "--journal", "--export-heads")
    key = (installation / "home" / "keys" / "journal").read_text()
    (installation / "new" / "keys").mkdir(parents=True)
    (installation / "new" / "keys" / "journal").write_text(key)
    hiwar("restore", str(backup), home="new")
    with closing(sqlite3.connect(installation / "new" / "hiwar.sqlite3")) as restored:
        assert restored.execute("SELECT count(*) FROM workspaces_membership").fetchone() == (1,)
    assert (installation / "new" / "documents" / "a" / "original").read_bytes() == b"unaltered"
    told = hiwar("check", "--journal", "--ledger", home="new")
    assert "متصل" in told
    assert "تطابق سجلها" in told


def test_a_backup_with_an_altered_file_is_refused(hiwar, saved, tmp_path):
    backup = Path(shutil.copytree(saved, tmp_path / "backup"))
    (backup / "documents" / "a" / "original").write_bytes(b"altered")
    assert "missing or altered" in hiwar("restore", str(backup), home="new", code=1)
    assert not (tmp_path / "new" / "hiwar.sqlite3").exists()


@pytest.mark.usefixtures("installation")
def test_nothing_is_restored_over_what_stands(hiwar, saved):
    assert "empty place" in hiwar("restore", str(saved), code=1)


def test_a_broken_journal_is_named_with_its_first_broken_link(hiwar, installation):
    with closing(sqlite3.connect(installation / "home" / "hiwar.sqlite3")) as database, database:
        database.execute("DROP TRIGGER journal_entry_stays_UPDATE")
        database.execute(
            "UPDATE journal_entry SET verb = 'workspaces.membership.ended' WHERE sequence = 2"
        )
    assert "عند القيد 2" in hiwar("check", "--journal", code=1)


def test_production_is_sound_once_its_environment_is_set(tmp_path):
    environment = {
        **os.environ, "HIWAR_HOME": str(tmp_path), "DJANGO_SETTINGS_MODULE": "hiwar.site.settings.production",
        "HIWAR_HOSTS": "hiwar.example.org",
    }  # fmt: skip
    for key in ("HIWAR_SECRET_KEY", "HIWAR_JOURNAL_KEY", "DJANGO_ALLOW_ASYNC_UNSAFE"):
        environment.pop(key, None)
    bare = subprocess.run(
        [HIWAR, "check", "--deploy"], env=environment, capture_output=True, text=True, check=False
    )
    assert bare.returncode != 0
    assert "HIWAR_SECRET_KEY" in bare.stderr
    environment |= {
        "HIWAR_SECRET_KEY": "k" * 30 + "abcdefghijklmnopqrstuvwxyz",
        "HIWAR_JOURNAL_KEY": "j" * 60,
    }
    whole = subprocess.run(
        [HIWAR, "check", "--deploy"], env=environment, capture_output=True, text=True, check=False
    )
    assert whole.returncode == 0, whole.stdout + whole.stderr
