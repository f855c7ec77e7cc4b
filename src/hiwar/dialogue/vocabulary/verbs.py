"""Journal verbs of parties, accounts, agreements and joint committees."""

from django.utils.translation import gettext_noop

VERBS = {
    "dialogue.party.added": gettext_noop("named a party to the dialogue: {object}"),
    "dialogue.party.ended": gettext_noop("noted that a party left the dialogue: {object}"),
    "dialogue.frame.recorded": gettext_noop("recorded a text the dialogue stands on: {object}"),
    "dialogue.frame.withdrawn": gettext_noop("took back a text the dialogue stands on: {object}"),
    "dialogue.calendar.set": gettext_noop("set the calendar of the dialogue {object}"),
    "dialogue.account.recorded": gettext_noop("recorded the account: {object}"),
    "dialogue.account.withdrawn": gettext_noop("took back the account: {object}"),
    "dialogue.account_line.recorded": gettext_noop("recorded in an account: {object}"),
    "dialogue.account_line.corrected": gettext_noop("corrected in an account: {object}"),
    "dialogue.account_line.aligned": gettext_noop("set side by side: {object}"),
    "dialogue.account_line.parted": gettext_noop("no longer sets side by side: {object}"),
    "dialogue.divergence.judged": gettext_noop("compared the two accounts of: {object}"),
    "dialogue.signature.recorded": gettext_noop("recorded a signature: {object}"),
    "dialogue.signature.withdrawn": gettext_noop("took back a signature: {object}"),
    "dialogue.agreement.recorded": gettext_noop("recorded the agreement {object}"),
    "dialogue.agreement.shared": gettext_noop("changed who may read the agreement {object}"),
    "dialogue.agreement.withdrawn": gettext_noop("took back the agreement {object}"),
    "dialogue.clause.recorded": gettext_noop("recorded a clause: {object}"),
    "dialogue.clause.tied": gettext_noop("tied demands to a clause: {object}"),
    "dialogue.clause.committed": gettext_noop("made a commitment of the clause: {object}"),
    "dialogue.clause.corrected": gettext_noop("corrected a clause: {object}"),
    "dialogue.clause.withdrawn": gettext_noop("took back a clause: {object}"),
    "dialogue.committee.formed": gettext_noop("recorded the joint committee {object}"),
    "dialogue.committee.corrected": gettext_noop("corrected the joint committee {object}"),
    "dialogue.committee.ended": gettext_noop("noted the end of the joint committee {object}"),
    "dialogue.member.seated": gettext_noop("seated in a joint committee: {object}"),
    "dialogue.member.left": gettext_noop("noted who left a joint committee: {object}"),
    "dialogue.committee_meeting.recorded": gettext_noop(
        "recorded a meeting of a joint committee: {object}"
    ),
    "dialogue.action.recorded": gettext_noop("recorded an action of a joint committee: {object}"),
    "dialogue.action.withdrawn": gettext_noop("took back an action of a joint committee: {object}"),
    "dialogue.action_event.recorded": gettext_noop("recorded on an action: {object}"),
    "dialogue.action_event.voided": gettext_noop("voided on an action: {object}"),
    "dialogue.answer.referred": gettext_noop("sent an answer to a joint committee: {object}"),
}
