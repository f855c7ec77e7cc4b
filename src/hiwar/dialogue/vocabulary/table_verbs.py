"""Journal verbs of a round at its table."""

from django.utils.translation import gettext_noop

TABLE_VERBS = {
    "dialogue.round.planned": gettext_noop("planned {object}"),
    "dialogue.round.opened": gettext_noop("opened {object}"),
    "dialogue.round.closed": gettext_noop("closed {object}"),
    "dialogue.round.reopened": gettext_noop("opened {object} again"),
    "dialogue.agenda.extended": gettext_noop("put points on the agenda of {object}"),
    "dialogue.agenda.reordered": gettext_noop("reordered the agenda of {object}"),
    "dialogue.item.removed": gettext_noop("took off the agenda: {object}"),
    "dialogue.statement.recorded": gettext_noop("wrote at the table: {object}"),
    "dialogue.statement.withdrawn": gettext_noop(
        "took back what was written at the table: {object}"
    ),
}
