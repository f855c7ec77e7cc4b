"""The server is killed in the middle of accepting: each fact is wholly in the registers or not at all."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

PAPER = Path(__file__).resolve().parents[1] / "documents" / "twin_round.txt"
SCRIPT = """
import os, sys
os.environ["HIWAR_HOME"] = sys.argv[1]
os.environ["HIWAR_DATABASE_URL"] = "sqlite:///" + sys.argv[1] + "/hiwar.sqlite3"
os.environ["DJANGO_SETTINGS_MODULE"] = "hiwar.site.settings.test"
from hiwar.site import sqlite
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from hiwar.documents.domain import extract_text, receive_document
from hiwar.kernel.clock import now
from hiwar.kernel.scope import in_workspace
from hiwar.review.domain import accept_finding, make_reading
from hiwar.review.queries import best_choice
from hiwar.site.founding import found
actor = found(name_ar="الهيئة", name_fr="", slug="h", kind="union", email="k@example.org", full_name="ك",
              password="only-for-tests")
with in_workspace(actor.workspace_id):
    data = open(sys.argv[2], "rb").read()
    document = extract_text(actor=actor, at=now(), document=receive_document(
        actor=actor, at=now(), data=data, name="b.txt"))
    reading = make_reading(actor=actor, at=now(), document=document)
    print("ready", flush=True)
    for finding in reading.findings.all():
        accept_finding(actor=actor, at=now(), finding=finding, seen=None, choice=best_choice(actor, finding))
        print("accepted", flush=True)
"""


@pytest.mark.parametrize(("accepted", "later"), [(2, 0.003), (30, 0.011)])
def test_a_server_killed_while_accepting_leaves_every_fact_whole(tmp_path, accepted, later):
    server = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(tmp_path), str(PAPER)], stdout=subprocess.PIPE, text=True
    )
    for _ in range(1 + accepted):
        assert server.stdout.readline()
    time.sleep(later)
    os.kill(server.pid, signal.SIGKILL)
    server.communicate()
    with closing(sqlite3.connect(tmp_path / "hiwar.sqlite3")) as database:

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
