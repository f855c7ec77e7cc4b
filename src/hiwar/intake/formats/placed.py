"""Where shaped lines (headings and their like) stand in the text that was made of them."""

from hiwar.intake.formats.lines import tidy


def placed(text: str, shaped: list[tuple[str, str, int]]) -> list[tuple[str, int, int, int]]:
    """(kind, level, start, end) of each (line, kind, level): the next whole line of these words."""
    found, after = [], 0
    for line, kind, level in shaped:
        line = tidy([line])  # noqa: PLW2901 - as the text has it
        start = text.find(line, after) if line else -1
        while start > 0 and text[start - 1] != "\n":
            start = text.find(line, start + 1)
        if start >= 0:
            after = start + len(line)
            found.append((kind, level, start, after))
    return found
