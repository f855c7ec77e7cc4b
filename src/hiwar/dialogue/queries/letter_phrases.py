"""The sentences of a letter by its kind and tone: no number is written in them but days."""

from collections.abc import Callable
from typing import Final

from django.utils.translation import ngettext, pgettext

from hiwar.dialogue.models import Letter
from hiwar.dialogue.vocabulary.letters import LetterKind, Tone
from hiwar.web.dates import day_in_words


def subject_of(letter: Letter, count: int, *, late: bool) -> str:
    if letter.kind == LetterKind.AUTHORITY:
        return ngettext("a commitment of an administration under your supervision that was not kept.",
                        "commitments of an administration under your supervision that were not kept.",
                        count)  # fmt: skip
    if letter.tone == Tone.CLARIFY:
        return ngettext("request for clarification on a commitment.",
                        "request for clarification on commitments.", count)  # fmt: skip
    if letter.tone == Tone.NOTE:
        return ngettext("a commitment noted as not kept.", "commitments noted as not kept.", count)
    if late:
        return ngettext("reminder of a commitment whose term has passed.",
                        "reminder of commitments whose term has passed.", count)  # fmt: skip
    return ngettext("reminder of a commitment.", "reminder of commitments.", count)


def opening_of(letter: Letter, count: int, *, late: bool, whom: str) -> str:
    if letter.kind == LetterKind.AUTHORITY:
        return ngettext(
            "We bring to your knowledge a commitment given by %(whom)s. Our reminders had no answer. It reads:",
            "We bring to your knowledge commitments given by %(whom)s. Our reminders had no answer. They read:",
            count,
        ) % {"whom": whom}  # fmt: skip
    return _OPENINGS[Tone(letter.tone)](count, late)


def _remind(count: int, late: bool) -> str:  # noqa: FBT001 - one of a table of functions
    if late:
        return ngettext(
            "The bureau reminds you of a commitment whose term has passed without news reaching us. It reads:",
            "The bureau reminds you of commitments whose term has passed without news reaching us. They read:",
            count,
        )
    return ngettext(
        "The bureau reminds you of a commitment given in the social dialogue. It reads:",
        "The bureau reminds you of commitments given in the social dialogue. They read:",
        count,
    )


def _clarify(count: int, late: bool) -> str:  # noqa: ARG001, FBT001
    return ngettext(
        "We wrote about this commitment and no answer came. Make clear what became of it. It reads:",
        "We wrote about these commitments and no answer came. Make clear what became of them. They read:",
        count,
    )


def _note(count: int, late: bool) -> str:  # noqa: ARG001, FBT001
    return ngettext(
        "We reminded you more than once of this commitment, in vain. We note it was not kept. It reads:",
        "We reminded you more than once of these commitments, in vain. We note they were not kept. They read:",
        count,
    )


_OPENINGS: Final[dict[Tone, Callable[[int, bool], str]]] = {
    Tone.REMIND: _remind, Tone.CLARIFY: _clarify, Tone.NOTE: _note,
}  # fmt: skip


def asking_of(letter: Letter, count: int) -> str:
    """What is asked, and by which day where one is set."""
    by = ""
    if letter.answer_by is not None:
        by = pgettext("letter", ", before %(day)s") % {"day": day_in_words(letter.answer_by)}
    return _asked(letter, count) % {"by": by}


def _asked(letter: Letter, count: int) -> str:
    if letter.kind == LetterKind.AUTHORITY:
        return ngettext(
            "We ask you to step in so that it is kept, or that a new deadline is announced for it%(by)s.",
            "We ask you to step in so that they are kept, or that a new deadline is announced for each%(by)s.",
            count,
        )
    if letter.tone == Tone.CLARIFY:
        return ngettext(
            "We ask for an answer in writing that says what was done of it, what could not be, and why%(by)s.",
            "We ask for an answer in writing that says what was done of them, what could not be, and why%(by)s.",
            count,
        )
    if letter.tone == Tone.NOTE:
        return ngettext(
            "Unless it is kept or given a new deadline%(by)s, we may turn to the authority above and the public.",
            "Unless they are kept or given new deadlines%(by)s, we may turn to the authority above and the public.",
            count,
        )
    return ngettext(
        "We ask you to tell us in writing what was done of it, or to give a new deadline for it%(by)s.",
        "We ask you to tell us in writing what was done of them, or to give a new deadline for each%(by)s.",
        count,
    )
