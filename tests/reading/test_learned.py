"""What was learned from annotations: which clauses are items, whether a text is of the genre."""

from itertools import pairwise

import numpy as np
import pytest

from hiwar.reading.compose.learned import judge, kinds, model
from hiwar.reading.compose.learned.features import COLUMN_OF, About, candidates, stem_class
from hiwar.reading.compose.learned.genre import genre_likelihood
from hiwar.reading.compose.learned.trees import Trees
from hiwar.reading.outline import outline_of
from hiwar.reading.reader import read, ruled

STATEMENT = (
    "نقابة عمال المطاحن تطالب بالزيادة في الأجور\n\n"
    "طالبت النقابة الوطنية لعمال المطاحن الحكومة بالزيادة في الأجور، وبتعميم التغطية الصحية. "
    'وقالت النقابة في بلاغ لها إن "العمال يشتغلون في ظروف قاسية"، منددة بطرد المناضلين.'
)
LISTED = "طالبت النقابة الوطنية لعمال المطاحن الحكومة بما يلي:\n- الزيادة في الأجور\n- تعميم التغطية الصحية"
NEWS = (
    "المحكمة تنظر في قضية شركة\n\n"
    "قررت المحكمة الابتدائية تأجيل النظر في قضية شركة للعقار، وقال مصدر من الشرطة إن البحث مستمر."
)


def the_scores(monkeypatch, score):
    class Stub:
        own = added = (1.0, 0.0)

        def scores(self, found):
            return np.array([score(row, found) for row in range(len(found.spans))], dtype=float)

        def kind(self, found, row):
            return "position", 0.9

    monkeypatch.setattr(judge, "model", Stub)


def prose(reading):
    return [item for item in reading.items if not item.rule.startswith("lists.")]


def test_a_clause_that_is_unlikely_is_no_item(monkeypatch):
    the_scores(monkeypatch, lambda row, found: -5.0)
    assert prose(ruled(STATEMENT, name="a"))
    assert not prose(read(STATEMENT, name="a"))


def test_bullets_stay_as_the_rules_read_them(monkeypatch):
    the_scores(monkeypatch, lambda row, found: -5.0)
    before, after = ruled(LISTED, name="a"), read(LISTED, name="a")
    assert [item.text for item in after.items] == [item.text for item in before.items] != []


def test_what_is_the_same_as_an_item_of_the_rules_keeps_their_type_and_rule(monkeypatch):
    the_scores(monkeypatch, lambda row, found: 9 * found.numbers[row, COLUMN_OF["overlap"]] - 1)
    before = {(item.text, item.type, item.rule) for item in ruled(STATEMENT, name="a").items}
    after = {(item.text, item.type, item.rule) for item in read(STATEMENT, name="a").items}
    assert before <= after


def test_what_no_rule_found_says_so(monkeypatch):
    the_scores(monkeypatch, lambda row, found: 2.0 if found.near[row] < 0 else -5.0)
    items = prose(read(STATEMENT, name="a"))
    assert items
    assert {item.rule for item in items} == {"items.learned"}
    assert {item.type for item in items} == {"position"}


def test_no_two_items_of_prose_lie_over_one_another(monkeypatch):
    the_scores(monkeypatch, lambda row, found: 1.0 + row % 7)
    spans = sorted((i.evidence.start, i.evidence.end) for i in read(STATEMENT, name="a").items)
    assert len(spans) > 1
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))


@pytest.mark.parametrize("logit", [-0.3, 0.0, 1.0, 9.0])
def test_the_certainty_of_a_judge_is_no_rules(monkeypatch, logit):
    the_scores(monkeypatch, lambda row, found: logit)
    for item in prose(read(STATEMENT, name="a")):
        assert round(item.certainty, 2) != item.certainty
        assert 0 < item.certainty < 1


def test_a_text_longer_than_any_annotated_is_left_to_the_rules(monkeypatch):
    monkeypatch.setattr(judge, "LONGEST", 5)
    before, after = ruled(STATEMENT, name="a"), read(STATEMENT, name="a")
    assert [item.text for item in after.items] == [item.text for item in before.items]


