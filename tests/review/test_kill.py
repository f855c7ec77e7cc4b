"""The server is killed in the middle of accepting: each fact is wholly in the registers or not at all."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

PAPER = Path(__file__).resolve().parents[1] / "documents" / "twin_round.txt"
BEGIN = """
import os, sys
os.environ["HIWAR_HOME"] = sys.argv[1]
os.environ["HIWAR_DATABASE_URL"] = "sqlite:///" + sys.argv[1] + "/hiwar.sqlite3"
os.environ["DJANGO_SETTINGS_MODULE"] = "hiwar.site.settings.test"
from hiwar.site import sqlite
import django
django.setup()
from hiwar.kernel.clock import now
from hiwar.kernel.scope import in_workspace
"""
READ = f"""{BEGIN}
from hiwar.documents.domain import extract_text, receive_document
from hiwar.review.domain import make_reading
from hiwar.site.founding import found
actor = found(name_ar="الهيئة", name_fr="", slug="h", kind="union", email="k@example.org", full_name="ك",
              password="only-for-tests")
with in_workspace(actor.workspace_id):
    data = open(sys.argv[2], "rb").read()
    document = extract_text(actor=actor, at=now(), document=receive_document(
        actor=actor, at=now(), data=data, name="b.txt"))
    make_reading(actor=actor, at=now(), document=document)
"""
ACCEPT = f"""{BEGIN}
from hiwar.review.domain import accept_finding
from hiwar.review.models import Reading
from hiwar.review.queries import best_choice
from hiwar.workspaces.models import User, Workspace
from hiwar.workspaces.queries import actor_in
space = Workspace.objects.get().pk
with in_workspace(space):
    actor, reading = actor_in(space, User.objects.get().pk), Reading.objects.get()
    print("ready", flush=True)
    for finding in reading.findings.all():
        accept_finding(actor=actor, at=now(), finding=finding, seen=None, choice=best_choice(actor, finding))
        print("accepted", flush=True)
"""


@pytest.fixture(scope="module")
def read(tmp_path_factory, migrated) -> Path:
    """An installation where one paper waits for review."""
    home = migrated(tmp_path_factory.mktemp("read")).parent
    subprocess.run([sys.executable, "-c", READ, str(home), str(PAPER)], check=True)
    return home


@pytest.mark.parametrize(("accepted", "later"), [(2, 0.003), (30, 0.011)])
def test_a_server_killed_while_accepting_leaves_every_fact_whole(read, tmp_path, accepted, later):
    home = shutil.copytree(read, tmp_path / "home")
    server = subprocess.Popen(
        [sys.executable, "-c", ACCEPT, str(home)], stdout=subprocess.PIPE, text=True
    )
    for _ in range(1 + accepted):
        assert server.stdout.readline()
    time.sleep(later)
    os.kill(server.pid, signal.SIGKILL)
    server.communicate()
    with closing(sqlite3.connect(home / "hiwar.sqlite3")) as database:

        def count(sql: str) -> int:
            return database.execute(sql).fetchone()[0]

        judged = count("SELECT count(*) FROM review_judgement")
        assert judged > 0
        told = "SELECT count(*) FROM journal_entry WHERE verb = 'review.finding.accepted'"
        assert count(told) == judged
        demands = count("SELECT count(*) FROM demands_demand")
        by_review = "SELECT count(*) FROM review_effect WHERE object_type = 'demands.demand' AND kind = 'made'"
        assert count(by_review) == demands
        headings = count("SELECT count(*) FROM demands_demand WHERE number IS NULL")
        asked = "SELECT count(DISTINCT demand_id) FROM demands_demandevent WHERE kind = 'submitted'"
        assert count(asked) == demands - headings
        whole = "SELECT count(*) FROM journal_entry"
        assert count(whole) == count("SELECT max(sequence) FROM journal_entry")
        assert count(whole) == count("SELECT sequence FROM journal_head")
