import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.intake import samples

from hiwar.intake import Limits, extract, fence

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
QUICK = Limits(wall_seconds=5, cpu_seconds=3)


def document_xml(body, head=""):
    xml = f'{head}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    return samples.repacked(samples.arabic_docx(), word__document_xml=xml.encode())


def zip_bomb():
    return samples.repacked(samples.arabic_docx(), word__document_xml=b" " * 60_000_000)


def zip_bomb_that_lies():
    """The same with every declared size of the part made small."""
    data = zip_bomb()
    return data.replace((60_000_000).to_bytes(4, "little"), (90_000).to_bytes(4, "little"))


LAUGHS = "<!DOCTYPE x [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {name} '{('&' + before + ';') * 10}'>"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("data", "codes"),
    [
        (zip_bomb, {"bomb"}),
        (zip_bomb_that_lies, {"bomb", "broken"}),
        (lambda: samples.repacked(samples.arabic_docx(), **{f"part{n}_xml": b"x" for n in range(6000)}), {"bomb"}),
        (lambda: document_xml(f"<w:p><w:r><w:t>{os.urandom(13_000_000).hex()}</w:t></w:r></w:p>"), {"bomb"}),
        (lambda: document_xml("<w:p><w:r><w:t>&i;</w:t></w:r></w:p>", LAUGHS + "]>"), {"bomb"}),
        (
            lambda: document_xml(
                "<w:p><w:r><w:t>&e;</w:t></w:r></w:p>", '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
            ),
            {"bomb"},
        ),
        (lambda: document_xml("<w:sdt>" * 100_000 + "</w:sdt>" * 100_000), {"bomb"}),
        (lambda: document_xml("<w:p><w:r><w:t>" + "نص " * 1_500_000 + "</w:t></w:r></w:p>"), {"too_large", "bomb"}),
        (lambda: samples.many_pages_pdf(100_000), {"too_many_pages"}),
        (lambda: samples.inflating_pdf(200), {"too_much_memory", "too_slow", "too_large"}),
        (lambda: b"<html><body>" + b"<p>a" * 600_000, {"bomb", "too_slow"}),
        (lambda: nested_page(500_000), {"too_slow"}),
    ],
    ids=["zip-bomb", "lying-zip", "many-parts", "huge-xml", "laughs", "entity", "deep-xml", "long-text",
         "pages", "inflating-pdf", "many-nodes", "deep-page"],
)  # fmt: skip
def test_a_bomb_is_refused_in_time(data, codes, refusal_of):
    made = data()
    started = time.monotonic()
    assert refusal_of(made, limits=QUICK).code in codes
    assert time.monotonic() - started < QUICK.wall_seconds + 15


def nested_page(depth):
    return b"<html><body>" + b"<div>" * depth + "نص في القعر".encode()


def test_a_page_nested_ten_thousand_deep_is_read():
    assert extract(nested_page(10_000), "x", limits=QUICK).text == "نص في القعر"


def test_entities_of_another_encoding_do_not_pass_unseen(refusal_of):
    xml = (
        LAUGHS
        + f']><w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>&i;</w:t></w:r></w:p></w:body></w:document>'
    )
    data = samples.repacked(samples.arabic_docx(), word__document_xml=xml.encode("utf-16"))
    assert refusal_of(data).code == "bomb"


@pytest.fixture
def worker_that(monkeypatch, tmp_path):
    """Puts a program of the test's own in the worker's place."""

    def be(program):
        def spawn(upload, kind, limits):
            return subprocess.Popen(
                [sys.executable, "-S", "-c", program],
                stdin=upload,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                start_new_session=True,
            )

        monkeypatch.setattr(fence, "_spawn", spawn)

    return be


def frame_program(payload):
    body = json.dumps(payload)
    return f"import os; b={body!r}.encode(); os.write(1, len(b).to_bytes(4, 'big') + b)"


GOOD = {"text": "نص", "pages": None, "title": None, "notices": []}


