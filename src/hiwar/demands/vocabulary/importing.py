"""Words of an import: what each row is, what becomes of it, what is wrong with it."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy, pgettext_lazy


class RowKind(models.TextChoices):
    """What a row stands for."""

    THEME = "theme", pgettext_lazy("row of an import", "theme")
    HEADING = "heading", pgettext_lazy("row of an import", "heading")
    DEMAND = "demand", pgettext_lazy("row of an import", "demand")


class RowMark(models.TextChoices):
    """In the order of the page's filter: what asks for a person comes first."""

    ERROR = "error", pgettext_lazy("mark of an import", "error")
    DOUBTFUL = "doubtful", pgettext_lazy("mark of an import", "doubtful")
    UPDATE = "update", pgettext_lazy("mark of an import", "update")
    NEW = "new", pgettext_lazy("mark of an import", "new")
    SAME = "same", pgettext_lazy("mark of an import", "same")


class Choice(models.TextChoices):
    """What a person says of a doubtful row."""

    SAME = "same", pgettext_lazy("choice in an import", "the same demand")
    OTHER = "other", pgettext_lazy("choice in an import", "another demand")
    LATER = "later", pgettext_lazy("choice in an import", "later")


class BatchState(models.TextChoices):
    """How far an import has come."""

    READING = "reading", pgettext_lazy("state of an import", "being read")
    OPEN = "open", pgettext_lazy("state of an import", "to look through")
    COMMITTED = "committed", pgettext_lazy("state of an import", "entered")
    DISCARDED = "discarded", pgettext_lazy("state of an import", "discarded")
    REFUSED = "refused", pgettext_lazy("state of an import", "could not be read")


# Why no row was found in a source: what to do, for a person.
FAULTS: Final = {
    "too_many_rows": gettext_lazy(
        "This source has more than 5,000 rows. Cut it into parts and import them one by one."
    ),
    "line_too_long": gettext_lazy(
        "A line of this source is too long to be a row. Save it again, one row a line."
    ),
    "nothing_found": gettext_lazy(
        "No demand was found in this source. Paste a list, one demand a line, or a table with a head."
    ),
}

# What a column of a source may be.
COLUMNS: Final = {
    "words": pgettext_lazy("column of an import", "Arabic wording"),
    "french": pgettext_lazy("column of an import", "French wording"),
    "theme": pgettext_lazy("column of an import", "theme"),
    "parent": pgettext_lazy("column of an import", "under"),
    "number": pgettext_lazy("column of an import", "number"),
    "kind": pgettext_lazy("column of an import", "kind"),
    "beneficiaries": pgettext_lazy("column of an import", "categories"),
    "priority": pgettext_lazy("column of an import", "priority"),
    "raised_by": pgettext_lazy("column of an import", "raised by"),
    "date": pgettext_lazy("column of an import", "date"),
    "state": pgettext_lazy("column of an import", "state"),
    "answer": pgettext_lazy("column of an import", "answer"),
    "answered": pgettext_lazy("column of an import", "date of the answer"),
}

# What a row adds to a demand that is here already.
ADDITIONS: Final = {
    "wording_ar": pgettext_lazy("addition of an import", "its Arabic wording, in place of ours"),
    "wording_fr": pgettext_lazy("addition of an import", "its French wording"),
    "beneficiaries": pgettext_lazy("addition of an import", "its categories"),
    "kind": pgettext_lazy("addition of an import", "its kind"),
    "raised": pgettext_lazy("addition of an import", "a day on which it was raised"),
    "answer": pgettext_lazy("addition of an import", "what was answered, and when"),
}  # fmt: skip

# Why a row is as it is: what to do, for a person.
REASONS: Final = {
    "no_words": pgettext_lazy("reason of an import", "The wording is empty. Write it, or untick the row."),
    "too_long": pgettext_lazy(
        "reason of an import", "The wording is longer than 4,000 letters. Shorten it here."
    ),
    "bad_date": pgettext_lazy("reason of an import", "The date is not a date. Correct it here: 2019-05-14."),
    "parent_unknown": pgettext_lazy(
        "reason of an import", "What it stands under was not found: it goes straight under its theme."
    ),
    "twice": pgettext_lazy("reason of an import", "It stands twice in this source."),
    "alike": pgettext_lazy("reason of an import", "It says much the same as a demand of the register."),
    "no_day": pgettext_lazy("reason of an import", "Its answer has no date, so it is not entered."),
    "answer_unknown": pgettext_lazy(
        "reason of an import", "What was answered is not clear: choose it here, or it is not entered."
    ),
}  # fmt: skip
