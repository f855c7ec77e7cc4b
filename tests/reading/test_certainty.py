"""What a reading says of its own certainty: the rule's word, corrected by the rule's record."""

import json
import re
from dataclasses import replace
from importlib.resources import files

import pytest

from hiwar.reading.compose import certainty
from hiwar.reading.reader import read, ruled

TEXT = "النقابة الوطنية لعمال المطاحن\n\nوطالبت النقابة الوطنية لعمال المطاحن الحكومة بالزيادة في الأجور."


def the_record(monkeypatch: pytest.MonkeyPatch, record: certainty.Record) -> None:
    monkeypatch.setattr(certainty, "_record", lambda: record)


def test_a_rule_with_a_record_is_as_sure_as_the_record_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stated = ruled(TEXT, name="a.txt").items[0]
    key = certainty.key_of(stated.certainty)
    the_record(monkeypatch, {"items": {stated.rule: {key: 0.31}}})
    assert read(TEXT, name="a.txt").items[0].certainty == 0.31


def test_a_rule_without_a_record_is_as_sure_as_it_states(monkeypatch: pytest.MonkeyPatch) -> None:
    the_record(monkeypatch, {})
    weighed, stated = read(TEXT, name="a.txt"), ruled(TEXT, name="a.txt")
    # The kind is judged, and tells by itself how sure it is.
    assert replace(weighed, kind=stated.kind) == stated


def test_a_record_of_another_stated_certainty_does_not_count(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stated = ruled(TEXT, name="a.txt").items[0]
    the_record(monkeypatch, {"items": {stated.rule: {"0.01": 0.31}}})
    assert read(TEXT, name="a.txt").items[0].certainty == stated.certainty


def test_weighing_changes_nothing_but_certainty() -> None:
    weighed, stated = read(TEXT, name="a.txt").to_json(), ruled(TEXT, name="a.txt").to_json()
    assert re.sub(r'"certainty": [\d.]+', "", json.dumps(weighed)) == re.sub(
        r'"certainty": [\d.]+', "", json.dumps(stated)
    )


def test_the_table_that_ships_holds_numbers_by_rule_and_nobodys_words() -> None:
    table = (files("hiwar.reading.compose") / "certainty.json").read_text(encoding="ascii")
    for name, rules in json.loads(table).items():
        assert re.fullmatch(r"[a-z_]+", name)
        for rule, certainties in rules.items():
            assert re.fullmatch(r"[a-z_]+\.[a-z_]+", rule)
            for stated, borne_out in certainties.items():
                assert re.fullmatch(r"[01]\.\d\d", stated)
                assert 0.05 <= borne_out <= 1


def test_a_stance_in_running_text_is_never_called_clear() -> None:
    sure = [
        (rule, certainty_)
        for rule, certainties in certainty._record()["items"].items()
        for certainty_ in certainties.values()
        if rule.startswith("items.") and certainty_ >= 0.9
    ]
    assert sure == []
