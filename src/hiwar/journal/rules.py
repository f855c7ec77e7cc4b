"""Who may read the journal, and who may erase what it says of a person."""

from hiwar.kernel.rules import EVERYTHING

RULES = {
    "view": {"secretary": EVERYTHING, "rapporteur": EVERYTHING, "auditor": EVERYTHING},
    "erase": {"secretary": EVERYTHING},
}
