"""Eight writers on one SQLite file, each write a transaction with its journal entry: lost, longest wait."""

import multiprocessing
import os
import statistics
import tempfile
import time
from pathlib import Path

WRITERS, SECONDS = 8, 6.0
LONGEST = 0.3


def _start(database: str) -> None:
    os.environ["HIWAR_DATABASE_URL"] = f"sqlite:///{database}"
    os.environ["HIWAR_HOME"] = str(Path(database).parent)
    os.environ["DJANGO_SETTINGS_MODULE"] = "hiwar.site.settings.local"
    import django

    from hiwar.site import sqlite  # noqa: F401 - before Django takes its own sqlite3

    django.setup()


def _write(database: str, name: int, waits: "multiprocessing.Queue[list[float]]") -> None:
    _start(database)
    from hiwar.kernel.clock import now
    from hiwar.kernel.scope import in_workspace
    from hiwar.organizations.domain import add_organization
    from hiwar.workspaces.models import User
    from hiwar.workspaces.queries import actor_in, places_of

    place = places_of(User.objects.get())[0]
    spent: list[float] = []
    with in_workspace(place.workspace_id):
        actor = actor_in(place.workspace_id, place.user_id)
        if actor is None:
            raise RuntimeError(database)
        ends = time.perf_counter() + SECONDS
        while (began := time.perf_counter()) < ends:
            add_organization(
                actor=actor, at=now(), name_ar=f"هيئة {name} {len(spent)}", kind="association"
            )
            spent.append(time.perf_counter() - began)
    waits.put(spent)


def _prepare(database: str) -> None:
    _start(database)
    from django.core.management import call_command

    from hiwar.site.founding import found

    call_command("migrate", verbosity=0)
    found(
        name_ar="هيئة القياس", name_fr="", slug="bench", kind="union", email="k@example.org",
        full_name="ك", password="only-for-benchmarks",  # noqa: S106
    )  # fmt: skip


def _told(database: str) -> tuple[int, int]:
    import sqlite3

    with sqlite3.connect(database) as connection:
        rows = connection.execute("SELECT count(*) FROM organizations_organization").fetchone()[0]
        entries = connection.execute(
            "SELECT count(*) FROM journal_entry WHERE object_type = 'organizations.organization'"
        ).fetchone()[0]
    return rows, entries


def main() -> None:
    context = multiprocessing.get_context("spawn")
    with tempfile.TemporaryDirectory(prefix="hiwar-bench-") as home:
        database = str(Path(home) / "hiwar.sqlite3")
        preparing = context.Process(target=_prepare, args=(database,))
        preparing.start()
        preparing.join()
        waits = context.Queue()
        writers = [
            context.Process(target=_write, args=(database, n, waits)) for n in range(WRITERS)
        ]
        for writer in writers:
            writer.start()
        spent = [wait for _ in writers for wait in waits.get()]
        for writer in writers:
            writer.join()
        rows, entries = _told(database)
    spent.sort()
    lost = len(spent) + 1 - rows, len(spent) + 1 - entries
    longest = "" if spent[-1] <= LONGEST else f"   over {LONGEST * 1000:.0f} ms"
    print(
        f"{WRITERS} writers  {len(spent) / SECONDS:.0f} writes/s  median {statistics.median(spent) * 1000:.0f} ms  "
        f"p99 {spent[int(len(spent) * 0.99)] * 1000:.0f} ms  longest {spent[-1] * 1000:.0f} ms{longest}  "
        f"lost rows {lost[0]}, lost entries {lost[1]}"
    )


if __name__ == "__main__":
    main()
