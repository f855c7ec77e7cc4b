"""What an entry is, beside its words: a lexeme for each, so that the index itself narrows."""

from typing import Final
from uuid import UUID

from hiwar.search.words import FACET

SOURCE: Final = "r"
REACH: Final = "a"  # register and audience in one: what a reader may read is one union of these
SIDE: Final = "s"
STATE: Final = "t"
YEAR: Final = "y"
PARTY: Final = "p"


def facet(mark: str, value: object) -> str:
    told = value.hex if isinstance(value, UUID) else str(value).replace("_", "")
    return f"{FACET}{mark}{told}"


def reach(source: str, audience: str) -> str:
    return f"{source}{audience}"
