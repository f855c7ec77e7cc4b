"""A row as the source has it, before the register is asked."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Item:
    """`kind`: theme, heading or demand. `line` from 1; `start`:`end` are its words in the text, or
    None where they do not stand there whole. `above` is the place of the row it stands under.
    """

    kind: str
    words: str
    line: int
    start: int | None = None
    end: int | None = None
    above: int | None = None
    mark: str = ""
    french: str = ""
    fields: dict[str, str] = field(default_factory=dict)
