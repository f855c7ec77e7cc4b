"""Items told in running text."""

from hiwar.reading.finding import ItemFound
from hiwar.reading.finding.sayings import statements_of
from hiwar.reading.outline import Outline


def find_statements(outline: Outline) -> list[ItemFound]:
    """Items of paragraphs; titles only repeat them, bullets are read elsewhere."""
    found: list[ItemFound] = []
    for sentence in outline.sentences:
        if outline.lines[sentence.line].kind == "paragraph":
            found += statements_of(outline, sentence)
    return found