def test_every_candidate_is_words_of_the_text():
    outline = outline_of(STATEMENT)
    found = candidates(outline, [], About(1.0, []))
    starts = {word.start + clitics for word in outline.words for clitics in range(3)}
    ends = {word.end for word in outline.words}
    assert len(found.spans) > 10
    assert all(start in starts and end in ends and start < end for start, end in found.spans)


def test_candidates_grow_with_the_text_and_no_faster():
    once, twice = (
        len(candidates(outline_of(STATEMENT * many), [], About(1.0, [])).spans) for many in (4, 8)
    )
    assert twice < 2.3 * once


def test_a_row_falls_into_the_leaf_its_numbers_lead_to():
    stump = Trees(
        count=1,
        depth=1,
        column=np.array([1, 0, 0]),
        at=np.array([0.5, 1e30, 1e30], dtype=np.float32),
        left=np.array([1, 1, 2]),
        value=np.array([0.0, -2.0, 3.0], dtype=np.float32),
        base=1.0,
    )
    rows = np.array([[9.0, 0.5], [9.0, 0.6]], dtype=np.float32)
    assert stump.score(rows).tolist() == [-1.0, 4.0]
    assert stump.score(rows[:0]).tolist() == []


def test_the_model_that_ships_fits_its_columns():
    learned = model.model()
    assert learned.trees.column.max() < len(model.COLUMNS)
    assert set(learned.counts) < set(model.COLUMNS)
    assert all(len(weights) == len(model.TYPES) for weights in learned.kinds.values())


def test_a_unions_statement_is_likelier_of_the_genre_than_news_of_a_court():
    assert genre_likelihood(outline_of(STATEMENT)) > 0.6 > genre_likelihood(outline_of(NEWS))


def test_a_demand_is_found_in_a_statement_read_whole():
    types = [item.type for item in read(STATEMENT, name="a").items]
    assert "demand" in types


def test_a_meeting_is_left_to_the_rules(monkeypatch):
    the_scores(monkeypatch, lambda row, found: -5.0)
    text = (
        "عقد المكتب الوطني للنقابة الوطنية لعمال المطاحن اجتماعا. وطالب الحكومة بالزيادة في الأجور."
    )
    before, after = ruled(text, name="a"), read(text, name="a")
    assert before.kind.value == "bureau_meeting"
    assert [item.text for item in after.items] == [item.text for item in before.items] != []


LED = (
    "أسئلة كثيرة لكاتب فرع المطاحن\n\n"
    "جلس الكاتب المحلي للنقابة الوطنية لعمال المطاحن، مساء السبت بمكناس، أمام منخرطي نقابته الذين أمطروه "
    "بالأسئلة عن المنحة، ثم ودعهم في هذا اللقاء بكلمة شكر."
)


def the_kinds(monkeypatch, weights):
    made = kinds.Weights(("outreach_meeting", "statement"), (0.0, 0.0), weights, (1.0, 0.0))
    monkeypatch.setattr(kinds, "_weights", lambda: made)


def test_words_that_speak_clearly_tell_another_kind_than_the_rules_and_where(monkeypatch):
    assert ruled(LED, name="a").kind.value == "statement"
    the_kinds(monkeypatch, {stem_class("منخرطي"): [3.0, -3.0]})
    reading = read(LED, name="a")
    words = [reading.text[span.start : span.end] for span in reading.kind.evidence]
    told = (reading.kind.value, reading.kind.rule, words)
    assert told == ("outreach_meeting", "kind.learned", ["منخرطي"])


def test_words_that_hardly_speak_leave_the_kind_to_the_rules(monkeypatch):
    the_kinds(monkeypatch, {stem_class("منخرطي"): [0.5, -0.5]})
    assert read(LED, name="a").kind.value == "statement"


def test_no_word_takes_a_text_of_others_into_the_genre(monkeypatch):
    the_kinds(monkeypatch, {stem_class("المحكمة"): [9.0, -9.0]})
    assert read(NEWS, name="a").kind.value == "not_in_genre"


def test_the_same_kind_in_other_words_is_seen_by_what_was_learned():
    assert read(LED, name="a").kind.value == "outreach_meeting"
