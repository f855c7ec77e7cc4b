"""The icons of the interface: Lucide's, by name. The sprite holds these and no others."""

from typing import Final

_NAMES: Final = """
arrow-down arrow-left arrow-right arrow-up bell book-open briefcase building-2 calendar-days
calendar-plus camera chart-no-axes-gantt check check-check chevron-down chevron-left chevron-right
chevron-up chevrons-up-down circle circle-alert circle-check-big circle-dot circle-x clipboard-paste
clock-alert cloud-check cloud-off coffee copy copy-check download ellipsis-vertical equal
external-link eye eye-off file file-pen-line file-plus file-spreadsheet file-text file-type gavel
git-commit-horizontal git-compare git-fork git-merge globe grip-vertical hand hand-helping history
inbox key-round landmark languages link-2 list list-indent-decrease list-indent-increase list-plus
list-tree lock log-out mail mail-check mail-x map map-pin map-pin-off megaphone menu message-circle
message-square-text messages-square mic minus moon network panel-top pen-line pencil pencil-line
plus presentation printer quote radio redo-2 reply route scale scan-text search send settings
share-2 shield-alert shield-check signature skip-forward sliders-horizontal smartphone square sun
timer trash-2 triangle-alert undo-2 unlink upload user user-plus users users-round vote x
"""

# Our name -> Lucide's file. The drawings use a few older names.
ICONS: Final[dict[str, str]] = {name: name for name in _NAMES.split()} | {
    "circle-help": "circle-question-mark",
    "file-check-2": "file-check-corner",
    "file-plus-2": "file-plus-corner",
    "file-warning": "file-exclamation-point",
    "filter": "funnel",
    "fingerprint": "fingerprint-pattern",
}

# Backward and forward change places with the direction of reading; the others are mirrored.
_PAIRS: Final = {
    "arrow-left": "arrow-right",
    "arrow-right": "arrow-left",
    "chevron-left": "chevron-right",
    "chevron-right": "chevron-left",
}
_MIRRORED: Final = frozenset({"redo-2", "reply", "skip-forward", "undo-2"})


def facing(name: str, *, rightward: bool) -> tuple[str, str]:
    """The icon that stands for `name` on a page read in that direction, and the class it needs."""
    if not rightward:
        return name, ""
    return _PAIRS.get(name, name), "flip" if name in _MIRRORED else ""
