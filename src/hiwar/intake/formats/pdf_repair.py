"""What a text layer tells wrongly and the page shows rightly: mended where the text itself proves it.

Each mend needs its proof in the layer or in the other reader's words; without one the text stays.
"""

import re
from collections import Counter, defaultdict
from typing import Final

from hiwar.intake.formats.pdf_health import ARABIC

_PAIRS: Final = (("(", ")"), ("[", "]"), ("«", "»"), ("{", "}"))
_MIRROR: Final = str.maketrans("()[]«»{}", ")(][»«}{")
_WORD: Final = re.compile(r"[\u0621-\u0652\u0670]+")
# No word has these: a lam-alef drawn as one sign whose two letters were told the wrong way round.
_TURNED: Final = re.compile(r"(?<!\w)([وفبكل]{0,2})ا([أإآا])ل")
_SIGN_FIRST: Final = re.compile(r"(?<![\w%])([%٪])(\d+(?:[.,]\d+)*)(?![\d%٪])")
# A comma after a figure, told before it.
_COMMA_FIRST: Final = re.compile(r"(?<=\s)([،؛])(\d[\d:./-]*)(?=\s|$)")
# Teh marbuta and alef maksura end words and never begin one.
_BACKWARDS: Final = re.compile(r"(?<!\w)[ةى]\w")
_FORWARDS: Final = re.compile(r"\w[ةى](?!\w)")
_RUN: Final = re.compile(r"\d+(?:[.,:/-]\d+)*[%٪]?|[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ0-9'’.@-]*|[^\n]|\n")
_SURE: Final = 3


def mended(text: str, other: str) -> str:
    """The text of a page with what `other`, a second reading of it, or the text itself proves wrong."""
    text = _in_reading_order(text)
    other = _in_reading_order(other)
    text = _COMMA_FIRST.sub(r"\2\1", text)
    return _begun(_lam_alef(_percent(_brackets(text), other), other))


def is_backwards(text: str) -> bool:
    """Whether the letters stand in the order of the paper from left to right."""
    wrong = len(_BACKWARDS.findall(text))
    return wrong >= _SURE and wrong > 2 * len(_FORWARDS.findall(text))


def _in_reading_order(text: str) -> str:
    if not is_backwards(text):
        return text
    return "\n".join(_turned_line(line) for line in text.split("\n"))


def _turned_line(line: str) -> str:
    if not ARABIC.search(line):
        return line
    runs = reversed(_RUN.findall(line))
    return "".join(run.translate(_MIRROR) if len(run) == 1 else run for run in runs)


def _brackets(text: str) -> str:
    """Brackets told as they are drawn, not as they are typed: where most close before they open."""
    lines = [line for line in text.split("\n") if ARABIC.search(line)]
    for left, right in _PAIRS:
        pair = re.compile(f"[{re.escape(left + right)}]")
        drawn = sum("".join(pair.findall(line)).count(right + left) for line in lines)
        typed = sum("".join(pair.findall(line)).count(left + right) for line in lines)
        if (
            drawn and _misplaced(lines, left, right) > _misplaced(lines, right, left)
        ) or drawn > typed + 1:
            text = _swapped(text, left, right)
    return text


def _misplaced(lines: list[str], left: str, right: str) -> int:
    """Brackets that close what is not open, and those that nothing closes, line by line."""
    wrong = 0
    for line in lines:
        depth = 0
        for sign in line:
            if sign == left:
                depth += 1
            elif sign == right and depth:
                depth -= 1
            elif sign == right:
                wrong += 1
        wrong += depth
    return wrong


def _swapped(text: str, left: str, right: str) -> str:
    table = str.maketrans(left + right, right + left)
    return "\n".join(
        line.translate(table) if ARABIC.search(line) else line for line in text.split("\n")
    )


def _percent(text: str, other: str) -> str:
    """«%10» where the other reader has «10%» and not «%10»."""

    def typed(found: re.Match[str]) -> str:
        sign, number = found.groups()
        return number + sign if _holds(other, number + sign) else found[0]

    return _SIGN_FIRST.sub(typed, text)


def _holds(text: str, piece: str) -> bool:
    return re.search(rf"(?<![\d.,]){re.escape(piece)}(?!\d)", text) is not None


def _begun(text: str) -> str:
    """The article before a turned lam-alef, which no other word can be: «األعوان» for «الأعوان»."""
    return _TURNED.sub(lambda found: f"{found[1]}ال{found[2]}", text)


def _lam_alef(text: str, other: str) -> str:
    """Words with a turned lam-alef, by the other reader's words of the same letters."""
    if len(_TURNED.findall(text)) <= len(_TURNED.findall(other)):
        return text
    theirs = set(_WORD.findall(other))
    by_letters: dict[str, Counter[str]] = defaultdict(Counter)
    for word in _WORD.findall(other):
        by_letters["".join(sorted(word))][word] += 1

    def right(found: re.Match[str]) -> str:
        word = found[0]
        same = by_letters.get("".join(sorted(word)))
        if same is None or word in theirs:
            return word
        return max(same, key=lambda each: same[each])

    return _WORD.sub(right, text)
