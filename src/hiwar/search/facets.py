"""What an entry is, beside its words: a lexeme for each, so that the index itself narrows."""

from typing import Final
from uuid import UUID

from hiwar.search.words import FACET

SOURCE: Final = "r"
AUDIENCE: Final = "v"
REACH: Final = "a"  # register and audience in one: for readers to whom a register is closed
SIDE: Final = "s"
STATE: Final = "t"
YEAR: Final = "y"
MONTH: Final = "m"
PARTY: Final = "p"


def facet(mark: str, value: object) -> str:
    told = value.hex if isinstance(value, UUID) else str(value).replace("_", "")
    return f"{FACET}{mark}{told}"


def reach(source: str, audience: str) -> str:
    return f"{source}{audience}"


def month(year: int, number: int) -> str:
    return f"{year:04}{number:02}"
