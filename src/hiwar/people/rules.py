"""Who may read and write the register of persons.

A coordinator may add a person, since a mandate in the own branch needs one; corrections touch what
others wrote, so they stay with those who keep the record.
"""

from hiwar.kernel.models import Audience
from hiwar.kernel.rules import EVERYTHING, Reach, where
from hiwar.workspaces.vocabulary import READERS_OF_ALL, WRITERS_OF_RECORD, Role

READERS: tuple[str, ...] = READERS_OF_ALL
WRITERS: tuple[str, ...] = WRITERS_OF_RECORD
READ: dict[str, Reach] = dict.fromkeys(READERS, EVERYTHING)
WRITE: dict[str, Reach] = dict.fromkeys(WRITERS, EVERYTHING)

RULES: dict[str, dict[str, Reach]] = {
    "view": {**READ, Role.MEMBER: where("audience", Audience.MEMBERS)},
    "add": {**WRITE, Role.COORDINATOR: EVERYTHING},
    "correct": WRITE,
    "withdraw": WRITE,
}
