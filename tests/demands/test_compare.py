"""Two versions side by side: each kind of change, what it shows, who sees it."""

from datetime import date

import pytest
from tests.conftest import AT
from tests.demands import worlds
from tests.demands.worlds import a_demand, a_theme, an_event, our_union

from hiwar.demands import domain
from hiwar.demands.queries.changes import ChangeKind
from hiwar.demands.queries.compare import Asked, compare_page

pytestmark = [pytest.mark.django_db, pytest.mark.data]
APRIL, OCTOBER = date(2024, 4, 6), date(2025, 10, 4)
EVERYTHING = Asked(kinds=frozenset(ChangeKind))


def frozen(actor, dossier, day=APRIL):
    return domain.freeze_dossier(actor=actor, at=AT, dossier=dossier, as_of=day)


def compared(actor, dossier, old, new=None, asked=EVERYTHING, **more):
    return compare_page(actor, dossier, old, new, asked, **more)


def rows(page):
    return [row for section in page.sections for row in section.rows]


def only(page, kind):
    (row,) = [row for row in rows(page) if row.kind == kind]
    return row


def numbers(cells):
    return [cell.item.number for cell in cells]


def marked(cell):
    return [piece.text.strip() for piece in cell.pieces if piece.is_changed]


@pytest.fixture
def demands(secretary, dossier):
    theme = a_theme(secretary, dossier)
    return [
        a_demand(secretary, dossier, words, theme=theme, raised_on=date(2023, 1, 1))
        for words in worlds.WORDINGS
    ]


def test_what_stays_in_its_words_is_kept(secretary, dossier, demands):
    old = frozen(secretary, dossier)
    page = compared(secretary, dossier, old, frozen(secretary, dossier, OCTOBER))
    assert page.counts == {ChangeKind.KEPT: 6}
    assert (page.old.total, page.new.total) == (6, 6)


def test_spelling_alone_changes_nothing(secretary, dossier, demands):
    old = frozen(secretary, dossier)
    domain.correct_demand(
        actor=secretary, at=AT, demand=demands[3], wording_ar="مأسسة الحِوار الاجتماعي داخل القطاع."
    )
    assert compared(secretary, dossier, old).counts == {ChangeKind.KEPT: 6}


def test_a_reworded_demand_shows_its_words_on_both_sides(secretary, dossier, demands):
    old = frozen(secretary, dossier)
    domain.correct_demand(
        actor=secretary, at=AT, demand=demands[1], wording_ar="تجديد السيارات في المندوبيات"
    )
    row = only(compared(secretary, dossier, old), ChangeKind.REWORDED)
    assert marked(row.old[0]) == ["المعدات المعلوماتية"]
    assert marked(row.new[0]) == ["السيارات"]
    assert row.new[0].state == "raised"


def test_an_added_demand_says_whose_it_was(secretary, dossier, demands):
    old = frozen(secretary, dossier)
    union = our_union(secretary)
    new = a_demand(secretary, dossier, "إقرار منحة للتدخل الشتوي", raised_first_by=union)
    row = only(compared(secretary, dossier, old), ChangeKind.ADDED)
    assert (numbers(row.old), numbers(row.new)) == ([], [new.number])
    assert row.origin.raised_first_by == union


def test_a_dropped_demand_says_why(secretary, dossier, demands):
    old = frozen(secretary, dossier)
    domain.recommend(
        actor=secretary, at=AT, demand=demands[2], outcome="drop", reason="استجيب له في ماي"
    )
    adoption = domain.adopt_dossier(actor=secretary, at=AT, dossier=dossier, adopted_on=OCTOBER)
    row = only(compared(secretary, dossier, old, adoption.version), ChangeKind.DROPPED)
    assert (row.end.words, row.end.block) == ("استجيب له في ماي", adoption.event)
    assert marked(row.old[0]) == [demands[2].wording_ar]


def test_a_met_demand_is_dropped_because_it_was_met(secretary, dossier, demands):
    old = frozen(secretary, dossier)
    an_event(secretary, demands[2], "met", date(2025, 5, 1))
    assert only(compared(secretary, dossier, old), ChangeKind.DROPPED).end.kind == "met"


