"""Writers queue: nothing is lost, everybody gets a turn, a killed writer leaves all or nothing."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

WRITER = """
import os, sys
os.environ["HIWAR_DATABASE_URL"] = "sqlite:///" + sys.argv[1]
os.environ["DJANGO_SETTINGS_MODULE"] = "hiwar.site.settings.test"
from hiwar.site import sqlite
import django
django.setup()
from hiwar.kernel.clock import now
from hiwar.kernel.scope import in_workspace
from hiwar.workspaces.models import Membership
from hiwar.workspaces.domain import invite
from hiwar.workspaces.queries import actor_in, places_of
from hiwar.workspaces.models import User
place = places_of(User.objects.get())[0]
with in_workspace(place.workspace_id):
    actor = actor_in(place.workspace_id, place.user_id)
    print("ready", flush=True)
    for number in range(int(sys.argv[3])):
        invite(actor=actor, at=now(), email=f"{sys.argv[2]}-{number}@example.org", role="member")
        print("written", flush=True)
"""
PREPARE = """
import os, sys
os.environ["HIWAR_DATABASE_URL"] = "sqlite:///" + sys.argv[1]
os.environ["DJANGO_SETTINGS_MODULE"] = "hiwar.site.settings.test"
from hiwar.site import sqlite
import django
django.setup()
from hiwar.site.founding import found
found(name_ar="الهيئة", name_fr="", slug="h", kind="union", email="k@example.org", full_name="ك", password="only-for-tests")
"""


@pytest.fixture(scope="module")
def database(tmp_path_factory, migrated) -> Path:
    path = migrated(tmp_path_factory.mktemp("writers"))
    assert _ended(_run(PREPARE, str(path))) == 0
    return path


def _run(script: str, *arguments: str) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "-c", script, *arguments], stdout=subprocess.PIPE, text=True
    )


def _ended(process: subprocess.Popen) -> int:
    process.communicate(timeout=600)
    return process.returncode


def _count(path: Path, sql: str) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchone()[0]


def test_four_writers_at_once_lose_nothing_and_leave_a_whole_chain(database):
    before = _count(database, "SELECT count(*) FROM journal_entry")
    writers = [_run(WRITER, str(database), f"w{number}", "12") for number in range(4)]
    assert [_ended(writer) for writer in writers] == [0] * 4
    assert (
        _count(database, "SELECT count(*) FROM workspaces_invitation WHERE email LIKE 'w%'") == 48
    )
    assert _count(database, "SELECT count(*) FROM journal_entry") == before + 48
    assert (
        _count(database, "SELECT count(DISTINCT previous_hash) FROM journal_entry") == before + 48
    )


def test_a_writer_killed_in_its_midst_leaves_each_write_whole(database):
    writer = _run(WRITER, str(database), "killed", "100000")
    for _ in range(20):
        assert writer.stdout.readline()
    time.sleep(0.004)
    os.kill(writer.pid, signal.SIGKILL)
    _ended(writer)
    sent = _count(database, "SELECT count(*) FROM workspaces_invitation WHERE email LIKE 'killed%'")
    told = _count(
        database,
        "SELECT count(*) FROM journal_entry e JOIN workspaces_invitation i ON i.id = e.object_id"
        " WHERE i.email LIKE 'killed%' AND e.verb = 'workspaces.invitation.sent'",
    )
    assert sent == told > 0
    assert _count(database, "SELECT count(*) FROM journal_entry") == _count(
        database, "SELECT max(sequence) FROM journal_entry"
    )
    assert _ended(_run(WRITER, str(database), "after", "1")) == 0
