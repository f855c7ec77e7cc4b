"""Whatever the text, the reading has the contract's shape and every span slices back."""

import json
from importlib.resources import files

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reading.test_twins import TWINS, text_of

from hiwar.language.wordlists import word_set
from hiwar.reading.reader import read

SCHEMA = json.loads((files("hiwar.reading") / "reading.schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
GENRE_WORDS = word_set(
    """
    طالب دعا قرر تقرر النقابة الوطنية لموظفي الحكومة السيد محمد الكاتب العام رئيس إلى على أن ب
    ضرورة تحسين وتوفير لتنظيم يوم الثلاثاء 20شتنبر 2017 31 فبراير الساعة بمقر بالرباط تحت شعار
    ، . ؛ « » " • 1. - : الملف المطلبي توصيات منها التي الذي سينعقد المجلس المنضوية لواء عاش و
    """
)
PROSE = st.lists(
    st.sampled_from(
        [*sorted(GENRE_WORDS), "\n", "\n  • ", "\n    • ", ":\n", "ـ", "ً", "ﷲ", "\u200f"]
    ),
    max_size=60,
).map(" ".join)


def spans_of(value):
    if isinstance(value, dict):
        if set(value) == {"start", "end"}:
            yield value["start"], value["end"]
        for inner in value.values():
            yield from spans_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from spans_of(inner)


def check(text):
    body = json.loads(json.dumps(read(text, name="document.txt").to_json()))
    VALIDATOR.validate(body)
    assert body["text"] == text
    assert all(0 <= start < end <= len(text) for start, end in spans_of(body))
    for item in body["items"]:
        span = item["evidence"]
        assert text[span["start"] : span["end"]] == item["text"]
    known = {item["id"] for item in body["items"]}
    linked = [item["parent"] for item in body["items"] if item["parent"]]
    linked += [other for item in body["items"] for other in item["same_as"] + item["about"]]
    assert set(linked) <= known
    assert body["issuer"] is None or body["issuer"]["organization"] in {
        organization["id"] for organization in body["organizations"]
    }


@pytest.mark.parametrize("twin", TWINS)
def test_twins_are_in_the_shape_of_the_contract(twin):
    check(text_of(twin))


@given(PROSE)
@settings(max_examples=150, deadline=None)
def test_any_words_of_the_genre_are_read(text):
    check(text)


@given(st.text(max_size=300))
@settings(deadline=None)
def test_any_text_is_read(text):
    check(text)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\ud800", "\x00", "•", ":", "•:\n •:", "\u202e"])
def test_the_smallest_texts_are_read(text):
    assert read(text, name="x").to_json()["items"] == []


def test_reading_the_same_text_twice_says_the_same():
    assert read(text_of("twin_round"), name="x") == read(text_of("twin_round"), name="x")


def test_windows_line_ends_change_no_fact():
    text = text_of("twin_round")
    plain, windows = read(text, name="x"), read(text.replace("\n", "\r\n"), name="x")
    assert [item.text for item in plain.items] == [item.text for item in windows.items]
    assert [item.parent for item in plain.items] == [item.parent for item in windows.items]
