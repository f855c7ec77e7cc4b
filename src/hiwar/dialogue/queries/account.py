"""One version of an account as it was told; a pasted text cut into its items."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from hiwar.demands.queries import visible_to as visible_demands
from hiwar.dialogue.models import Account, Round, Signature
from hiwar.dialogue.queries.accounts import (
    Telling,
    expected_signers,
    signatures_of,
    telling_of,
    with_source,
)
from hiwar.dialogue.queries.agreements import cut_clauses
from hiwar.dialogue.queries.papers import opened, visible_accounts, visible_lines
from hiwar.dialogue.vocabulary.accounts import PaperState, fold_signatures
from hiwar.documents.models import Document
from hiwar.kernel.actors import Actor
from hiwar.language import similarity


@dataclass(frozen=True, slots=True)
class AccountPage:
    """One version as it was told, with its lines and all its signatures in their order."""

    account: Account
    is_standing: bool
    tellings: tuple[Telling, ...]
    versions: tuple[Account, ...]
    signatures: tuple[Signature, ...]
    state: PaperState
    source: Document | None


def account_page(actor: Actor, account: Account) -> AccountPage:
    """Six queries, whatever the number of lines."""
    versions = visible_accounts(actor).filter(round=account.round_id, side=account.side)
    rows = tuple(versions.order_by("-version"))
    lines = with_source(visible_lines(actor).filter(account=account))
    signatures = tuple(signatures_of(actor, [account]).get(account.id, ()))
    found = [telling_of(actor, line, None) for line in lines]
    return AccountPage(
        account=account, is_standing=rows[0].id == account.id,
        tellings=tuple(each for each in found if each is not None), versions=rows,
        signatures=signatures,
        state=fold_signatures(signatures, expected_signers(account.round)),
        source=opened(actor, account.document),
    )  # fmt: skip


LIKELY: Final = 0.5


def guessed_lines(actor: Actor, round_: Round, text: str) -> list[dict[str, Any]]:
    """Paragraphs of a text, each with the number of the round's demand that it seems to be about."""
    spoken = visible_demands(actor).filter(
        events__meeting=round_.meeting_id, events__voided_at=None
    )
    wordings = dict(spoken.exclude(number=None).order_by().values_list("number", "wording_ar"))
    return [
        {"take": True, "number": _likeliest(cut.words, wordings), "kind": "", "words": cut.words}
        for cut in cut_clauses(text).clauses
    ]


def _likeliest(words: str, wordings: Mapping[int | None, str]) -> int | None:
    scores = {number: similarity(words, wording)[0] for number, wording in wordings.items()}
    best = max(scores, key=lambda number: scores[number], default=None)
    return best if best and scores[best] >= LIKELY else None
