"""The work of reading grows with the length of the text, whatever its shape."""

import time
from importlib import import_module

import pytest

from hiwar.reading.reader import read

LETTERS = "بتثجحخدذرزسشصضطظعغفق"
SMALL, LARGE = 15_000, 60_000
# Four times the text may take this many times the work; a quadratic step takes sixteen.
MOST = 9


def word(number):
    return "".join(LETTERS[number // 20**place % 20] for place in range(4))


def many(size, made):
    parts, length, number = [], 0, 0
    while length < size:
        parts.append(made(number))
        length += len(parts[-1])
        number += 1
    return "".join(parts)


SHAPES = {
    "one line": lambda size: many(size, lambda _: "طالبت النقابة بالزيادة في الأجور بمدينة فاس "),
    "lines of one word": lambda size: many(size, lambda n: f"{word(n)}\n"),
    "bullets": lambda size: "طالبت بما يلي:\n" + many(size, lambda n: f"- تحسين {word(n)}\n"),
    "brackets": lambda size: "طالبت " + "(" * size,
    "quotes": lambda size: "طالبت النقابة ب" + "«" * size,
    "quoted chain": lambda size: "طالبت ب" + many(size, lambda _: "“الزيادة في الأجور”، و"),
    "dates": lambda size: many(size, lambda _: "4 مارس 2017 "),
    "dates in a bullet": lambda size: "- الزيادة " + many(size, lambda _: "4 مارس 2017 "),
    "blanks after a weekday": lambda size: "السبت" + " " * size + "4",
    "figures": lambda size: "طالبت ب" + "1,2.3,4.5" * (size // 9),
    "joined actions": lambda size: "طالبت بالزيادة" + many(size, lambda _: " وتحسين"),
    "bodies": lambda size: many(size, lambda n: f"أكدت الجمعية المغربية ل{word(n)} أن "),
    "people of ministries": lambda size: many(
        size, lambda n: f"السيد محمد ال{word(n)} المدير العام لوزارة ال{word(n * 7)}، "
    ),
}


def work(text):
    best = float("inf")
    for _ in range(2):
        begin = time.process_time()
        read(text, name="shape.txt")
        best = min(best, time.process_time() - begin)
    return best


@pytest.mark.parametrize("shape", SHAPES)
def test_four_times_the_text_is_about_four_times_the_work(shape):
    read("بلاغ النقابة بمدينة فاس", name="warm.txt")
    small, large = (work(SHAPES[shape](size)) for size in (SMALL, LARGE))
    assert large < MOST * small + 0.05


def test_a_long_text_is_read_as_a_short_one(monkeypatch):
    text = "\n".join(
        SHAPES[shape](2_000) for shape in ("one line", "bullets", "people of ministries")
    )
    short = read(text, name="shape.txt")
    monkeypatch.setattr(import_module("hiwar.language.tokens"), "_LONG_TEXT", 10)
    assert read(text, name="shape.txt") == short
