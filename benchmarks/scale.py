"""The biggest union's pages on PostgreSQL, made from the record: alone on the server, then among all.

`make bench-scale` (`N=20` for fewer unions) starts a PostgreSQL of its own, writes the N unions of
`hiwar demo --scale` (500: a million events), says how far it is, and prints the median and the 95th
percentile of each page, with no page kept in memory between two requests; the four counts of the
rail are, as the server keeps them from one write to the next. What counts is the second beside the
first: the other unions should cost nothing.
"""

import os
import statistics
import sys
import tempfile
import time
from typing import Any

from django.core.cache.backends.locmem import LocMemCache

REQUESTS, WARM = 60, 3
BAR = 200  # milliseconds at the 95th percentile
OK = 200
STEP = 50  # unions between two words of how far it is


class CountsAlone(LocMemCache):
    """Keeps the counts of the rail and no page."""

    def __init__(self, _location: str, params: dict[str, Any]) -> None:
        super().__init__("counts", params)

    def set(self, key: Any, value: Any, *args: Any, **more: Any) -> None:
        if isinstance(value, int):
            super().set(key, value, *args, **more)


def main() -> None:
    number = int(sys.argv[2]) if len(sys.argv) > 2 else 500
    sys.path.insert(0, "tools")
    from run_tests import postgresql

    with tempfile.TemporaryDirectory(prefix="hiwar-bench-") as home, postgresql() as url:
        os.environ.update(
            HIWAR_HOME=home, HIWAR_DATABASE_URL=url,
            DJANGO_SETTINGS_MODULE="hiwar.site.settings.local",
        )  # fmt: skip
        _prepare()
        _run(number)


def _prepare() -> None:
    import django

    from hiwar.site import sqlite  # noqa: F401 - before Django takes its own sqlite3

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    settings.ALLOWED_HOSTS = ["testserver"]
    settings.CACHES["pages"] = {"BACKEND": "benchmarks.scale.CountsAlone"}
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)


def _as_served() -> None:
    """What the server does once it has loaded everything."""
    from hiwar.site.collector import leave_loaded_alone

    leave_loaded_alone()


def _run(number: int) -> None:
    from hiwar.site.demonstration.scale import load_scale

    began = time.perf_counter()
    unions = load_scale(number)
    size = next(unions)
    print(
        f"the biggest of {number}: {size.demands} demands, {size.events} events, "
        f"{size.commitments} commitments, {size.rounds} rounds",
        flush=True,
    )
    alone = _times()
    for written, _size in enumerate(unions, 2):
        if written % STEP == 0:
            print(f"{written} of {number}: {time.perf_counter() - began:.0f} s", flush=True)
    print(f"all written in {time.perf_counter() - began:.0f} s")
    among = _times()
    print(f"{'page':22} {'alone: median':>14} {'95th':>6}   {'among all: median':>18} {'95th':>6}")
    for name in alone:
        (a, b), (c, d) = alone[name], among[name]
        verdict = "" if d <= BAR else f"   over {BAR} ms"
        print(f"{name:22} {a:11.0f} ms {b:3.0f} ms   {c:15.0f} ms {d:3.0f} ms{verdict}")


def _times() -> dict[str, tuple[float, float]]:
    from django.db import connection
    from django.test import Client

    from hiwar.workspaces.models import User

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    client = Client()
    client.force_login(
        User.objects.get(username="scale"),
        backend="allauth.account.auth_backends.AuthenticationBackend",
    )
    pages = _pages()
    for paths in pages.values():
        client.get(paths[0])
    _as_served()
    return {name: _time(client, paths) for name, paths in pages.items()}


def _time(client: Any, paths: list[str]) -> tuple[float, float]:
    taken = []
    for turn in range(REQUESTS + WARM):
        path = paths[turn % len(paths)]
        began = time.perf_counter()
        if client.get(path).status_code != OK:
            raise RuntimeError(path)
        taken.append(1000 * (time.perf_counter() - began))
    counted = sorted(taken[WARM:])
    return statistics.median(counted), counted[int(0.95 * len(counted)) - 1]


def _pages() -> dict[str, list[str]]:
    from hiwar.demands.models import Demand, Theme
    from hiwar.dialogue.models import Commitment, Round
    from hiwar.kernel.scope import in_workspace
    from hiwar.workspaces.models import Workspace

    base = "/w/scale-1/"
    with in_workspace(Workspace.objects.get(slug="scale-1").id):
        demands = _ids(Demand.objects.order_by("?")[:40])
        rounds = _ids(Round.objects.all()[:40])
        commitments = _ids(Commitment.objects.order_by("?")[:40])
        theme = Theme.objects.first()
    dossier, dialogue = f"{base}dossier/", f"{base}dialogue/"
    return {
        "desk": [base],
        "dossier": [dossier],
        "dossier, one theme": [f"{dossier}?theme={theme.pk if theme else ''}"],
        "dossier, unanswered": [f"{dossier}?unanswered=1"],
        "dossier, words": [f"{dossier}?q=السكن"],
        "demand": [f"{dossier}{pk}/" for pk in demands],
        "dialogues": [dialogue],
        "round": [f"{dialogue}rounds/{pk}/" for pk in rounds],
        "commitments": [f"{dialogue}commitments/"],
        "commitment": [f"{dialogue}commitments/{pk}/" for pk in commitments],
        "search": [f"{base}search/?q=السكن الوظيفي"],
    }


def _ids(rows: Any) -> list[Any]:
    return [row.pk for row in rows]


if __name__ == "__main__":
    main()
