"""The ledger: what happened to each demand, and the gains, where no paper is their source."""

from dataclasses import replace
from typing import Any

from hiwar.demands.domain import record_event, record_gain
from hiwar.demands.vocabulary import EventKind, SaidBy
from hiwar.dialogue.domain import record_answer
from hiwar.dialogue.vocabulary import AnswerKind
from hiwar.site.demonstration.history import Line, demands, parse
from hiwar.site.demonstration.story import Story

LAG = 2


def schedule(story: Story) -> None:
    for _chapter, each in demands():
        history = [parse(written) for written in each["history"]]
        for place, line in enumerate(history):
            told_with_entry = place == 0 and line.kind == EventKind.RAISED
            if line.paper or told_with_entry:
                continue
            day = recorded_on(story, line.day)
            if line.kind in AnswerKind.values and not _was_asked(history, line):
                story.on(
                    day, tell, story, each["n"], replace(line, kind="asked", speaker="", words="")
                )
            story.on(day, tell, story, each["n"], line)
            if line.kind == EventKind.MET and "gain" in each:
                story.on(day, _gain, story, each, line)


def _was_asked(history: list[Line], answer: Line) -> bool:
    """Whether the table gives the words in which we asked that day; else the demand's own serve."""
    return any(line.kind == "asked" and line.day == answer.day for line in history)


def recorded_on(story: Story, day: str) -> Any:
    """A few days after it happened, once the dossier was open."""
    return max(story.later(story.calendar.day(day), LAG), story.calendar.day("opening+1"))


def tell(story: Story, number: int, line: Line) -> None:
    """Record one line, on the word of its paper where it has one."""
    record = _answer if line.kind in AnswerKind.values else _event
    record(story, number, line)


def _told(story: Story, line: Line) -> dict[str, Any]:
    """What goes with an event or an answer: its words, who said them, the paper they stand in."""
    return {
        "words": story.calendar.fill(line.words),
        "speaker": story.posts[line.speaker].title_ar if line.speaker else "",
        "passage": story.passage(line.paper, line.words),
    }


def _answer(story: Story, number: int, line: Line) -> None:
    record_answer(
        **story.by(), demand=story.demands[number], kind=line.kind,
        answered_on=story.calendar.day(line.day), round_=story.rounds[line.day],
        **_told(story, line),
    )  # fmt: skip


def _event(story: Story, number: int, line: Line) -> None:
    told = _told(story, line)
    if line.event == EventKind.SUBMITTED and not line.words:
        told["words"] = story.demands[number].wording_ar
    record_event(
        **story.by(), demand=story.demands[number], kind=line.event, said_by=line.said_by,
        occurred_on=story.calendar.day(line.day), meeting=story.meetings.get(line.day),
        other=story.demands[int(line.argument)] if line.argument else None, **told,
    )  # fmt: skip


def _gain(story: Story, each: dict[str, Any], line: Line) -> None:
    record_gain(
        **story.by(), wording_ar=each["gain"], said_by=SaidBy.US,
        since=story.calendar.day(line.day), demand=story.demands[each["n"]],
    )  # fmt: skip
