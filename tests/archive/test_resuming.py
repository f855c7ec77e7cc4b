"""A run that was killed goes on where it stopped: nothing twice, nothing torn, the same bytes."""

import json
import os
import shutil
import signal
import time
from pathlib import Path

import pytest
from tests.archive.folders import a_folder, lines_in, read_through, run, started


@pytest.fixture(scope="module")
def papers(tmp_path_factory):
    return a_folder(tmp_path_factory.mktemp("archive") / "papers", 120)


@pytest.fixture(scope="module")
def finished(papers, tmp_path_factory):
    """The folder where a run came to its end."""
    place = tmp_path_factory.mktemp("finished")
    read_through(papers, place / "readings.jsonl", "--jobs", 1)
    return place


@pytest.fixture(scope="module")
def whole(finished):
    return (finished / "readings.jsonl").read_bytes()


@pytest.fixture
def done(finished, tmp_path):
    """What that run left, to be spoilt."""
    return Path(shutil.copytree(finished, tmp_path / "done")) / "readings.jsonl"


def wait_for(condition, seconds=300):
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.005)


def advance(process, out, lines):
    """Let the command run by short turns until so many lines stand, and leave it halted: however busy
    the machine, it is not at its end before anybody looks.
    """

    def has_come_so_far():
        process.send_signal(signal.SIGSTOP)
        if lines_in(out) >= lines:
            return True
        assert process.poll() is None
        process.send_signal(signal.SIGCONT)
        return False

    wait_for(has_come_so_far)


def workers_of(pid):
    return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def is_running(pid):
    """A child whose parent was killed stays a zombie where nobody reaps it."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def test_killed_four_times_it_ends_with_the_same_bytes(papers, whole, tmp_path):
    out = tmp_path / "readings.jsonl"
    for reached in (1, 20, 50, 90):
        process = started(papers, out, "--jobs", 2)
        advance(process, out, reached)
        process.kill()
        process.communicate()
        assert whole.startswith(out.read_bytes())
    assert lines_in(out) < 120
    stood = lines_in(out)
    status, said = run(papers, out, "--jobs", 2)
    assert status == 0
    assert f"منها {stood} من تشغيل سابق" in said
    assert out.read_bytes() == whole


def test_workers_do_not_outlive_a_killed_command(papers, tmp_path):
    out = tmp_path / "readings.jsonl"
    process = started(papers, out, "--jobs", 2)
    advance(process, out, 1)
    workers = workers_of(process.pid)
    assert len(workers) == 2
    process.kill()
    process.communicate()
    wait_for(lambda: not any(map(is_running, workers)))


def test_a_worker_that_is_killed_costs_nothing(papers, whole, tmp_path):
    out = tmp_path / "readings.jsonl"
    process = started(papers, out, "--jobs", 2)
    for reached in (1, 30):
        advance(process, out, reached)
        os.kill(workers_of(process.pid)[0], signal.SIGKILL)
        process.send_signal(signal.SIGCONT)
    process.communicate(timeout=300)
    assert process.returncode == 0
    assert out.read_bytes() == whole


def test_a_worker_that_is_killed_while_it_starts_is_started_again(papers, whole, tmp_path):
    out = tmp_path / "readings.jsonl"
    process = started(papers, out, "--jobs", 2)
    wait_for(lambda: len(workers_of(process.pid)) == 2)
    os.kill(workers_of(process.pid)[0], signal.SIGKILL)
    process.communicate(timeout=300)
    assert process.returncode == 0
    assert out.read_bytes() == whole


def test_ctrl_c_stops_politely_and_leaves_whole_lines(papers, whole, tmp_path):
    out = tmp_path / "readings.jsonl"
    process = started(papers, out, "--jobs", 1)
    advance(process, out, 1)
    process.send_signal(signal.SIGINT)
    process.send_signal(signal.SIGCONT)
    said = process.communicate(timeout=300)[1]
    assert process.returncode == 130
    assert "أعيدوا الأمر نفسه" in said
    assert "Traceback" not in said
    assert whole.startswith(out.read_bytes())


@pytest.mark.parametrize("cut", [1, 7, 300, 5_000])
def test_a_torn_last_line_is_cut_and_done_again(papers, whole, done, cut):
    os.truncate(done, len(whole) - cut)
    assert read_through(papers, done, "--jobs", 2) == whole


def test_a_hole_that_a_power_cut_left_is_done_again(papers, whole, done):
    with done.open("r+b") as file:
        file.seek(len(whole) // 2)
        file.write(b"\0" * 4096)
    assert read_through(papers, done, "--jobs", 2) == whole


def test_a_finished_run_reads_nothing_again(papers, whole, done):
    before = done.stat().st_mtime_ns
    status, said = run(papers, done)
    assert status == 0
    assert "منها 120 من تشغيل سابق" in said
    assert (done.read_bytes(), done.stat().st_mtime_ns) == (whole, before)


def test_two_runs_do_not_write_one_file(papers, whole, tmp_path):
    out = tmp_path / "readings.jsonl"
    process = started(papers, out, "--jobs", 1)
    advance(process, out, 1)
    status, said = run(papers, out, "--jobs", 1)
    assert status == 1
    assert "يكتب أمر آخر" in said
    process.send_signal(signal.SIGCONT)
    process.communicate(timeout=300)
    assert out.read_bytes() == whole


def test_a_folder_that_changed_meanwhile_is_refused_and_nothing_is_lost(tmp_path):
    folder, out = a_folder(tmp_path / "papers", 6), tmp_path / "readings.jsonl"
    before = read_through(folder, out, "--jobs", 1)
    (folder / "0" / "ا.txt").write_text("بلاغ", encoding="utf-8")
    status, said = run(folder, out, "--jobs", 1)
    assert status == 1
    assert "تغيّر المجلد" in said
    assert out.read_bytes() == before
    assert read_through(folder, out, "--jobs", 1, "--fresh").count(b"\n") == 7


def test_new_papers_at_the_end_are_added(tmp_path):
    folder, out = a_folder(tmp_path / "papers", 6), tmp_path / "readings.jsonl"
    before = read_through(folder, out, "--jobs", 1)
    (folder / "9.txt").write_text("بلاغ", encoding="utf-8")
    after = read_through(folder, out, "--jobs", 1)
    assert after.startswith(before)
    assert after.count(b"\n") == 7


def test_lines_of_another_reader_are_not_continued(tmp_path):
    folder, out = a_folder(tmp_path / "papers", 2), tmp_path / "readings.jsonl"
    before = read_through(folder, out, "--jobs", 1)
    (tmp_path / "readings.jsonl.run").write_text(json.dumps({"reader": "older"}))
    status, said = run(folder, out, "--jobs", 1)
    assert status == 1
    assert "قارئ آخر" in said
    assert out.read_bytes() == before


@pytest.mark.parametrize("options", [[], ["--fresh"]])
def test_a_file_that_is_not_ours_is_never_touched(tmp_path, options):
    folder, out = a_folder(tmp_path / "papers", 2), tmp_path / "memoirs.txt"
    out.write_text("مذكرات", encoding="utf-8")
    assert run(folder, out, "--jobs", 1, *options)[0] == 1
    assert out.read_text(encoding="utf-8") == "مذكرات"
