"""The whole suite: on SQLite, browser included; then the data layer again on a PostgreSQL of its own."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
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


@contextmanager
def postgresql() -> Iterator[str]:
    """A cluster in a temporary folder; yields its url."""
    folder = Path(tempfile.mkdtemp(prefix="hiwar-pg-"))
    data, log, port = folder / "data", folder / "log", free_port()
    if os.getuid() == 0:
        shutil.chown(folder, "postgres")
    folder.chmod(0o755)
    control = str(binaries() / "pg_ctl")
    as_postgres(
        str(binaries() / "initdb"),
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
        return pytest("-m", "data", HIWAR_DATABASE_URL=url) or failed


if __name__ == "__main__":
    sys.exit(main())
