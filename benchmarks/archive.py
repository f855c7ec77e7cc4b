"""`make bench-archive`: an archive of 10,000 documents read with one worker and with two.

The documents are made from our own samples, the same ones on every machine: lines of one sample in
another order and number, its days and towns exchanged. `HIWAR_ARCHIVE_DOCUMENTS` asks for fewer.
"""

import hashlib
import json
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.reading import CALIBRATION_STEPS, DOCUMENTS, count_up, seconds_of

COUNT = 10_000
A_FOLDER = 200
FEWEST_WORDS, MOST_WORDS = 150, 680
TOWNS = (
    "فاس",
    "وجدة",
    "أكادير",
    "تطوان",
    "القنيطرة",
    "بني ملال",
    "آسفي",
    "الرباط",
    "مراكش",
    "سطات",
)
_DAY = re.compile(
    r"(?<!\d)([12]?\d)(?=\s?(?:مارس|أبريل|ماي|يونيو|يوليوز|شتنبر|أكتوبر|نونبر|دجنبر))"
)
_TOWN = re.compile("|".join(TOWNS))


def main() -> None:
    """Print one JSON object; the lines of both runs must be the same bytes."""
    count = int(os.environ.get("HIWAR_ARCHIVE_DOCUMENTS", COUNT))
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / "archive"
        words = write_archive(archive, count)
        runs = [measured(archive, Path(folder) / f"readings-{jobs}.jsonl", jobs) for jobs in (1, 2)]
    digests = {run.pop("sha256") for run in runs}
    body = {
        "documents": count,
        "words_a_document": round(words / count),
        "calibration_steps": CALIBRATION_STEPS,
        "runs": runs,
        "same_bytes": len(digests) == 1,
        "core_hours_a_million": [round(1e6 / run["documents_a_processor_second"] / 3600, 1) for run in runs],
    }  # fmt: skip
    print(json.dumps(body, ensure_ascii=False, indent=1))


def write_archive(folder: Path, count: int) -> int:
    """Makes the documents; the words of all of them."""
    samples = [
        path.read_text(encoding="utf-8").splitlines()
        for path in sorted(DOCUMENTS.glob("twin_*.txt"))
    ]
    total = 0
    for number in range(count):
        place = folder / f"{number // A_FOLDER:03d}"
        place.mkdir(parents=True, exist_ok=True)
        text = document(samples, number)
        total += len(text.split())
        (place / f"{number:05d}.txt").write_text(text, encoding="utf-8")
    return total


def document(samples: list[list[str]], number: int) -> str:
    """The document of this number: always the same."""
    chance = random.Random(number)
    sample = samples[number % len(samples)]
    wanted = chance.randint(FEWEST_WORDS, MOST_WORDS)
    lines, words = [], 0
    for line in _shuffled(sample, chance):
        lines.append(_altered(line, chance))
        words += len(line.split())
        if words >= wanted:
            break
    return "\n".join(lines) + "\n"


def _shuffled(sample: list[str], chance: random.Random) -> Iterator[str]:
    """The head of the sample, then its body again and again, from another line each time."""
    yield from sample[:2]
    body = sample[2:] or sample
    while True:
        start = chance.randrange(len(body))
        yield from body[start:] + body[:start]


def _altered(line: str, chance: random.Random) -> str:
    line = _DAY.sub(lambda _: str(chance.randint(1, 28)), line)
    return _TOWN.sub(lambda _: chance.choice(TOWNS), line)


def measured(archive: Path, out: Path, jobs: int) -> dict[str, object]:
    """One run of the command: pace on the wall, processor time, and memory of all its processes."""
    pace = seconds_of(count_up)
    before = _processor_seconds()
    begin = time.monotonic()
    run = subprocess.Popen(
        [sys.executable, "-c", "from hiwar.site.command import main; main()", "read", str(archive),
         "--jsonl", str(out), "--jobs", str(jobs)],
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    peak = _Peak(run.pid)
    peak.start()
    if run.wait() != 0:
        raise SystemExit("the run failed")
    seconds = time.monotonic() - begin
    peak.join()
    data = out.read_bytes()
    return {
        "jobs": jobs,
        "documents_a_processor_second": round(
            data.count(b"\n") / (_processor_seconds() - before), 1
        ),
        "documents_a_second": round(data.count(b"\n") / seconds, 1),
        "seconds": round(seconds, 1),
        "peak_memory_mb_of_all": round(peak.most / 1024),
        "peak_memory_mb_of_largest": round(peak.largest / 1024),
        "bytes_a_line": round(len(data) / data.count(b"\n")),
        "calibration_seconds": round(pace, 3),
        "sha256": hashlib.sha256(data).hexdigest(),
    }


def _processor_seconds() -> float:
    """Of the children that have ended, and theirs: what others do on the machine does not count."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


class _Peak(threading.Thread):
    """Watches the resident memory (kB) of a process and its children."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._pid = pid
        self.most = self.largest = 0

    def run(self) -> None:
        children = Path(f"/proc/{self._pid}/task/{self._pid}/children")
        while True:
            try:
                pids = [self._pid, *map(int, children.read_text().split())]
                sizes = [size for pid in pids if (size := _resident(pid))]
            except OSError:
                return
            if not sizes:
                return
            self.most = max(self.most, sum(sizes))
            self.largest = max(self.largest, *sizes)
            time.sleep(0.2)


def _resident(pid: int) -> int:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    found = re.search(r"VmRSS:\s+(\d+)", status)
    return int(found[1]) if found else 0


if __name__ == "__main__":
    main()
