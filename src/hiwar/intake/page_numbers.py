"""Numbers of pages as a person writes them."""

from collections.abc import Sequence


def ranges(numbers: Sequence[int]) -> list[str]:
    """1, 2, 3, 7 as «1-3», «7»."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return [str(a) if a == b else f"{a}-{b}" for a, b in runs]
