"""Every address of the project, and which row of the world each is about."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

INSIDE = "w/<slug:workspace>/"


@dataclass(frozen=True)
class Address:
    """`names`: the parts of the path that vary, without the workspace."""

    name: str
    view: Any
    names: tuple[str, ...]
    is_inside: bool

    @property
    def view_class(self) -> Any:
        return getattr(self.view, "view_class", None)

    def __str__(self) -> str:
        return self.name


def addresses() -> list[Address]:
    return list(_under(get_resolver(), "", ""))


def _under(resolver: URLResolver, prefix: str, space: str) -> Iterator[Address]:
    for pattern in resolver.url_patterns:
        path = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _under(pattern, path, inner)
        elif isinstance(pattern, URLPattern):
            is_inside = path.startswith(INSIDE)
            names = tuple(pattern.pattern.regex.groupindex)
            yield Address(f"{space}{pattern.name}", pattern.callback, names, is_inside)


def path_of(address: Address, world: Any, slug: str = "masalik") -> str:
    """The address of the world's own row. Raises KeyError where nobody said which row it is."""
    values: dict[str, Any] = {"workspace": slug} if address.is_inside else {}
    for name in address.names:
        values[name] = _value(address, name, world)
    return reverse(address.name, kwargs=values)


def _value(address: Address, name: str, world: Any) -> Any:
    if name == "pk":
        return world.rows[ABOUT[address.name]].pk
    return {
        "object_type": "demands.demand",
        "kind": {
            "demands:record_event": "raised",
            "demands:record_gain_event": "threatened",
            "dialogue:record_fate": "kept",
            "dialogue:record_action_event": "postponed",
        }.get(address.name),
        "side": "us",
        "number": 1,
        "token": world.token,
        "uidb36": "x",
        "key": "set-password",
    }[name]


# The row a page with an id is about. A new address with an id says here which row it shows.
_ROWS = {
    "journal": {"journal.entry": "erase", "demands.demand": "object"},
    "workspaces": {"workspaces.invitation": "revoke", "workspaces.membership": "change_role end"},
    "review": {
        "review.reading": "reading accept_clear finish",
        "review.finding": "judge correct",
    },
    "documents": {
        "documents.document": "document original page_picture withdraw share retitle progress "
        "stop retry"
    },
    "organizations": {
        "organizations.organization": "organization correct withdraw assign add_body add_post",
        "organizations.assignment": "end_assignment",
        "organizations.body": "correct_body withdraw_body",
        "organizations.post": "correct_post withdraw_post add_mandate",
        "organizations.mandate": "correct_mandate end_mandate withdraw_mandate",
    },
    "people": {
        "people.person": "person correct withdraw add_name",
        "people.othername": "withdraw_name",
    },
    "meetings": {
        "meetings.meeting": "meeting correct hold cancel withdraw add_attendance add_decision",
        "meetings.attendance": "withdraw_attendance",
        "meetings.decision": "correct_decision withdraw_decision",
    },
    "demands": {
        "demands.dossier": "correct_dossier",
        "demands.theme": "correct_theme",
        "demands.importbatch": "import import_progress",
        "demands.importrow": "import_row",
        "demands.demand": "demand arrange_line correct move share remove choose_event record_event "
        "weigh add_basis attach sign supporters enter_support lineage split merge supersede restate "
        "send_up offer recommend_one",
        "demands.legalbasis": "withdraw_basis",
        "demands.demanddocument": "detach",
        "demands.support": "withdraw_support",
        "demands.demandevent": "void_event",
        "demands.gain": "gain link_gain withdraw_gain record_gain_event ground_gain",
        "demands.gainevent": "void_gain_event",
        "demands.gainalarm": "confirm_alarm dismiss_alarm",
        "demands.dossierversion": "version",
        "demands.dossierevent": "receipt void_submission",
        "demands.ruling": "decide put_back",
    },
    "dialogue": {
        "dialogue.dialogue": "dialogue correct_dialogue add_party record_frame set_calendar "
        "add_agreement form_committee",
        "dialogue.round": "round withdraw_round record_answer accounts draw_account "
        "judge_lines record_account live live_since agenda order_agenda "
        "delegations add_seat open_round close_round reopen_round after next_round",
        "dialogue.rounditem": "take_off_agenda",
        "dialogue.statement": "withdraw_statement keep_statement",
        "dialogue.answer": "withdraw_answer refer_answer",
        "dialogue.commitment": "commitment correct_commitment share_commitment "
        "withdraw_commitment record_fate record_reply",
        "dialogue.commitmentevent": "void_fate show_evidence acknowledge",
        "dialogue.evidence": "withdraw_evidence",
        "dialogue.letter": "letter letter_paper correct_letter approve_letter send_letter "
        "answer_letter withdraw_letter",
        "dialogue.dialogueparty": "end_party",
        "dialogue.frametext": "withdraw_frame",
        "dialogue.account": "account withdraw_account add_line sign_account",
        "dialogue.accountline": "correct_line align_line",
        "dialogue.alignment": "part_lines",
        "dialogue.signature": "withdraw_signature",
        "dialogue.agreement": "agreement paste_clauses sign_agreement share_agreement "
        "withdraw_agreement",
        "dialogue.clause": "commit_clause correct_clause tie_clause withdraw_clause",
        "dialogue.jointcommittee": "committee correct_committee end_committee seat_member "
        "count_meeting add_action",
        "dialogue.committeemember": "leave_committee",
        "dialogue.committeeaction": "record_action_event withdraw_action",
        "dialogue.actionevent": "void_action_event",
    },
}
ABOUT = {
    f"{app}:{name}": label
    for app, labels in _ROWS.items()
    for label, names in labels.items()
    for name in names.split()
}
