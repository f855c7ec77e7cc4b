"""`hiwar read` as a person runs it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from hiwar.site.command import main

DOCUMENTS = Path(__file__).parents[1] / "documents"
BUREAU, ROUND = DOCUMENTS / "twin_bureau.txt", DOCUMENTS / "twin_round.txt"


def run(*arguments):
    return CliRunner().invoke(main, ["read", *map(str, arguments)])


def test_one_file_prints_one_object():
    result = run(BUREAU, "--format", "json")
    assert result.exit_code == 0
    body = json.loads(result.stdout)
    assert body["schema"] == "hiwar.reading/1"
    assert body["source"]["name"] == "twin_bureau.txt"


def test_several_files_print_a_line_each():
    result = run(BUREAU, ROUND, "--format", "json")
    names = [json.loads(line)["source"]["name"] for line in result.stdout.splitlines()]
    assert names == ["twin_bureau.txt", "twin_round.txt"]


def test_out_writes_one_file_a_document(tmp_path):
    result = run(BUREAU, ROUND, "--out", tmp_path / "readings")
    assert result.exit_code == 0
    assert result.stdout == ""
    written = sorted(path.name for path in (tmp_path / "readings").iterdir())
    assert written == ["twin_bureau.json", "twin_round.json"]


def test_table_quotes_evidence_and_says_how_sure_it_is():
    result = run(BUREAU)
    assert "القنيطرة" in result.stdout
    assert "«" in result.stdout
    assert "جليّ" in result.stdout
    assert "أحدهما خطأ" in result.stdout


def test_a_file_that_fails_is_named_and_the_others_are_read(tmp_path):
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 nothing more")
    result = run(broken, BUREAU, "--out", tmp_path)
    assert result.exit_code == 1
    assert "broken.pdf" in result.stderr
    assert "قُرئت 1 من 2" in result.stderr
    assert (tmp_path / "twin_bureau.json").exists()


def test_a_file_that_is_not_there_is_said_so_in_arabic(tmp_path):
    result = run(tmp_path / "absent.txt")
    assert result.exit_code == 1
    assert "تعذّر فتح هذا الملف" in result.stderr


def test_help_is_in_english():
    result = run("--help")
    assert "Read documents" in result.stdout
    assert "--format" in result.stdout


def test_controls_in_a_name_do_not_reach_the_terminal(tmp_path):
    path = tmp_path / "a\u202eb\x1b[31m.txt"
    path.write_text("بلاغ", encoding="utf-8")
    result = run(path)
    assert "\u202e" not in result.stdout
    assert "\x1b[31m" not in result.stdout


@pytest.mark.parametrize("module", ["hiwar.reading.reader", "hiwar.site.commands.read"])
def test_reading_never_loads_django(module):
    code = f"import sys, {module}; print([m for m in sys.modules if m.split('.')[0] == 'django'])"
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "[]"
