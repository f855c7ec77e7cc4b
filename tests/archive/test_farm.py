"""A Dask cluster writes the same bytes as this machine alone: a scheduler and two workers, for real."""

import json
import os
import subprocess
import sys
import time

import pytest
from tests.archive.folders import a_folder, lines_in, read_through, run, started, with_hostile_files

from hiwar.site.archive.farm import read_here
from hiwar.site.archive.lines import line_of
from hiwar.site.archive.reader_id import reader_id

STARTING_SECONDS = 90


class Cluster:
    """A scheduler and `count` worker processes of one thread each."""

    def __init__(self, place):
        self.place = place
        self.file = place / "scheduler.json"
        self.processes = [
            self._run("scheduler", "--port", "0", "--host", "127.0.0.1", "--no-dashboard",
                      "--no-show", "--scheduler-file", str(self.file))
        ]  # fmt: skip
        until = time.monotonic() + STARTING_SECONDS
        while not self.file.exists() or not self.file.read_text():
            assert time.monotonic() < until
            time.sleep(0.05)

    def hire(self, count, path=None):
        workers = [
            self._run("worker", "--nthreads", "1", "--no-dashboard", "--no-nanny", "--host",
                      "127.0.0.1", "--local-directory", str(self.place), "--scheduler-file",
                      str(self.file), path=path)
            for _ in range(count)
        ]  # fmt: skip
        self.processes += workers
        return workers

    @property
    def address(self):
        return json.loads(self.file.read_text())["address"].replace("tcp://", "dask://")

    def _run(self, verb, *options, path=None):
        environment = {**os.environ, "PYTHONPATH": path or os.pathsep.join(filter(None, sys.path))}
        return subprocess.Popen(
            [sys.executable, "-m", "dask", verb, *options],
            env=environment, cwd=self.place, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def close(self):
        for process in self.processes:
            process.kill()
            process.wait()


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    cluster = Cluster(tmp_path_factory.mktemp("cluster"))
    try:
        cluster.hire(2)
        yield cluster
    finally:
        cluster.close()


@pytest.fixture(scope="module")
def papers(tmp_path_factory):
    return with_hostile_files(a_folder(tmp_path_factory.mktemp("archive") / "papers", 60))


@pytest.fixture(scope="module")
def whole(papers, tmp_path_factory):
    return read_through(papers, tmp_path_factory.mktemp("whole") / "readings.jsonl", "--jobs", 1)


def test_two_workers_of_a_cluster_write_the_same_bytes(cluster, papers, whole, tmp_path):
    out = tmp_path / "readings.jsonl"
    assert read_through(papers, out, "--engine", cluster.address) == whole


def test_what_a_cluster_began_this_machine_ends(cluster, papers, whole, tmp_path):
    out = tmp_path / "readings.jsonl"
    process = started(papers, out, "--engine", cluster.address)
    while lines_in(out) < 10:
        assert process.poll() is None
        time.sleep(0.005)
    process.kill()
    process.communicate()
    assert whole.startswith(out.read_bytes())
    assert read_through(papers, out, "--jobs", 1) == whole


def test_a_worker_lost_on_the_way_costs_nothing(cluster, papers, whole, tmp_path):
    out = tmp_path / "readings.jsonl"
    (third,) = cluster.hire(1)
    process = started(papers, out, "--engine", cluster.address)
    while lines_in(out) < 5:
        assert process.poll() is None
        time.sleep(0.005)
    third.kill()
    assert process.wait(120) == 0
    process.stderr.close()
    assert out.read_bytes() == whole


def test_no_scheduler_is_said_in_a_sentence(papers, tmp_path):
    status, said = run(papers, tmp_path / "readings.jsonl", "--engine", "dask://127.0.0.1:1")
    assert status == 1
    assert "لا يجيب مجدول Dask" in said
    assert "Traceback" not in said


def test_an_answer_is_signed_by_its_reader():
    data = "بلاغ".encode()
    assert read_here(data, "a.txt") == (reader_id(), line_of(data, "a.txt"))
