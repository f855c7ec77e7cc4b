"""The eight papers as a reader meets them, on whatever day the story is told from."""

from datetime import date

import pytest

from hiwar.intake import extract
from hiwar.reading.reader import read
from hiwar.site.demonstration.days import Calendar
from hiwar.site.demonstration.history import demands, parse
from hiwar.site.demonstration.tables import paper, table

PAPERS = {each["key"]: each for each in table("papers")["paper"]}
DAYS = [date(2025, 11, 20), date(2026, 3, 1), date(2028, 2, 29), date(2026, 12, 31)]


def calendar(today):
    return Calendar(today, table("days"))


def words_of(key, today):
    return calendar(today).fill(paper(key))


@pytest.mark.parametrize("key", PAPERS)
@pytest.mark.parametrize("today", DAYS, ids=str)
def test_a_paper_is_legible_and_of_a_length_people_read(key, today):
    text = words_of(key, today)
    extracted = extract(text.encode(), PAPERS[key]["file"])
    assert extracted.text == text
    assert extracted.warnings == ()
    assert 150 <= len(text.split()) <= 600
    assert "{" not in text


@pytest.mark.parametrize("key", [key for key, each in PAPERS.items() if "kind" in each])
@pytest.mark.parametrize("today", DAYS, ids=str)
def test_a_reader_finds_what_was_held_and_when(key, today):
    found = read(words_of(key, today), name=key).to_json()
    assert found["kind"]["value"] == PAPERS[key]["kind"]
    days = [day["iso"] for day in (found["date"], found["publication_date"]) if day]
    days += [item["when"]["iso"] for item in found["items"] if item.get("when")]
    assert calendar(today).day(PAPERS[key]["day"]).isoformat() in days


def test_the_letter_is_read_as_a_letter_of_its_day():
    found = read(words_of("letter", DAYS[0]), name="letter").to_json()
    assert found["publication_date"]["iso"] == calendar(DAYS[0]).day("letter").isoformat()


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_whatever_a_table_quotes_stands_in_the_paper(today):
    told = calendar(today)
    quoted = [
        (line.paper, line.words)
        for _chapter, demand in demands()
        for line in map(parse, demand["history"])
        if line.paper
    ]
    for each in table("commitments")["commitment"]:
        quoted += [(each["paper"], each["ar"])] if "paper" in each else []
        quoted += [
            (line.paper, line.words) for line in map(parse, each.get("then", ())) if line.paper
        ]
    assert len(quoted) > 30
    for key, words in quoted:
        assert told.fill(words) in words_of(key, today)
