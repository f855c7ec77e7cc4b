"""A letter's words in one language, composed from what the register holds.

Arabic and French come from the same sentences of the catalogs and the same facts; the words of the
other side stand verbatim in both.
"""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.utils.translation import ngettext, override, pgettext

from hiwar.dialogue.models import Letter
from hiwar.dialogue.queries.letter_phrases import asking_of, opening_of, subject_of
from hiwar.dialogue.queries.line import Line
from hiwar.dialogue.vocabulary import CommitmentEventKind, CommitmentFate
from hiwar.web.dates import day_in_words


@dataclass(frozen=True, slots=True)
class Item:
    """One word given: `facts` are what the register knows of it, a sentence each."""

    quote: str
    translation: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LetterText:
    """A letter laid out: every string is ready to print; `labels` name the parts."""

    language: str
    head_ar: str
    head_fr: str
    number: str
    dated: str
    to: tuple[str, ...]
    subject: str
    reference: str
    salutation: str
    opening: str
    items: tuple[Item, ...]
    asking: str
    reply_right: str
    closing: str
    signed_for: str
    signed_post: str
    signed_name: str
    labels: dict[str, str]

    def as_data(self) -> dict[str, Any]:
        return asdict(self)

    def stated(self) -> Iterator[str]:
        """What the twin must state too: all but the verbatim words and their translation."""
        yield from (self.number, self.dated, *self.to, self.subject, self.reference, self.opening)
        for item in self.items:
            yield from item.facts
        yield from (self.asking, self.reply_right)


def text_from(data: dict[str, Any]) -> LetterText:
    """What was frozen at approval, as it was."""
    items = tuple(Item(**{**each, "facts": tuple(each["facts"])}) for each in data["items"])
    return LetterText(**{**data, "items": items, "to": tuple(data["to"])})


def compose(
    letter: Letter, language: str, lines: Sequence[Line], dated_on: date, before: Sequence[Letter]
) -> LetterText:
    """The letter in `ar` or `fr`; `before` are earlier letters of ours about these words."""
    with override(language):
        suffix = language
        late = all(line.fate is CommitmentFate.OVERDUE for line in lines)
        place = getattr(letter, f"place_{suffix}")
        post = getattr(letter, f"recipient_post_{suffix}")
        body = getattr(letter.recipient, f"name_{suffix}", "") or str(letter.recipient or "")
        dated = pgettext("letter", "on %(day)s") % {"day": day_in_words(dated_on)}
        whom = post or pgettext("letter", "Madam, Sir")
        return LetterText(
            language=language,
            head_ar=letter.organization.name_ar, head_fr=letter.organization.name_fr,
            number=letter.outgoing, dated=pgettext("letter", "%(place)s %(day)s") % {"place": place, "day": dated}
            if place
            else dated,
            to=tuple(part for part in (post, body) if part),
            subject=subject_of(letter, len(lines), late=late),
            reference=_reference(lines, before),
            salutation=pgettext("letter's salutation", "%(whom)s") % {"whom": whom},
            opening=getattr(letter, f"opening_{suffix}")
            or opening_of(letter, len(lines), late=late, whom=_whom(lines)),
            items=tuple(_item(line, language) for line in lines),
            asking=getattr(letter, f"asking_{suffix}") or asking_of(letter, len(lines)),
            reply_right=ngettext(
                "Your answer will be published whole beside the commitment, by your right of reply.",
                "Your answer will be published whole beside each commitment, by your right of reply.",
                len(lines),
            ),
            closing=pgettext("letter", "Please accept, %(whom)s, the expression of our high consideration.")
            % {"whom": whom},
            signed_for=pgettext("letter", "For the bureau"),
            signed_post=getattr(letter, f"signed_post_{suffix}"),
            signed_name=getattr(letter, f"signed_name_{suffix}"),
            labels=_labels(),
        )  # fmt: skip


def _labels() -> dict[str, str]:
    return {
        "to": pgettext("letter", "To"),
        "number": pgettext("letter", "No."),
        "subject": pgettext("letter", "Subject"),
        "reference": pgettext("letter", "Reference"),
        "stamp": pgettext("letter", "Stamp"),
        "number_later": pgettext("letter", "at approval"),
        "comma": pgettext("letter", ", ").strip(),
    }


def _whom(lines: Sequence[Line]) -> str:
    return lines[0].owner if lines else ""


def _item(line: Line, language: str) -> Item:
    given = line.commitment
    return Item(
        quote=given.wording_ar,
        translation=given.wording_fr if language == "fr" else "",
        facts=tuple(_facts(line)),
    )


def _facts(line: Line) -> Iterator[str]:
    given = line.commitment
    day = day_in_words(given.given_on, precision=given.given_precision)
    if given.meeting_id:
        yield pgettext("letter", "minutes of %(day)s") % {"day": day}
    else:
        yield pgettext("letter", "given on %(day)s") % {"day": day}
    if line.due_on is None:
        yield pgettext("letter", "no deadline was given")
    elif line.fold.renewals and given.due_on is not None:
        first = day_in_words(given.due_on, precision=given.due_precision)
        last = day_in_words(line.due_on)
        yield pgettext("letter", "deadline %(first)s, then %(last)s") % {
            "first": first, "last": last,
        }  # fmt: skip
    else:
        due = day_in_words(line.due_on, precision=line.due_precision)
        yield pgettext("letter", "deadline %(day)s") % {"day": due}
    reminded = _reminded(line)
    if reminded:
        yield pgettext("letter", "reminded on %(days)s") % {"days": _series(reminded)}


def _reminded(line: Line) -> list[str]:
    """The days of the reminders that count: those since the word was last given again."""
    days = [e for e in line.events if e.kind == CommitmentEventKind.REMINDED]
    return [
        day_in_words(event.occurred_on, precision=event.precision)
        for event in days[len(days) - line.fold.reminders :]
    ]


def _reference(lines: Sequence[Line], before: Sequence[Letter]) -> str:
    days = dict.fromkeys(
        day_in_words(line.commitment.given_on, precision=line.commitment.given_precision)
        for line in lines
        if line.commitment.meeting_id
    )
    parts = []
    if days:
        parts.append(
            ngettext("minutes of the round of %(days)s", "minutes of the rounds of %(days)s", len(days))
            % {"days": _series(list(days))}
        )  # fmt: skip
    parts += [
        pgettext("letter", "our letter no. %(number)s of %(day)s")
        % {"number": letter.outgoing, "day": day_in_words(letter.sent_on)}
        for letter in before
        if letter.sent_on is not None
    ]
    return pgettext("letter", "; ").join(parts)


def _series(words: Sequence[str]) -> str:
    """«… و…», « … et … »."""
    if len(words) < 2:  # noqa: PLR2004 - one alone needs no conjunction
        return "".join(words)
    head = pgettext("letter", ", ").join(words[:-1])
    return pgettext("letter", "%(head)s and %(last)s") % {"head": head, "last": words[-1]}
