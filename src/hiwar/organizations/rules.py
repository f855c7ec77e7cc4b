"""Who may read and write organizations and what hangs on them.

A body, a post and a mandate are as visible as their organization. A coordinator writes in the
branches assigned to them, and adds branches under those.
"""

from hiwar.kernel.models import Audience
from hiwar.kernel.rules import EVERYTHING, Reach, own_branch, where
from hiwar.workspaces.vocabulary import READERS_OF_ALL, WRITERS_OF_RECORD, Role

Reaches = dict[str, Reach]
READERS: tuple[str, ...] = READERS_OF_ALL
WRITERS: tuple[str, ...] = WRITERS_OF_RECORD


def _read(path: str) -> Reaches:
    return {
        **dict.fromkeys(READERS, EVERYTHING),
        Role.MEMBER: where(path, Audience.MEMBERS),
    }


def _write(path: str) -> Reaches:
    return {
        **dict.fromkeys(WRITERS, EVERYTHING),
        Role.COORDINATOR: own_branch(path),
    }


RULES: dict[str, Reaches] = {
    "view": _read("audience"),
    "add": _write("parent_id"),
    "correct": _write("id"),
    "withdraw": dict.fromkeys(WRITERS, EVERYTHING),
    "view_parts": _read("organization__audience"),
    "write_parts": _write("organization_id"),
    "view_mandates": _read("post__organization__audience"),
    "write_mandates": _write("post__organization_id"),
    "view_assignments": {Role.SECRETARY: EVERYTHING, Role.AUDITOR: EVERYTHING},
    "assign": {Role.SECRETARY: EVERYTHING},
}
