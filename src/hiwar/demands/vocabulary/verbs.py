"""Journal verbs of demands."""

from django.utils.translation import gettext_noop

VERBS = {
    "demands.dossier.opened": gettext_noop("opened the dossier {object}"),
    "demands.dossier.corrected": gettext_noop("corrected the dossier {object}"),
    "demands.theme.added": gettext_noop("added the theme {object}"),
    "demands.theme.corrected": gettext_noop("corrected the theme {object}"),
    "demands.theme.moved": gettext_noop("moved the theme {object}"),
    "demands.demand.added": gettext_noop("entered the demand {object}"),
    "demands.demand.corrected": gettext_noop("corrected the demand {object}"),
    "demands.demand.moved": gettext_noop("moved the demand {object}"),
    "demands.demand.shared": gettext_noop("changed who may read the demand {object}"),
    "demands.demand.removed": gettext_noop("took back the entry of the demand {object}"),
    "demands.demand.split": gettext_noop("split the demand {object}"),
    "demands.demand.merged": gettext_noop("merged other demands into the demand {object}"),
    "demands.demand.superseded": gettext_noop("superseded the demand {object}"),
    "demands.demand.restated": gettext_noop("asked again for the demand {object}"),
    "demands.demand.sent_up": gettext_noop("sent up the demand {object}"),
    "demands.event.recorded": gettext_noop("recorded in the ledger: {object}"),
    "demands.event.voided": gettext_noop("voided in the ledger: {object}"),
    "demands.gain.recorded": gettext_noop("recorded the gain {object}"),
    "demands.gain.linked": gettext_noop("tied the gain {object} to a demand"),
    "demands.gain.withdrawn": gettext_noop("took back the entry of the gain {object}"),
}
