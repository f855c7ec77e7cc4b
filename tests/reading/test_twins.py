"""Five documents of the genre written for these tests, with the facts a careful person finds."""

import json
from pathlib import Path

import pytest
from tests.reading.scoring import mean_f1, scores

from hiwar.reading.reader import read

DOCUMENTS = Path(__file__).parents[1] / "documents"
TWINS = sorted(path.name.removesuffix(".txt") for path in DOCUMENTS.glob("twin_*.txt"))
BAR = 0.93
BAR_OF_EACH = 0.85


def text_of(twin):
    return (DOCUMENTS / f"{twin}.txt").read_bytes().decode()


def gold_of(twin):
    return json.loads((DOCUMENTS / f"{twin}.gold.json").read_text(encoding="utf-8"))


def reading_of(twin):
    return read(text_of(twin), name=f"{twin}.txt").to_json()


def test_twins_together_stay_above_the_bar():
    assert len(TWINS) == 5
    assert mean_f1([scores(gold_of(twin), reading_of(twin)) for twin in TWINS]) >= BAR


@pytest.mark.parametrize("twin", TWINS)
def test_each_twin_stays_above_its_bar(twin):
    assert mean_f1([scores(gold_of(twin), reading_of(twin))]) >= BAR_OF_EACH


def test_round_has_thirty_three_demands_under_seven_heads():
    items = read(text_of("twin_round"), name="round").items
    demands = [item for item in items if item.type == "demand"]
    heads = {item.parent for item in demands if item.parent}
    leaves = [item for item in demands if item.id not in heads]
    assert (len(heads), len(leaves)) == (7, 33)
    assert all(item.parent is None for item in demands if item.id in heads)


def test_round_tells_whose_claim_each_achievement_is():
    items = read(text_of("twin_round"), name="round").items
    said = [item.said_by for item in items if item.type == "achievement"]
    assert said == ["counterpart"] * 8 + ["issuer"] * 8


def test_round_links_what_is_told_thanked_for_and_asked_again():
    items = read(text_of("twin_round"), name="round").items
    about = [item for item in items if "لحراس المواقع الأثرية" in item.text]
    assert [item.type for item in about] == ["achievement", "achievement", "demand"]
    for item in about:
        assert {other.id for other in about} - {item.id} <= set(item.same_as)


def test_round_has_one_commitment_that_answers_the_demands():
    reading = read(text_of("twin_round"), name="round")
    (commitment,) = [item for item in reading.items if item.type == "commitment"]
    asked = [item.id for item in reading.items if item.type == "demand"]
    assert list(commitment.about) == asked
    assert commitment.answer == "in_principle"
    assert commitment.said_by == "counterpart"


def test_round_is_counted_dated_and_has_both_sides():
    reading = read(text_of("twin_round"), name="round")
    assert (reading.kind.value, reading.kind.ordinal) == ("dialogue_round", 3)
    assert reading.date is not None
    assert reading.date.iso == "2025-02-03"
    names = {body.id: body.name for body in reading.organizations}
    assert [names[other.organization] for other in reading.counterparts] == [
        "كتابة الدولة المكلفة بالمتاحف والتراث الثقافي"
    ]
    assert reading.issuer is not None
    assert reading.issuer.organ == "المكتب الوطني"


def test_office_holders_named_by_role_alone_have_no_name():
    reading = read(text_of("twin_round"), name="round")
    offices = {person.role: person.side for person in reading.people if person.name is None}
    assert offices["الكاتب العام للمكتب النقابي للقطاع"] == "issuer"
    assert offices["الكاتب العام للقطاع"] == "counterpart"


def test_bureau_meeting_warns_of_the_wrong_weekday_and_plans_the_next():
    reading = read(text_of("twin_bureau"), name="bureau")
    assert [warning.code for warning in reading.warnings] == ["dates.weekday_conflict"]
    (event,) = [item for item in reading.items if item.type == "next_event"]
    assert event.when is not None
    assert (event.when.iso, event.when.time) == ("2019-06-18", "16:00")
    assert event.where == "مقر دار النقابات بالقنيطرة"


def test_branches_name_everybody_with_role():
    people = read(text_of("twin_branches"), name="branches").people
    roles = {person.name: person.role for person in people}
    assert roles["ادريس الزموري"] == "نائب الكاتب الوطني"
    assert roles["عبدالصمد الفيلالي"] == "اعضاء الجمعية"
    assert {person.honorific for person in people} == {"السيد", "الحاج", None}
