"""What a person types in review: a document handed in, a fact corrected."""

from datetime import time
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from hiwar.dialogue.vocabulary import Strength
from hiwar.kernel.dates import day_of
from hiwar.kernel.models import Audience
from hiwar.meetings.vocabulary import MeetingKind, Side
from hiwar.organizations.vocabulary import OrganizationKind
from hiwar.review.models import Finding
from hiwar.review.vocabulary import ITEM_KINDS, FindingKind

MAX_PASTE = 2_000_000
MAX_PHOTOGRAPHS = 60


class _Photographs(forms.ClearableFileInput):
    allow_multiple_selected = True


class PhotographsField(forms.FileField):
    """Several pictures, in the order they were chosen; cleaned to a list."""

    widget = _Photographs

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        given = data if isinstance(data, list | tuple) else [data] if data else []
        return [super(PhotographsField, self).clean(each, initial) for each in given if each]


class IntakeForm(forms.Form):
    """A file, photographs of one paper, or a pasted text; the first of these that is there counts."""

    file = forms.FileField(label=_("File"), required=False, allow_empty_file=True)
    photographs = PhotographsField(
        label=_("Or photographs of a paper"), required=False, allow_empty_file=True,
        help_text=_("One picture a page, in their order: they become one document."),
        widget=_Photographs(attrs={"accept": "image/jpeg,image/png,image/webp,image/tiff", "data-pages": ""}),
    )  # fmt: skip
    pasted = forms.CharField(
        label=_("Or paste the text"), required=False, strip=False,
        widget=forms.Textarea(attrs={"rows": 8, "dir": "auto"}),
    )  # fmt: skip
    title = forms.CharField(label=_("Title"), max_length=300, required=False)
    audience = forms.ChoiceField(
        label=_("Who may read it"), required=False,
        choices=Audience.choices,
    )  # fmt: skip

    def clean_pasted(self) -> str:
        pasted: str = self.cleaned_data["pasted"]
        if len(pasted) > MAX_PASTE:
            raise forms.ValidationError(
                _("This text is too long to paste. Save it as a file and hand that in.")
            )
        return pasted

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "pasted" in self.errors:
            return cleaned
        pasted = (cleaned.get("pasted") or "").strip()
        if len(cleaned.get("photographs") or ()) > MAX_PHOTOGRAPHS:
            raise forms.ValidationError(
                _("Too many pictures at once. Hand in %(most)s at most.")
                % {"most": MAX_PHOTOGRAPHS}
            )
        if not (cleaned.get("file") or cleaned.get("photographs") or pasted):
            raise forms.ValidationError(_("Choose a file or paste a text."))
        return cleaned


def _pick(label: Any, choices: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices)


def _words(label: Any, *, needed: bool = False, most: int = 300) -> forms.CharField:
    return forms.CharField(label=label, required=needed, max_length=most)


SAID_BY = [("issuer", _("us")), ("counterpart", _("the other side")), ("third", _("a third party"))]


def _day() -> forms.DateField:
    return forms.DateField(
        label=_("Day"), required=False, input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        help_text=_("Year-month-day, such as 2025-10-14."),
        error_messages={"invalid": _("There is no such day. Write it as 2025-10-14.")},
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )  # fmt: skip


def _time() -> forms.TimeField:
    return forms.TimeField(
        label=_("Time"), required=False,
        error_messages={"invalid": _("There is no such time. Write it as 17:00.")},
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )  # fmt: skip


def fields_of(kind: str) -> dict[str, forms.Field]:
    """The fields that a fact of this kind may be corrected in, besides its place in the text."""
    if kind == FindingKind.ORGANIZATION:
        return {
            "name": _words(_("Name"), needed=True),
            "kind": _pick(_("Kind"), OrganizationKind.choices),
        }
    if kind == FindingKind.MEETING:
        return {
            "kind": _pick(_("Kind"), MeetingKind.choices), "date": _day(), "time": _time(),
            "place": _words(_("Place")), "slogan": _words(_("Slogan"), most=600),
            "ordinal": forms.IntegerField(label=_("Which one"), required=False, min_value=1, max_value=99),
        }  # fmt: skip
    if kind == FindingKind.PERSON:
        return {
            "name": _words(_("Name"), most=200), "honorific": _words(_("Honorific"), most=60),
            "role": _words(_("Role"), most=200), "side": _pick(_("Side"), Side.choices),
        }  # fmt: skip
    if kind == FindingKind.GROUP:
        return {
            "text": _words(_("Group"), needed=True), "side": _pick(_("Side"), Side.choices),
            "count": forms.IntegerField(label=_("How many"), required=False, min_value=1),
        }  # fmt: skip
    return _item_fields(kind)


