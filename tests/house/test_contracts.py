"""Each import contract catches the violation it was written for."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PLANTS = {
    "floors": ("demands/models.py", "import hiwar.dialogue.models", "hiwar.demands.models -> hiwar.dialogue.models"),
    "rooms": ("people/domain/persons.py", "import hiwar.people.views", "hiwar.people.domain.persons -> hiwar.people.views"),
    "pure-wing": ("language/folding.py", "import django", "hiwar.language.folding -> django"),
    "reading-stack": (
        "reading/lexicon/__init__.py", "import hiwar.reading.compose", "hiwar.reading.lexicon -> hiwar.reading.compose",
    ),
    "finders": ("reading/finders/people.py", "import hiwar.reading.finders.places", "people -> hiwar.reading.finders.places"),
    "only-review-reads": ("documents/domain/text.py", "import hiwar.reading.reader", "text -> hiwar.reading.reader"),
}  # fmt: skip


@pytest.fixture(scope="module")
def report(tmp_path_factory) -> str:
    """What the linter says of a copy of the house with one violation of each contract planted in it."""
    copy = tmp_path_factory.mktemp("house")
    shutil.copytree(
        ROOT / "src" / "hiwar", copy / "hiwar", ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copy(ROOT / "pyproject.toml", copy)
    for file, line, _trace in PLANTS.values():
        with (copy / "hiwar" / file).open("a", encoding="utf-8") as module:
            module.write(f"\n{line}\n")
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    environment = {**os.environ, "PYTHONPATH": str(copy), "COLUMNS": "200"}
    result = subprocess.run(
        command, cwd=copy, env=environment, capture_output=True, text=True, check=False
    )
    assert result.returncode == 1, result.stdout + result.stderr
    return result.stdout


def contracts() -> dict[str, str]:
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    return dict(re.findall(r'^id = "([\w-]+)"\nname = "(.+)"$', text, re.MULTILINE))


def test_every_contract_has_its_plant():
    assert set(contracts()) == set(PLANTS)


@pytest.mark.parametrize("contract", sorted(PLANTS))
def test_the_contract_catches_its_violation(report, contract):
    name = contracts()[contract]
    assert f"{name} BROKEN" in report
    broken = report.split("Broken contracts")[1]
    section = broken.split(f"{name}\n{'-' * len(name)}")[1]
    section = re.split(r"\n-{8,}\n", section)[0]
    assert PLANTS[contract][2] in section
