"""The ways a line of the dossier may go, and the kinds of steps that can be taken back."""

from enum import StrEnum


class Way(StrEnum):
    """Where lines go. The last four need to be told where: a theme or another line."""

    UP = "up"
    DOWN = "down"
    INWARD = "inward"
    OUTWARD = "outward"
    THEME = "theme"
    BEFORE = "before"
    AFTER = "after"
    UNDER = "under"


class StepKind(StrEnum):
    """What a step of arranging did."""

    MOVED = "moved"
    THEME_MOVED = "theme_moved"
    REWORDED = "reworded"
    MERGED = "merged"
    SPLIT = "split"
