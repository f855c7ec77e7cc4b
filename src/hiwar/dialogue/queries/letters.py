"""Letters read: the outgoing register, one letter with its twin, what follows when nothing comes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from django.db.models import F, Q, QuerySet

from hiwar.dialogue.models import Commitment, Escalation, Letter
from hiwar.dialogue.queries.addressee import Addressee, superior_of
from hiwar.dialogue.queries.letter_text import LetterText, compose, text_from
from hiwar.dialogue.queries.line import Line, line_of
from hiwar.dialogue.queries.twin import Difference, differences
from hiwar.dialogue.queries.visible import visible_commitments, with_history
from hiwar.dialogue.vocabulary.letters import (
    DEFAULT_STEPS,
    LetterKind,
    LetterState,
    Step,
    Tone,
    tone_offered,
)
from hiwar.kernel.actors import Actor
from hiwar.kernel.rules import permitted
from hiwar.language import fold
from hiwar.organizations.models import Mandate, Organization

LANGUAGES: Final = ("ar", "fr")


@dataclass(frozen=True, slots=True)
class LetterPage:
    """A letter with both its texts; `texts` are composed now for a draft, frozen once approved.

    `above`: of a draft to who owes, to whom it would go to the authority above.
    """

    letter: Letter
    lines: tuple[Line, ...]
    texts: dict[str, LetterText]
    offered: Tone
    differences: tuple[Difference, ...]
    next_step: "NextStep | None"
    above: Addressee | None

    @property
    def arabic(self) -> LetterText:
        return self.texts["ar"]

    @property
    def french(self) -> LetterText:
        return self.texts["fr"]


@dataclass(frozen=True, slots=True)
class NextStep:
    """What the steps propose, and from which day on."""

    step: Step
    from_on: date


def visible_letters(actor: Actor) -> QuerySet[Letter]:
    """Drafts first, then by outgoing number, the newest first; without those taken out."""
    rows = permitted("dialogue.view", actor, Letter.objects.filter(withdrawn_at=None))
    rows = rows.select_related("recipient", "organization")
    return rows.order_by(
        F("year").desc(nulls_first=True), F("number").desc(nulls_first=True), "-id"
    )


def lines_of_letter(actor: Actor, letter: Letter, today: date) -> list[Line]:
    """In the order of the letter."""
    rows = visible_commitments(actor).filter(letter_items__letter=letter).order_by()
    rows = rows.order_by("letter_items__place", "id").select_related("owner")
    return [line_of(row, today) for row in with_history(actor, rows)]


def earlier_letters(letter: Letter) -> list[Letter]:
    """Those sent before it about the same words."""
    about = letter.items.values("commitment")
    rows = Letter.objects.filter(items__commitment__in=about, sent_on__isnull=False)
    return list(rows.exclude(pk=letter.pk).distinct().order_by("sent_on", "id"))


def texts_of(letter: Letter, lines: Sequence[Line], dated_on: date) -> dict[str, LetterText]:
    """Frozen at approval; a draft is composed from the register as it stands."""
    if letter.sealed:
        return {language: text_from(letter.sealed[language]) for language in LANGUAGES}
    before = earlier_letters(letter)
    return {language: compose(letter, language, lines, dated_on, before) for language in LANGUAGES}


def twin_differences(texts: dict[str, LetterText]) -> tuple[Difference, ...]:
    return tuple(differences(texts["ar"].stated(), texts["fr"].stated()))


def letter_page(actor: Actor, letter_id: UUID, today: date) -> LetterPage | None:
    """None where there is none that the actor may read."""
    letter = visible_letters(actor).filter(pk=letter_id).first()
    if letter is None:
        return None
    lines = lines_of_letter(actor, letter, today)
    texts = texts_of(letter, lines, letter.approved_on or today)
    return LetterPage(
        letter=letter, lines=tuple(lines), texts=texts, offered=offered_tone(lines),
        differences=twin_differences(texts), next_step=_next_of(lines, steps_in_force()),
        above=above_letter(actor, letter, today),
    )  # fmt: skip


def above_letter(actor: Actor, letter: Letter, today: date) -> Addressee | None:
    """Who stands above those who owe its words; None for what is no draft, or goes there already."""
    if not letter.is_draft or letter.kind == LetterKind.AUTHORITY:
        return None
    first = letter.items.select_related("commitment__owner").first()
    return superior_of(actor, first.commitment, today) if first else None


def by_owner(lines: Iterable[Line]) -> list[list[Line]]:
    """Those of one letter together: the same administration and office owe them."""
    groups: dict[tuple[Any, str], list[Line]] = {}
    for line in lines:
        groups.setdefault(owner_key(line.commitment), []).append(line)
    return sorted(groups.values(), key=lambda group: group[0].owner)


def owner_key(commitment: Commitment) -> tuple[Any, str]:
    return commitment.owner_id, commitment.owner_post


def offered_tone(lines: Iterable[Line]) -> Tone:
    """By the word most often recalled in vain."""
    return tone_offered(max((line.fold.unanswered for line in lines), default=0))


def steps_in_force() -> list[tuple[Step, int]]:
    """The workspace's own, else the default ones."""
    own = Escalation.objects.first()
    steps = own.steps if own else DEFAULT_STEPS
    return [(Step(step), int(days)) for step, days in steps]


def next_step(line: Line, steps: Sequence[tuple[Step, int]]) -> NextStep | None:
    """None where the word is settled, has no deadline, or every step was taken."""
    taken = line.fold.unanswered
    if not line.is_open or line.due_on is None or taken >= len(steps):
        return None
    step, days = steps[taken]
    since = line.last_reminder.occurred_on if taken and line.last_reminder else line.due_on
    from_on = since + timedelta(days=days)
    return NextStep(step, from_on if taken else max(from_on, line.due_on + timedelta(days=1)))


def _next_of(lines: Iterable[Line], steps: Sequence[tuple[Step, int]]) -> NextStep | None:
    """The nearest of those of these words."""
    found = [step for line in lines if (step := next_step(line, steps))]
    return min(found, key=lambda each: each.from_on, default=None)


def waiting_letters(actor: Actor) -> int:
    """Drafts, and approved ones not sent yet."""
    states = (LetterState.DRAFTED, LetterState.APPROVED)
    return visible_letters(actor).order_by().filter(state__in=states).count()


def signatory(organization: Organization, on: date) -> dict[str, str]:
    """The secretary general of ours on that day, empty where the register names none."""
    posts = Q(post__search_key__startswith=fold("الكاتب العام"), post__organization=organization)
    held = Mandate.objects.filter(posts, withdrawn_at=None, post__withdrawn_at=None)
    held = held.filter(Q(held_until=None) | Q(held_until__gt=on))
    held = held.filter(Q(held_from=None) | Q(held_from__lte=on))
    mandate = held.select_related("post", "person").order_by("held_from", "id").last()
    if mandate is None:
        return {}
    return {
        "signed_post_ar": mandate.post.title_ar, "signed_post_fr": mandate.post.title_fr,
        "signed_name_ar": mandate.person.name_ar, "signed_name_fr": mandate.person.name_fr,
    }  # fmt: skip
