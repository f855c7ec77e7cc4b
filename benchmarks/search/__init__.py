"""Search: how fast, at its sizes, and how well, beside PostgreSQL's own Arabic. `make bench-search`.

SQLite in a file of its own; PostgreSQL where HIWAR_SEARCH_BENCH_URL names an empty database of a
superuser, who alone may fill it in bulk; it is asked as an ordinary role, under row-level security.
A million entries take some ten minutes to make; HIWAR_SEARCH_BENCH_SIZE is the size of the big
union where it is not to be 200,000. Each database is measured in a process of its own.
"""

import os
import subprocess
import sys
import tempfile


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="hiwar-bench-") as home:
        for url in ("", os.environ.get("HIWAR_SEARCH_BENCH_URL")):
            if url is None:
                print(
                    "PostgreSQL: name an empty database in HIWAR_SEARCH_BENCH_URL to measure it too."
                )
                continue
            given = {"DJANGO_SETTINGS_MODULE": "hiwar.site.settings.local", "HIWAR_HOME": home}
            given |= {"HIWAR_DATABASE_URL": url} if url else {}
            kept = {
                name: value for name, value in os.environ.items() if name != "HIWAR_DATABASE_URL"
            }
            command = [sys.executable, "-m", "benchmarks.search.run"]
            subprocess.run(command, env=kept | given, check=True)