def test_a_split_demand_faces_its_parts(secretary, dossier, demands):
    old = frozen(secretary, dossier)
    parts = domain.split_demand(
        actor=secretary, at=AT, demand=demands[0], occurred_on=OCTOBER,
        parts=[domain.Wording("الرفع من التعويضات الجزافية"), domain.Wording("منصفة لموظفي المصالح الخارجية")],
    )  # fmt: skip
    row = only(compared(secretary, dossier, old), ChangeKind.SPLIT)
    assert numbers(row.old) == [demands[0].number]
    assert numbers(row.new) == [part.number for part in parts]
    assert marked(row.new[1]) == ["منصفة"]
    assert marked(row.old[0]) == []


def test_merged_demands_face_what_they_became(secretary, dossier, demands):
    old = frozen(secretary, dossier)
    into = domain.merge_demands(
        actor=secretary, at=AT, demands=demands[:2], occurred_on=OCTOBER,
        into=domain.Wording("التعويضات والمعدات"),
    )  # fmt: skip
    row = only(compared(secretary, dossier, old), ChangeKind.MERGED)
    assert numbers(row.old) == [demands[0].number, demands[1].number]
    assert numbers(row.new) == [into.number]
    assert compared(secretary, dossier, old).counts[ChangeKind.ADDED] == 0


def test_a_demand_that_went_through_another_is_still_found(secretary, dossier, demands):
    old = frozen(secretary, dossier)
    middle = domain.supersede_demand(
        actor=secretary, at=AT, demand=demands[0], by=domain.Wording("صيغة وسطى"), occurred_on=APRIL
    )
    last = domain.supersede_demand(
        actor=secretary, at=AT, demand=middle, by=domain.Wording("صيغة أخيرة"), occurred_on=OCTOBER
    )
    row = only(compared(secretary, dossier, old), ChangeKind.REWORDED)
    assert (numbers(row.new), row.is_superseded) == ([last.number], True)


def test_versions_of_two_dossiers_are_compared_by_the_same_demands(secretary, dossier, demands):
    an_event(secretary, demands[5], "met", date(2025, 5, 1))
    found = domain.succeed_dossier(
        actor=secretary, at=AT, dossier=dossier, opened_on=OCTOBER, title_ar="ملف 2026",
        reversed_choices=[demands[4].id],
    )  # fmt: skip
    page = compared(secretary, found.dossier, found.version)
    assert page.counts == {ChangeKind.KEPT: 4, ChangeKind.DROPPED: 1}
    assert [section.name for section in page.sections] == ["التعويضات والتنقل"]


def test_what_only_the_bureau_reads_is_in_no_version_and_no_comparison(
    secretary, dossier, demands, acting
):
    member = acting("member")
    domain.share_demand(actor=secretary, at=AT, demand=demands[0], audience="members")
    old = frozen(secretary, dossier)
    for demand in demands[:2]:
        domain.correct_demand(actor=secretary, at=AT, demand=demand, wording_ar="لفظ جديد كله")
    page = compared(member, dossier, old)
    assert page.counts == {ChangeKind.REWORDED: 1}
    assert (page.old.total, page.new.total) == (1, 1)
    assert numbers(rows(page)[0].old) == [demands[0].number]


def test_kept_demands_are_shown_theme_by_theme(secretary, dossier, demands):
    other = a_theme(secretary, dossier, "المسار المهني")
    a_demand(secretary, dossier, "ترقية الأطر", theme=other)
    old = frozen(secretary, dossier)
    page = compared(secretary, dossier, old, asked=Asked())
    assert (rows(page), [section.kept for section in page.sections]) == ([], [6, 1])
    opened = compared(secretary, dossier, old, asked=Asked(opened=frozenset({"1"})))
    assert [len(section.rows) for section in opened.sections] == [0, 1]


def test_a_long_comparison_is_cut_and_counted_whole(secretary, dossier, demands):
    old = frozen(secretary, dossier)
    page = compared(secretary, dossier, old, most=4)
    assert (len(rows(page)), page.is_cut, page.counts[ChangeKind.KEPT]) == (4, True, 6)


@pytest.mark.parametrize("changed", [1, 3])
def test_a_comparison_takes_as_many_queries_for_one_change_as_for_three(
    secretary, dossier, demands, changed, django_assert_num_queries
):
    old = frozen(secretary, dossier)
    for demand in demands[:changed]:
        domain.correct_demand(actor=secretary, at=AT, demand=demand, wording_ar="لفظ جديد")
        an_event(secretary, demands[-1 - changed], "adopted", OCTOBER)
    for demand in demands[3 : 3 + changed]:
        an_event(secretary, demand, "withdrawn", OCTOBER)
    with django_assert_num_queries(7):
        compared(secretary, dossier, old)
