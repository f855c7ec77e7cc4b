"""`hiwar similar`, as a person or a script calls it."""

import json
import subprocess
import sys

import pytest
from click.testing import CliRunner

from hiwar.site.command import main

POOL = "تنظيم مباراة وطنية\n\nإحداث مقصف بمقر الإدارة\r\nالرفع من أجور القضاة\n"


@pytest.fixture
def files(tmp_path):
    pool, queries = tmp_path / "pool.txt", tmp_path / "queries.txt"
    pool.write_bytes(POOL.encode())
    queries.write_text("\nخلق مطعم للموظفين\n\nزيادة رواتب القضاة\n", encoding="utf-8")
    return ["similar", "--pool", str(pool), "--queries", str(queries), "--engine", "lexical"]


def run(*arguments):
    return CliRunner().invoke(main, list(arguments))


def test_json_has_the_lines_of_the_pool_counted_from_one(files):
    told = json.loads(run(*files, "--format", "json").stdout)
    assert [answer["query"] for answer in told] == ["خلق مطعم للموظفين", "زيادة رواتب القضاة"]
    first = told[0]["candidates"][0]
    assert (first["line"], first["text"]) == (3, "إحداث مقصف بمقر الإدارة")
    assert set(first) == {"line", "text", "score", "reasons"}
    assert 0 < first["score"] <= 1
    assert all(isinstance(reason, str) for reason in first["reasons"])
    assert told[1]["candidates"][0]["line"] == 4


def test_top_limits_the_candidates(files):
    told = json.loads(run(*files, "--format", "json", "--top", "1").stdout)
    assert all(len(answer["candidates"]) == 1 for answer in told)


def test_text_shows_score_line_and_reasons(files):
    shown = run(*files).stdout
    assert "[3] إحداث مقصف بمقر الإدارة" in shown
    assert "مطعم = مقصف" in shown


def test_windows_1256_and_utf_16_are_read(files, tmp_path):
    for codec in ("cp1256", "utf-16"):
        (tmp_path / "pool.txt").write_bytes(POOL.encode(codec))
        told = json.loads(run(*files, "--format", "json").stdout)
        assert told[0]["candidates"][0]["line"] == 3, codec


def test_empty_files_give_an_empty_list(files, tmp_path):
    (tmp_path / "queries.txt").write_text("\n \n", encoding="utf-8")
    assert json.loads(run(*files, "--format", "json").stdout) == []


def test_an_empty_pool_gives_no_candidates(files, tmp_path):
    (tmp_path / "pool.txt").write_text("", encoding="utf-8")
    told = json.loads(run(*files, "--format", "json").stdout)
    assert [answer["candidates"] for answer in told] == [[], []]


def test_what_is_no_text_and_what_is_not_there_are_refused_by_name(files, tmp_path):
    (tmp_path / "pool.txt").write_bytes(bytes(range(256)) * 8)
    refused = run(*files)
    assert refused.exit_code == 1
    assert "pool.txt" in refused.stderr
    (tmp_path / "pool.txt").unlink()
    missing = run(*files)
    assert missing.exit_code == 1
    assert "pool.txt" in missing.stderr
    assert "Traceback" not in missing.stderr


def test_without_the_embedding_it_works_and_says_so(files, monkeypatch):
    monkeypatch.setattr("hiwar.site.commands.similar.why_off", lambda: "not installed here")
    found = run(*files[:-1], "auto", "--format", "json")
    assert json.loads(found.stdout)[0]["candidates"][0]["line"] == 3
    assert "not installed here" in found.stderr
    refused = run(*files[:-1], "semantic")
    assert refused.exit_code == 1
    assert "not installed here" in refused.stderr


def test_django_is_not_loaded(files):
    code = "import sys; from hiwar.site.command import main; main(standalone_mode=False); assert 'django' not in sys.modules"
    done = subprocess.run(
        [sys.executable, "-c", code, *files], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
