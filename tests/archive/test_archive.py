"""`hiwar read FOLDER --jsonl`: every entry has one line, in one order, whoever did the work."""

import json
import os

import jsonschema
import pytest
from tests.archive.folders import a_folder, paper, read_through, run, with_hostile_files
from tests.reading.test_contract import SCHEMA

from hiwar.site.archive.lines import code_in, line_of, name_in
from hiwar.site.archive.walk import walk


def lines_of(data):
    return [json.loads(line) for line in data.split(b"\n")[:-1]]


def codes_of(data):
    return {row["source"]["name"]: row["error"]["code"] for row in lines_of(data) if "error" in row}


def test_one_worker_and_two_write_the_same_bytes(tmp_path):
    folder = with_hostile_files(a_folder(tmp_path / "papers"))
    one = read_through(folder, tmp_path / "one.jsonl", "--jobs", 1)
    two = read_through(folder, tmp_path / "two.jsonl", "--jobs", 2)
    assert one == two
    assert one.count(b"\n") == 40 + 9


def test_lines_stand_in_the_order_of_the_names(tmp_path):
    folder = a_folder(tmp_path / "papers", 9)
    data = read_through(folder, tmp_path / "readings.jsonl", "--jobs", 2)
    names = [row["source"]["name"] for row in lines_of(data)]
    assert names == sorted(names, key=os.fsencode)
    assert names[0] == "0/ورقة-0000.txt"


def test_each_reading_keeps_the_contract(tmp_path):
    folder = a_folder(tmp_path / "papers", 3)
    for row in lines_of(read_through(folder, tmp_path / "readings.jsonl", "--jobs", 1)):
        jsonschema.validate(row, SCHEMA)


def test_what_cannot_be_read_says_why_and_stops_nothing(tmp_path):
    folder = with_hostile_files(a_folder(tmp_path / "papers", 2))
    data = read_through(folder, tmp_path / "readings.jsonl", "--jobs", 2)
    assert codes_of(data) == {
        "odd/broken.pdf": "broken",
        "odd/empty.txt": "empty",
        "odd/huge.txt": "too_large",
        "odd/loop": "link",
        "odd/noise.bin": "wrong_kind",
        "odd/nowhere": "link",
        "odd/pipe": "special",
        "odd/secret.txt": "link",
    }
    for row in lines_of(data):
        if "error" in row:
            assert row["schema"] == "hiwar.refusal/1"
            assert set(row["error"]["message"]) == {"ar", "fr", "en"}


def test_summary_counts_what_was_read_and_names_the_reasons(tmp_path):
    folder = with_hostile_files(a_folder(tmp_path / "papers", 2))
    said = run(folder, tmp_path / "readings.jsonl", "--jobs", 1)[1]
    assert "قُرئت 3 من 11 وثيقة" in said
    assert "لم تُقرأ 3: link" in said


def test_the_file_of_lines_may_stand_in_the_folder_it_tells_of(tmp_path):
    folder = a_folder(tmp_path / "papers", 3)
    first = read_through(folder, folder / "readings.jsonl", "--jobs", 1)
    assert first.count(b"\n") == 3
    assert read_through(folder, folder / "readings.jsonl", "--jobs", 1) == first


def test_a_name_that_is_no_utf_8_comes_back_as_it_was(tmp_path):
    name = os.fsdecode(b"caf\xe9\n.txt")
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / name).write_text(paper(1), encoding="utf-8")
    data = read_through(tmp_path / "papers", tmp_path / "readings.jsonl", "--jobs", 1)
    data.decode("utf-8")
    assert [row["source"]["name"] for row in lines_of(data)] == [name]


def test_a_line_holds_no_other_line_end():
    line = line_of("بلاغ\x85الأول\u2028والثاني\u2029والثالث".encode(), "a\u2028b.txt")
    assert len(line.decode().splitlines()) == 1
    assert name_in(line) == "a\u2028b.txt"
    assert code_in(line) is None


@pytest.mark.parametrize("spoiled", [b"", b"{}\n", b'{"schema": "hiwar.rea', b"\0" * 40 + b"}\n"])
def test_what_is_no_whole_line_of_ours_has_no_name(spoiled):
    assert name_in(spoiled) is None


def test_a_reader_that_raises_refuses_that_document_alone(monkeypatch):
    monkeypatch.setattr("hiwar.site.archive.lines.read", lambda *_, **__: 1 / 0)
    assert code_in(line_of("بلاغ".encode(), "a.txt")) == "fell"


def test_a_folder_deeper_than_paths_may_be_long_is_told(tmp_path):
    here = os.open(tmp_path, os.O_RDONLY)
    for _ in range(30):
        os.mkdir("a" * 200, dir_fd=here)
        below = os.open("a" * 200, os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    os.close(here)
    assert [entry.kind for entry in walk(tmp_path)] == ["unopened"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--jobs", "0"], "--jobs"),
        (["--engine", "dask://nowhere"], "dask://HOST:PORT"),
        (["--engine", "dask://127.0.0.1:1", "--jobs", "2"], "its own workers"),
    ],
)
def test_options_that_make_no_sense_are_refused(tmp_path, options, said):
    status, heard = run(a_folder(tmp_path / "papers", 1), tmp_path / "readings.jsonl", *options)
    assert status == 2
    assert said in heard
    assert not (tmp_path / "readings.jsonl").exists()