def _item_fields(kind: str) -> dict[str, forms.Field]:
    fields: dict[str, forms.Field] = {
        "type": _pick(_("What it is"), [(each.value, each.label) for each in ITEM_KINDS]),
    }
    if kind in (
        FindingKind.ACHIEVEMENT,
        FindingKind.DECISION,
        FindingKind.RECOMMENDATION,
        FindingKind.POSITION,
    ):
        fields["said_by"] = _pick(_("Whose word it is"), SAID_BY)
    if kind == FindingKind.COMMITMENT:
        fields["actor"] = _words(_("Who owes it"), most=200)
        fields["strength"] = _pick(_("How it was given"), Strength.choices)
        fields["due"] = _words(_("Deadline"), most=21)
        fields["due"].help_text = _("2025-11-15, or only 2025-11 or 2025.")
    if kind == FindingKind.NEXT_EVENT:
        fields |= {"date": _day(), "time": _time(), "where": _words(_("Place"))}
    return fields


class CorrectionForm(forms.Form):
    """Another value, another place in the text. `quote` is found again in the text, nearest to where it was."""

    quote = forms.CharField(
        label=_("Its words in the text"), widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("Select them in the text, or copy them here exactly as they stand."),
    )  # fmt: skip
    start = forms.IntegerField(widget=forms.HiddenInput, required=False)
    end = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, finding: Finding, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.finding = finding
        self.fields.update(fields_of(finding.kind))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "quote" in cleaned:
            span = self._place(cleaned["quote"], cleaned.get("start"), cleaned.get("end"))
            if span is None:
                self.add_error(
                    "quote",
                    _("These words do not stand in the text. Copy them exactly as they stand."),
                )
            else:
                cleaned["start"], cleaned["end"] = span
        if cleaned.get("due"):
            self._check_due(cleaned["due"])
        return cleaned

    def _check_due(self, due: str) -> None:
        try:
            day_of(due.rsplit("/", maxsplit=1)[-1])
        except ValueError:
            self.add_error("due", _("There is no such day. Write it as 2025-11-15."))

    def _place(self, quote: str, start: int | None, end: int | None) -> tuple[int, int] | None:
        text = self.finding.reading.document.text
        wanted = quote.replace("\r\n", "\n").strip()
        if start is not None and end is not None and text[start:end].strip() == wanted:
            return start, end
        places = _occurrences(text, wanted)
        nearest = min(places, key=lambda place: abs(place - self.finding.start), default=None)
        return None if nearest is None else (nearest, nearest + len(wanted))

    def corrected(self) -> dict[str, Any]:
        """The value in the contract's shape."""
        skipped = ("quote", "start", "end", "date", "time")
        value = {name: self.cleaned_data[name] for name in self.fields if name not in skipped}
        if self.finding.kind in ITEM_KINDS:
            start, end = self.cleaned_data["start"], self.cleaned_data["end"]
            value["text"] = self.finding.reading.document.text[start:end]
        day, hour = self.cleaned_data.get("date"), self.cleaned_data.get("time")
        when = {"iso": day.isoformat() if day else None, "time": _hour(hour)}
        if self.finding.kind == FindingKind.MEETING:
            value |= {"date": when["iso"], "time": when["time"], "precision": "day"}
        elif self.finding.kind == FindingKind.NEXT_EVENT:
            value["when"] = when
        return {key: None if content == "" else content for key, content in value.items()}


def _hour(hour: time | None) -> str | None:
    return hour.strftime("%H:%M") if hour else None


def _occurrences(text: str, wanted: str) -> list[int]:
    places, start = [], text.find(wanted) if wanted else -1
    while start >= 0:
        places.append(start)
        start = text.find(wanted, start + len(wanted))
    return places


def initial_of(finding: Finding, value: dict[str, Any], span: tuple[int, int]) -> dict[str, Any]:
    """The form filled with what stands."""
    when = value.get("when") or {}
    return {
        **value, "type": value.get("type") or finding.kind, "quote": finding.reading.document.text[slice(*span)],
        "start": span[0], "end": span[1], "date": value.get("date") or when.get("iso"),
        "time": value.get("time") or when.get("time"), "strength": value.get("strength") or "said",
        "said_by": value.get("said_by") or "issuer", "side": value.get("side") or "other",
    }  # fmt: skip