@pytest.mark.parametrize(
    ("program", "code"),
    [
        ("import time; time.sleep(60)", "too_slow"),
        ("import os, time; os.close(1); os.close(2); time.sleep(60)", "too_slow"),
        ("import os\nwhile True: os.write(1, bytes(65536))", "too_large"),
        ("import os\nwhile True: os.write(2, bytes(65536))", "too_slow"),
        ("import os; os.kill(os.getpid(), 11)", "broken"),
        ("import os; os.kill(os.getpid(), 24)", "too_slow"),
        ("import os; os.kill(os.getpid(), 5)", "too_much_memory"),
        ("import os; os.abort()", "too_much_memory"),
        ("import os; os.write(2, b'double free'); os.abort()", "broken"),
        ("import os; os._exit(71)", "too_much_memory"),
        (
            "import os; os.write(2, b'memory allocation of 9 bytes failed'); os.abort()",
            "too_much_memory",
        ),
        ("import os; os.write(1, (1000).to_bytes(4, 'big') + b'{')", "broken"),
        (
            "import os; b = b'[' * 200_000; os.write(1, len(b).to_bytes(4, 'big')); os.write(1, b)",
            "broken",
        ),
        (frame_program({**GOOD, "text": 5}), "broken"),
        (frame_program({**GOOD, "text": "\ud800"}), "broken"),
        (frame_program({**GOOD, "pages": [[1, 0, 99, 1, 1]]}), "broken"),
        (frame_program({**GOOD, "notices": [["odd", []]]}), "broken"),
        (frame_program({"refused": "odd"}), "broken"),
        (frame_program({"refused": "wrong_kind", "variant": "odd"}), "broken"),
        (frame_program([GOOD]), "broken"),
    ],
)
def test_a_worker_gone_wrong_is_a_refusal(program, code, worker_that, refusal_of):
    worker_that(program)
    started = time.monotonic()
    limits = Limits(wall_seconds=1, max_characters=100_000)
    assert refusal_of(b"<html><p>a", limits=limits).code == code
    assert time.monotonic() - started < 30


def test_the_last_whole_reading_holds_when_a_worker_falls(worker_that):
    worker_that(frame_program(GOOD) + "; os.write(1, (9).to_bytes(4, 'big')); os.abort()")
    assert extract(b"<html><p>a", "x").text == "نص"


def test_children_of_a_worker_die_with_it(worker_that, tmp_path, refusal_of):
    mark = tmp_path / "child"
    child = f"import os, time; open({str(mark)!r}, 'w').write(str(os.getpid())); time.sleep(60)"
    worker_that(
        f"import subprocess, sys; subprocess.Popen([sys.executable, '-S', '-c', {child!r}]).wait()"
    )
    assert refusal_of(b"<html><p>a", limits=Limits(wall_seconds=4)).code == "too_slow"
    stat = Path(f"/proc/{mark.read_text()}/stat")
    deadline = time.monotonic() + 60
    while stat.exists() and stat.read_text().split()[2] != "Z" and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not stat.exists() or stat.read_text().split()[2] == "Z"


PROBE = """
import json, os, resource, sys
from hiwar.intake.outcome import Limits
from hiwar.intake.worker import fence_in
fence_in(Limits())
def fails(do):
    try:
        do()
    except (OSError, MemoryError):
        return True
    return False
def fill():
    with open({path!r}, "wb") as f:
        f.write(b"x")
print(json.dumps({{
    "memory": fails(lambda: bytearray(2 * 2**30)),
    "file": fails(fill),
    "open": fails(lambda: [os.open("/dev/null", 0) for _ in range(64)]),
    "cpu": resource.getrlimit(resource.RLIMIT_CPU)[0],
    "core": resource.getrlimit(resource.RLIMIT_CORE)[1],
}}))
"""


def test_a_worker_fences_itself_in(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", PROBE.format(path=str(tmp_path / "a"))],
        capture_output=True,
        check=True,
        timeout=30,
    )
    assert json.loads(done.stdout) == {
        "memory": True,
        "file": True,
        "open": True,
        "cpu": 15,
        "core": 0,
    }


def test_a_worker_sees_no_secret_and_leaves_no_file(monkeypatch, tmp_path):
    monkeypatch.setenv("SECRET_KEY", "hush")
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    seen = []
    popen = subprocess.Popen
    monkeypatch.setattr(
        fence.subprocess, "Popen", lambda *args, **kw: seen.append(kw["env"]) or popen(*args, **kw)
    )
    extract(samples.french_pdf(), "x")
    assert set(seen[0]) == {"PYTHONPATH", "LANG", "MALLOC_ARENA_MAX", "OPENBLAS_NUM_THREADS"}
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("make", [samples.arabic_docx, samples.arabic_pdf], ids=["docx", "pdf"])
def test_a_small_file_takes_less_than_half_a_second_of_the_processor(make):
    data = make()
    took = []
    for _ in range(3):
        started = resource.getrusage(resource.RUSAGE_CHILDREN)
        extract(data, "x")
        ended = resource.getrusage(resource.RUSAGE_CHILDREN)
        took.append(ended.ru_utime + ended.ru_stime - started.ru_utime - started.ru_stime)
    assert min(took) < 0.5
