"""How accounts, agreements and joint committees are searched."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.utils.translation import gettext_lazy as _

from hiwar.dialogue.models import (
    Account,
    AccountLine,
    Agreement,
    Clause,
    CommitteeAction,
    JointCommittee,
)
from hiwar.dialogue.queries.papers import visible_agreements, visible_committees, visible_lines
from hiwar.dialogue.vocabulary.parties import PartySide
from hiwar.kernel.actors import Actor
from hiwar.search import (
    THEM,
    US,
    Address,
    Draft,
    Found,
    Hit,
    Query,
    Source,
    best_spelling,
    itself,
    joined,
    marked,
    snippet,
)
from hiwar.web.dates import day_in_words

SIDES = {PartySide.US: US, PartySide.THEM: THEM}


def _agreements() -> QuerySet[Agreement]:
    live = Clause.objects.filter(withdrawn_at=None)
    rows = Agreement.objects.filter(withdrawn_at=None, dialogue__withdrawn_at=None)
    return rows.select_related("dialogue").prefetch_related(
        Prefetch("clauses", live, to_attr="live_clauses")
    )


def _entries_of_agreements(rows: Sequence[Agreement]) -> Iterator[Draft]:
    """A part a clause, so that what is found is the clause; one for the title where there is none."""
    for row in rows:
        clauses: Sequence[Clause | None] = row.live_clauses or [None]  # type: ignore[attr-defined]
        for part, clause in enumerate(clauses):
            yield Draft(
                row.pk, title=joined(row.title_ar, row.title_fr),
                body=joined(clause.words_ar, clause.words_fr) if clause else "",
                other=clause.number if clause else "", audience=row.audience,
                day=row.agreed_on, party_id=row.dialogue.counterpart_id, part=part,
            )  # fmt: skip


def _show_agreements(
    actor: Actor, hits: Sequence[Hit], query: Query, address: Address
) -> list[Found]:
    rows = visible_agreements(actor).in_bulk([hit.object_id for hit in hits])
    return [
        Found(
            url=address("dialogue:agreement", row.pk), icon="signature",
            title=snippet(best_spelling(query, row.title, row.title_ar, row.title_fr), query),
            quote=snippet(hit.body, query) if hit.body else (),
            meta=marked(
                query, str(row.get_kind_display()),
                day_in_words(row.agreed_on, precision=row.precision) if row.agreed_on else "",
            ),
        )
        for hit in hits if (row := rows.get(hit.object_id))
    ]  # fmt: skip


def _of_clauses(ids: Collection[UUID]) -> Iterable[UUID]:
    return Clause.objects.filter(id__in=ids).values_list("agreement_id", flat=True)


def _lines() -> QuerySet[AccountLine]:
    """Those of the version that stands."""
    newer = Account.objects.filter(
        round=OuterRef("account__round"), side=OuterRef("account__side"), withdrawn_at=None,
        version__gt=OuterRef("account__version"),
    )  # fmt: skip
    rows = AccountLine.objects.filter(
        ~Exists(newer), replaced_at=None, account__withdrawn_at=None,
        account__round__withdrawn_at=None,
    )  # fmt: skip
    return rows.exclude(words="").select_related("account__round__meeting", "demand")


def _entries_of_lines(rows: Sequence[AccountLine]) -> Iterator[Draft]:
    for row in rows:
        meeting = row.account.round.meeting
        yield Draft(
            row.pk, body=row.words, other=row.subject, side=SIDES.get(PartySide(row.account.side), ""),
            day=meeting.held_on, party_id=meeting.counterpart_id,
        )  # fmt: skip


def _show_lines(actor: Actor, hits: Sequence[Hit], query: Query, address: Address) -> list[Found]:
    seen = visible_lines(actor).select_related("account__round__meeting")
    rows = seen.in_bulk([hit.object_id for hit in hits])
    return [
        Found(
            url=f"{address('dialogue:accounts', row.account.round_id)}#l-{row.pk}", side=hit.side,
            icon="git-compare", quote=snippet(row.words, query),
            number=row.demand.number if row.demand else None,
            meta=marked(query, row.subject, str(row.account.round.meeting)),
        )
        for hit in hits if (row := rows.get(hit.object_id))
    ]  # fmt: skip


def _of_one_thread(ids: Collection[UUID]) -> Iterable[UUID]:
    """A corrected line and those it takes the place of."""
    roots = {line.thread for line in AccountLine.objects.filter(id__in=ids)}
    later = AccountLine.objects.filter(root__in=roots).values_list("id", flat=True)
    return {*ids, *roots, *later}


def _of_accounts(ids: Collection[UUID]) -> Iterable[UUID]:
    """A version gives its lines their place, or takes it: those of every version of its side."""
    told = Account.objects.filter(id__in=ids).values_list("round_id", "side")
    found: set[UUID] = set()
    for round_id, side in told:
        rows = AccountLine.objects.filter(account__round=round_id, account__side=side)
        found.update(rows.values_list("id", flat=True))
    return found


def _committees() -> QuerySet[JointCommittee]:
    live = CommitteeAction.objects.filter(withdrawn_at=None)
    rows = JointCommittee.objects.filter(dialogue__withdrawn_at=None).select_related("dialogue")
    return rows.prefetch_related(Prefetch("actions", live, to_attr="live_actions"))


def _entries_of_committees(rows: Sequence[JointCommittee]) -> Iterator[Draft]:
    for row in rows:
        actions = [action.words for action in row.live_actions]  # type: ignore[attr-defined]
        for part, words in enumerate([row.mission, *actions]):
            yield Draft(
                row.pk, title=joined(row.name_ar, row.name_fr), body=words, day=row.formed_on,
                party_id=row.dialogue.counterpart_id, part=part,
            )  # fmt: skip


def _show_committees(
    actor: Actor, hits: Sequence[Hit], query: Query, address: Address
) -> list[Found]:
    rows = visible_committees(actor).in_bulk([hit.object_id for hit in hits])
    return [
        Found(
            url=address("dialogue:committee", row.pk), icon="users-round",
            title=snippet(best_spelling(query, row.name, row.name_ar, row.name_fr), query),
            meta=marked(query, hit.body, str(row.dialogue.counterpart)),
        )
        for hit in hits if (row := rows.get(hit.object_id))
    ]  # fmt: skip


def _of_actions(ids: Collection[UUID]) -> Iterable[UUID]:
    return CommitteeAction.objects.filter(id__in=ids).values_list("committee_id", flat=True)


AGREEMENTS = Source(
    "agreements", _("Agreements"), "dialogue.view_agreements", rows=_agreements, order=28,
    entries=_entries_of_agreements, show=_show_agreements,
    touched={"dialogue.agreement": itself, "dialogue.clause": _of_clauses},
)  # fmt: skip
ACCOUNTS = Source(
    "accounts", _("Accounts of rounds"), "dialogue.view", rows=_lines, order=30,
    entries=_entries_of_lines, show=_show_lines,
    touched={"dialogue.accountline": _of_one_thread, "dialogue.account": _of_accounts},
)  # fmt: skip
COMMITTEES = Source(
    "committees", _("Joint committees"), "dialogue.view", rows=_committees, order=32,
    entries=_entries_of_committees, show=_show_committees,
    touched={"dialogue.jointcommittee": itself, "dialogue.committeeaction": _of_actions},
)  # fmt: skip
SOURCES = (AGREEMENTS, ACCOUNTS, COMMITTEES)
