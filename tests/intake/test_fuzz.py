import io
import zipfile

import pytest
from tests.intake import samples
from tests.intake.forking import fork_instead
from tests.intake.mutation import changed_inside, mutated

from hiwar.intake import Extracted, IntakeError, Limits, extract

LIMITS = Limits(wall_seconds=5, cpu_seconds=4)


def outcome_of(data):
    """Extract, or the refusal; anything else fails the test."""
    try:
        result = extract(data, "x", limits=LIMITS)
    except IntakeError as refusal:
        return refusal.code
    assert isinstance(result, Extracted)
    assert result.text.strip()
    result.text.encode()
    return "read"


@pytest.mark.parametrize(
    ("make", "count"),
    [
        (samples.arabic_pdf, 70),
        (samples.arabic_docx, 50),
        (lambda: samples.site_page().encode(), 70),
    ],
    ids=["pdf", "docx", "html"],
)
def test_mutated_files_are_read_or_refused(make, count, monkeypatch):
    fork_instead(monkeypatch)
    whole = make()
    outcomes = [outcome_of(mutated(whole, seed)) for seed in range(count)]
    assert len(set(outcomes)) > 1


def test_mutated_parts_inside_a_whole_docx_are_read_or_refused(monkeypatch):
    fork_instead(monkeypatch)
    with zipfile.ZipFile(io.BytesIO(samples.arabic_docx())) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    names = [
        "word/document.xml",
        "word/numbering.xml",
        "word/styles.xml",
        "[Content_Types].xml",
        "_rels/.rels",
    ]
    outcomes = [
        outcome_of(samples.zip_of(changed_inside(parts, name, seed)))
        for name in names
        for seed in range(5)
    ]
    assert {"read", "broken"} <= set(outcomes)


def test_mutated_plain_text_is_read_or_refused():
    whole = "\n".join(samples.LINES).encode()
    assert {outcome_of(mutated(whole, seed)) for seed in range(100)} > {"read"}


def test_a_mutated_file_takes_the_real_way_through_the_fence():
    for seed in range(6):
        outcome_of(mutated(samples.arabic_pdf(), seed))
