"""Who may see readings, and who judges."""

from hiwar.kernel.rules import EVERYTHING

_WRITE = {"secretary": EVERYTHING, "rapporteur": EVERYTHING}

RULES = {
    "view": {**_WRITE, "auditor": EVERYTHING},
    "judge": _WRITE,
}
