"""Numbers, counted nouns and references as the interface writes them."""

from decimal import Decimal
from typing import Final

from django.utils.translation import ngettext

from hiwar.web.dates import language

NARROW_SPACE: Final = "\u202f"  # an ordinary space would turn the groups around in Arabic
SEPARATED_FROM: Final[int] = 10_000
FIRST_STRONG: Final = "\u2068"
POP: Final = "\u2069"


def number(value: float | Decimal) -> str:
    """Western digits, thousands apart from 10 000 on by U+202F, comma for decimals."""
    is_small = -SEPARATED_FROM < value < SEPARATED_FROM
    whole = f"{value}" if is_small else f"{value:,}"
    point = "." if language() == "en" else ","
    return whole.replace(",", NARROW_SPACE).replace(".", point)


def counted(count: int, one: str, many: str) -> str:
    """`ngettext` with `%(n)s` written as the house writes numbers."""
    return ngettext(one, many, count) % {"n": number(count)}


def reference(serial: int | str) -> str:
    """م-014 in Arabic, M-014 elsewhere: the number never changes."""
    letter = "م" if language() == "ar" else "M"
    return f"{letter}-{int(serial):03d}"


def isolated(text: object) -> str:
    """For plain-text exports: the run keeps its own direction."""
    return f"{FIRST_STRONG}{text}{POP}"


def comma() -> str:
    return "، " if language() == "ar" else ", "
