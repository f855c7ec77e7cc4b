"""`hiwar read FILE...`: papers to facts, each with its place. Never loads Django."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import track
from rich.table import Table
from rich.text import Text

from hiwar.intake import IntakeError
from hiwar.reading.record import Day, Item, Reading, Span
from hiwar.site.archive.lines import reading_of
from hiwar.site.commands.read_archive import Asked, read_archive

_CLEAR, _LIKELY = 0.9, 0.6
_QUOTE = 90
_KINDS = {
    "bureau_meeting": "اجتماع مكتب", "outreach_meeting": "لقاء تواصلي",
    "consultative_meeting": "لقاء تشاوري", "general_assembly": "جمع عام", "council": "مجلس",
    "congress": "مؤتمر", "dialogue_round": "جولة حوار", "founding": "تأسيس",
    "strike_or_protest": "إضراب أو احتجاج", "statement": "بيان أو بلاغ", "other": "غير ذلك",
    "not_in_genre": "ليست من هذا الصنف من الوثائق",
}  # fmt: skip
_TYPES = {
    "demand": ("مطلب", "yellow"), "achievement": ("منجز", "green"),
    "commitment": ("التزام", "magenta"), "decision": ("قرار", "blue"),
    "recommendation": ("توصية", "cyan"), "position": ("موقف", "white"),
    "next_event": ("موعد قادم", "bright_blue"),
}  # fmt: skip
_SAID_BY = {"issuer": "قول صاحب البلاغ", "counterpart": "قول الطرف الآخر", "third": "قول طرف ثالث"}


@click.command("read")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "shape",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="A table for people, or JSON in the contract's shape (several files: one a line).",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write DIR/<stem>.json for each document and print nothing.",
)
@click.option(
    "--jsonl",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Read a whole FOLDER into this file, a line a document; run again to go on after a stop.",
)
@click.option("--jobs", type=click.IntRange(1, 1024), help="With --jsonl: processes. [all cores]")
@click.option("--engine", help="With --jsonl: dask://HOST:PORT, a Dask cluster that is running.")
@click.option("--fresh", is_flag=True, help="With --jsonl: begin the file anew.")
def command(
    files: tuple[Path, ...], shape: str, out: Path | None, jsonl: Path | None, **archive: Any
) -> None:
    """Read documents: text, HTML, DOCX, PDF; scans and pictures where Tesseract is installed.

    Prints what each says, every fact with the words that say it: the event, who met whom, when and
    where, what was asked, answered, decided and promised. Exit status 1 if any file failed.

    With --jsonl it reads a folder: what cannot be read becomes a line that says why, and the exit
    status is 0 once every document has its line.
    """
    notes = Console(stderr=True)
    if jsonl or any(archive.values()):
        read_archive(files, jsonl, Asked(**archive), notes)
        return
    if out:
        out.mkdir(parents=True, exist_ok=True)
    failures: list[tuple[Path, str]] = []
    for path in _watched(files, notes):
        try:
            reading = reading_of(path.read_bytes(), path.name)
        except IntakeError as error:
            failures.append((path, error.message("ar")))
        except OSError:
            failures.append((path, "تعذّر فتح هذا الملف: تحققوا من اسمه ومن حق قراءته."))
        else:
            _deliver(reading, path, shape, out, many=len(files) > 1)
    _sum_up(notes, len(files), failures)
    if failures:
        sys.exit(1)


def _watched(files: tuple[Path, ...], notes: Console) -> Iterator[Path]:
    """The files, behind a progress bar where there are several."""
    if len(files) == 1:
        yield from files
    else:
        yield from track(files, description="قراءة الوثائق", console=notes)


def _deliver(reading: Reading, path: Path, shape: str, out: Path | None, *, many: bool) -> None:
    if out:
        body = json.dumps(reading.to_json(), ensure_ascii=False, indent=1)
        (out / f"{path.stem}.json").write_text(body, encoding="utf-8")
    elif shape == "json":
        indent = None if many else 1
        click.echo(json.dumps(reading.to_json(), ensure_ascii=False, indent=indent))
    else:
        _print(reading, Console())


def _sum_up(notes: Console, count: int, failures: list[tuple[Path, str]]) -> None:
    for path, message in failures:
        line = Text(_isolated(str(path)), style="bold red").append(f": {message}", style="red")
        notes.print(line, soft_wrap=True)
    if count > 1:
        style = "yellow" if failures else "green"
        notes.print(Text(f"قُرئت {count - len(failures)} من {count} وثيقة.", style=style))


def _print(reading: Reading, console: Console) -> None:
    table = Table(title=_isolated(reading.source.name), title_justify="right", expand=True)
    # Right to left: the certainty stands leftmost, what kind of fact it is at the right edge.
    table.add_column("الدرجة", justify="right", no_wrap=True)
    table.add_column("الدليل", justify="right", ratio=5, style="dim")
    table.add_column("القيمة", justify="right", ratio=6)
    table.add_column("الواقعة", justify="right", no_wrap=True, style="bold")
    for label, value, evidence, certainty, style in _rows(reading):
        table.add_row(
            Text(_word(certainty), style=_shade(certainty)),
            Text(_isolated(_quote(reading, evidence)) if evidence else "—", justify="right"),
            Text(_isolated(value), style=style, justify="right"),
            Text(label, justify="right"),
        )
    console.print(table)
    for warning in reading.warnings:
        console.print(Text(f"⚠ {_isolated(warning.message)}", style="yellow", justify="right"))


Row = tuple[str, str, tuple[Span, ...] | None, float, str]


def _rows(reading: Reading) -> Iterator[Row]:
    yield from _event_rows(reading)
    yield from _party_rows(reading)
    depth: dict[str, int] = {}
    for item in reading.items:
        depth[item.id] = depth.get(item.parent or "", -1) + 1
        label, style = _TYPES[item.type]
        value = "— " * depth[item.id] + " ".join(item.text.split()) + _tail(item)
        yield label, value, (item.evidence,), item.certainty, style


def _event_rows(reading: Reading) -> Iterator[Row]:
    kind = reading.kind
    counted = f" ({kind.ordinal})" if kind.ordinal else ""
    yield "الصنف", _KINDS[kind.value] + counted, kind.evidence, kind.certainty, "bold"
    for label, day in (("التاريخ", reading.date), ("تاريخ النشر", reading.publication_date)):
        if day:
            yield label, _day(day), day.evidence, day.certainty, ""
    if reading.place:
        place = reading.place
        city = f" ({place.city})" if place.city and place.city not in place.name else ""
        yield "المكان", place.name + city, place.evidence, place.certainty, ""
    if reading.slogan:
        slogan = reading.slogan
        yield "الشعار", " ".join(slogan.text.split()), slogan.evidence, slogan.certainty, "italic"


def _party_rows(reading: Reading) -> Iterator[Row]:
    names = {body.id: body.name for body in reading.organizations}
    if reading.issuer:
        issuer = reading.issuer
        organ = f" — {issuer.organ}" if issuer.organ else ""
        value = names[issuer.organization] + organ
        yield "صاحب البلاغ", value, issuer.evidence, issuer.certainty, "bold"
    for other in reading.counterparts:
        yield "الطرف الآخر", names[other.organization], other.evidence, other.certainty, ""
    for body in reading.organizations:
        yield "هيئة", body.name, body.evidence, body.certainty, ""
    for person in reading.people:
        name = person.name or "(بصفته)"
        value = f"{name}، {person.role}" if person.role else name
        yield "شخص", value, person.evidence, person.certainty, ""
    for group in reading.attendees:
        yield "حضور", group.text, group.evidence, group.certainty, ""


def _tail(item: Item) -> str:
    notes = []
    if item.type == "achievement" and item.said_by:
        notes.append(_SAID_BY[item.said_by])
    if item.when:
        notes.append(_day(item.when))
    if item.same_as:
        notes.append("تكرر في الوثيقة")
    return f" [{'؛ '.join(notes)}]" if notes else ""


def _day(day: Day) -> str:
    parts = [day.iso or "غير محدد"]
    if day.iso_end:
        parts.append(f"إلى {day.iso_end}")
    if day.time:
        parts.append(day.time)
    return " ".join(parts)


def _quote(reading: Reading, evidence: tuple[Span, ...]) -> str:
    words = " ".join(reading.text[evidence[0].start : evidence[0].end].split())
    more = f" (+{len(evidence) - 1})" if len(evidence) > 1 else ""
    return f"«{words[:_QUOTE]}{'…' if len(words) > _QUOTE else ''}»{more}"


def _word(certainty: float) -> str:
    return "جليّ" if certainty >= _CLEAR else "مرجّح" if certainty >= _LIKELY else "غير واضح"


def _shade(certainty: float) -> str:
    return "green" if certainty >= _CLEAR else "yellow" if certainty >= _LIKELY else "red"


def _isolated(text: str) -> str:
    """Text of mixed direction set right to left within its cell; controls of strangers dropped."""
    plain = "".join(letter for letter in text if letter.isprintable() or letter == " ")
    return f"\u2067{plain}\u2069"
