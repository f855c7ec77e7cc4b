"""A seeded sample of `benchmarks/fuzz_intake.py`: damaged files of every format are read or refused."""

import pytest
from tests.intake import samples
from tests.intake.forking import fork_instead
from tests.intake.fuzzing import FORMATS, LIMITS, without_tesseract
from tests.intake.mutation import mutated

from hiwar.intake import Extracted, IntakeError, extract

EACH = 15


def outcome_of(data):
    """Extract, or the refusal; anything else fails the test."""
    try:
        result = extract(data, "x", limits=LIMITS)
    except IntakeError as refusal:
        return refusal.code if refusal.message("fr") else ""
    assert isinstance(result, Extracted)
    assert result.text.strip()
    result.text.encode()
    return "read"


@pytest.mark.parametrize("name", FORMATS)
def test_damaged_files_are_read_or_refused(name, monkeypatch):
    fork_instead(monkeypatch)
    without_tesseract(monkeypatch, name)
    outcomes = [outcome_of(FORMATS[name](seed)) for seed in range(EACH)]
    # A part damaged inside a whole package mostly stops being XML.
    assert len(set(outcomes)) > 1 or "inside" in name or name in {"old Word", "text, UTF-16"}


def test_a_damaged_file_takes_the_real_way_through_the_fence():
    for seed in range(3):
        outcome_of(mutated(samples.arabic_pdf(), seed))
