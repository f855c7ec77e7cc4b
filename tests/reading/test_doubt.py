"""A reading of a scan is no surer than the words on it, and says where they stand."""

import json
from importlib.resources import files

import jsonschema
import pytest

from hiwar.intake import PageText, Word
from hiwar.reading.reader import read

TEXT = (
    "بلاغ المكتب الوطني للنقابة الوطنية لأعوان المراعي الجبلية\n\n"
    "اجتمع المكتب الوطني للنقابة الوطنية لأعوان المراعي الجبلية يوم الأربعاء 12 نونبر 2025 بالرباط،"
    " وقرر تنظيم وقفة احتجاجية أمام مقر كتابة الدولة في الأسابيع المقبلة."
)
SCHEMA = json.loads((files("hiwar.reading") / "reading.schema.json").read_text(encoding="utf-8"))


def scan(**doubts):
    """`TEXT` as a page read from a picture; words not named are seen clearly."""
    words, at = [], 0
    for word in TEXT.split():
        at = TEXT.index(word, at)
        sure = doubts.get(word.strip("،."), 0.95)
        words.append(Word(at, at + len(word), 10, 10, 60, 30, sure))
        at += len(word)
    return read(TEXT, name="x", pages=[PageText(1, 0, len(TEXT), 100, 100, tuple(words), b"")])


def test_a_scan_seen_clearly_is_read_as_its_text_with_every_word_in_its_box():
    plain, seen = read(TEXT, name="x"), scan()
    assert seen.items == plain.items
    assert seen.date == plain.date
    assert (plain.source.ocr, seen.source.ocr) == (False, True)
    body = json.loads(json.dumps(seen.to_json()))
    jsonschema.validate(body, SCHEMA)
    (page,) = body["pages"]
    assert (page["width"], page["height"]) == (100, 100)
    assert [TEXT[int(word[0]) : int(word[1])] for word in page["words"]] == TEXT.split()


@pytest.mark.parametrize(("sure", "most"), [(0.8, 0.89), (0.65, 0.59), (0.2, 0.59)])
def test_a_doubtful_figure_makes_its_day_doubtful(sure, most):
    assert scan().date.certainty > most
    assert scan(**{"2025": sure}).date.certainty <= most


def test_one_doubtful_word_of_many_leaves_an_item_likely_and_many_make_it_unsure():
    def certainty(**doubts):
        return scan(**doubts).items[0].certainty

    one = certainty(احتجاجية=0.3)
    many = certainty(**dict.fromkeys(["تنظيم", "وقفة", "احتجاجية", "أمام", "مقر"], 0.3))
    assert many < 0.6 <= one <= 0.89


def test_doubt_elsewhere_leaves_a_fact_as_sure_as_it_was():
    assert scan(بلاغ=0.1).date == scan().date
