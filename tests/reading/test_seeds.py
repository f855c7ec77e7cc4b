"""The documents the project was begun for. They are not part of it: HIWAR_SEEDS names their folder."""

import os
from pathlib import Path

import pytest

from hiwar.reading.reader import read

ROOT = Path(__file__).parents[2]
SEEDS = Path(os.environ.get("HIWAR_SEEDS", ROOT.parent / "shared" / "seeds"))
FOUND = {path.name[:3]: path for path in sorted(SEEDS.glob("*.txt"))} if SEEDS.is_dir() else {}

pytestmark = pytest.mark.skipif(
    len(FOUND) < 5, reason="No seeds here: name their folder in HIWAR_SEEDS to run these tests."
)


def seed(number):
    return read(FOUND[number].read_bytes().decode("utf-8"), name=FOUND[number].name)


def of_type(reading, kind):
    return [item for item in reading.items if item.type == kind]


def test_meeting_of_000_its_warning_and_its_next_event():
    reading = seed("000")
    assert (reading.kind.value, reading.date.iso) == ("bureau_meeting", "2017-09-20")
    assert [warning.code for warning in reading.warnings] == ["dates.weekday_conflict"]
    (event,) = of_type(reading, "next_event")
    assert (event.when.iso, event.when.time) == ("2017-09-26", "17:00")
    assert event.where.startswith("مقر")
    assert reading.slogan is not None


def test_people_recommendations_and_next_event_of_001():
    reading = seed("001")
    people = [person for person in reading.people if person.name]
    assert len(people) == 7
    assert all(person.role for person in people)
    assert len(of_type(reading, "recommendation")) >= 3
    assert of_type(reading, "next_event")
    assert reading.place.name.startswith("مقر")


def test_tree_of_002():
    reading = seed("002")
    demands = of_type(reading, "demand")
    heads = {item.parent for item in demands if item.parent}
    assert (len(heads), len(demands) - len(heads)) == (7, 33)
    achievements = of_type(reading, "achievement")
    assert [item.said_by for item in achievements] == ["counterpart"] * 8 + ["issuer"] * 8
    (commitment,) = of_type(reading, "commitment")
    assert len(commitment.about) == 40
    assert commitment.answer == "in_principle"
    assert (reading.kind.value, reading.kind.ordinal) == ("dialogue_round", 2)
    assert reading.date.iso == "2025-10-14"
    assert len(reading.counterparts) == 1


def test_allowance_of_002_stands_three_times():
    reading = seed("002")
    told = of_type(reading, "achievement")
    first, thanked = told[0], told[8]
    asked = [item for item in of_type(reading, "demand") if first.id in item.same_as]
    assert thanked.id in first.same_as
    assert {bool(item.parent) for item in asked} == {True, False}


def test_leagues_of_003_and_delegates_of_004():
    leagues, delegates = seed("003"), seed("004")
    assert (leagues.kind.value, leagues.date.iso) == ("consultative_meeting", "2018-10-08")
    assert leagues.publication_date.iso == "2018-10-08"
    assert len(of_type(leagues, "recommendation")) >= 5
    assert (delegates.kind.value, delegates.date.iso) == ("outreach_meeting", "2024-10-09")
    assert len(of_type(delegates, "recommendation")) >= 2
    for reading in (leagues, delegates):
        assert of_type(reading, "next_event")
        assert any(person.name and person.role for person in reading.people)
