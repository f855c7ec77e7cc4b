"""One database, filled and asked: `python -m benchmarks.search.run` with the settings in the environment."""

import os
import time
from uuid import UUID

from benchmarks.search import quality, speed

WHOLE, SMALL, WORKSPACES = 200_000, 1_603, 500
BIG = int(os.environ.get("HIWAR_SEARCH_BENCH_SIZE", str(WHOLE)))
BESIDE = max(WORKSPACES * BIG // WHOLE, 10) - 1  # other unions, fewer where the big one is smaller


def main() -> None:
    import django

    from hiwar.site import sqlite  # noqa: F401 - before Django takes its own sqlite3

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    is_server = connection.vendor == "postgresql"
    sizes = [BIG, *([SMALL] * BESIDE if is_server else [])]
    workspaces, took = speed.fill(sizes, copies=is_server)
    import hiwar.site.wsgi  # noqa: F401 - the server's collector of garbage

    print(
        f"### {connection.vendor}: {sum(sizes):,} entries made in {took:.0f} s; loop at {calibration():.0f} M/s"
    )
    print(f"{'milliseconds of a search':58} {'middle':>7} {'p95':>7} {'slowest':>8}")
    if is_server:
        speed.serve_as_ordinary_role()
    speed.measure(speed.Reader(workspaces[0]))
    for name, reader in (
        (f"the union of {BIG:,} entries", speed.Reader(workspaces[0])),
        ("the same, a member", speed.Reader(workspaces[0], everything=False)),
        *([(f"a union of {SMALL:,} beside it", speed.Reader(workspaces[9]))] if is_server else []),
    ):
        print(speed.told(name, speed.measure(reader)))
    if is_server:
        speed.serve_as_before()
        speed.fill_snowball()
        speed.measure_snowball(workspaces[0])
        for name, place in ((f"Snowball: the union of {BIG:,}", 0), ("the same, a small one", 9)):
            print(speed.told(name, speed.measure_snowball(workspaces[place])))
    truth = quality.judged()
    print(f"{f'of {len(truth)} judged queries':44}    recall precision   nDCG@10     first")
    print(quality.told("Hiwar", quality.measure(quality.ours(UUID(int=42)), truth)))
    if is_server:
        for name, either in (("arabic", False), ("arabic", True), ("simple", False)):
            words = f"PostgreSQL {name}, {'any word' if either else 'all words'}"
            print(
                quality.told(words, quality.measure(quality.snowball(name, either=either), truth))
            )


def calibration() -> float:
    """Millions of turns a second of a bare loop, for the machine is shared."""
    started, turns = time.perf_counter(), 0
    while time.perf_counter() - started < 1:
        for _ in range(10_000):
            turns += 1
    return turns / 1e6


if __name__ == "__main__":
    main()
