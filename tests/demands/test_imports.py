"""A dossier from elsewhere: rows told apart, entered once, in one deed."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import Workbook
from tests.conftest import AT
from tests.demands import worlds

from hiwar.demands import domain
from hiwar.demands.models import Demand, DemandEvent, ImportBatch, Theme
from hiwar.demands.vocabulary.importing import Choice
from hiwar.intake import IntakeError
from hiwar.journal.models import Entry
from hiwar.kernel.errors import NotAllowed
from hiwar.kernel.scope import in_workspace

pytestmark = [pytest.mark.django_db, pytest.mark.data]

PAPER = """الملف المطلبي لسنة 2019

أولا: التعويضات
1- الرفع من التعويضات الجزافية لموظفي المصالح الخارجية؛
2- تعويض السكن:
  • في المناطق النائية
  • في المدن الكبرى
ثانيا: وسائل العمل
3- إحداث مقصف لائق بكل مديرية إقليمية
"""
TABLE = [
    ["ملف سنة 2019"],
    [],
    ["ر.ت", "المحور", "المطلب", "Revendication", "الفئة المعنية", "التاريخ", "الحالة", "جواب الإدارة"],
    [1, "الأجور", "الزيادة في الأجور", "Hausse des salaires", "كل الفئات", date(2019, 5, 2), "مرفوض", "لا تسمح الميزانية"],
    [2, None, "تعميم منحة المردودية", None, "التقنيون", "ماي 2019", None, None],
    [3, "ظروف العمل", None, None, None, None, None, None],
    [4, None, "تجهيز قاعات الأرشيف", None, None, "32/13/2019", None, None],
]  # fmt: skip


def sheet_of(rows):
    book, file = Workbook(), BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


@pytest.fixture(autouse=True)
def _vault(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def deed(secretary):
    return {"actor": secretary, "at": AT}


@pytest.fixture
def opened(secretary, dossier):
    def make(data=PAPER, name="ملف.txt", **more):
        data = data.encode() if isinstance(data, str) else data
        return worlds.an_import(secretary, dossier, data, name, **more)

    return make


def marks(batch):
    return [f"{row.mark}:{row.wording_ar}" for row in batch.rows.all() if row.kind == "demand"]


def test_nothing_is_written_before_it_is_entered(opened):
    batch = opened()
    assert not Demand.objects.exists()
    assert [row.kind for row in batch.rows.all()] == [
        "theme", "demand", "heading", "demand", "demand", "theme", "demand",
    ]  # fmt: skip
    assert Entry.objects.filter(verb="demands.importbatch.opened").count() == 1


def test_a_paper_becomes_themes_a_tree_and_its_first_day_with_its_words(opened, deed):
    batch = opened(raised_on=date(2019, 1, 1), precision="year")
    domain.commit_import(**deed, batch=batch)
    assert list(Theme.objects.values_list("name_ar", flat=True)) == ["التعويضات", "وسائل العمل"]
    first = Demand.objects.get(wording_ar__startswith="الرفع من التعويضات")
    event = first.events.get()
    assert (event.kind, event.occurred_on, event.precision) == ("raised", date(2019, 1, 1), "year")
    assert event.passage.words == "الرفع من التعويضات الجزافية لموظفي المصالح الخارجية"
    heading = Demand.objects.get(wording_ar="تعويض السكن")
    assert heading.is_heading
    assert [each.wording_ar for each in heading.children.all()] == [
        "في المناطق النائية",
        "في المدن الكبرى",
    ]
    assert heading.theme.name_ar == "التعويضات"
    batch.refresh_from_db()
    assert (batch.state, batch.made, batch.updated) == ("committed", 4, 0)


def test_the_same_source_again_makes_nothing_twice(opened, deed):
    domain.commit_import(**deed, batch=opened(raised_on=date(2019, 1, 1)))
    before = (Demand.objects.count(), DemandEvent.objects.count(), Theme.objects.count())
    again = opened(raised_on=date(2019, 1, 1))
    assert {mark.split(":")[0] for mark in marks(again)} == {"same"}
    with pytest.raises(domain.NothingToEnter):
        domain.commit_import(**deed, batch=again)
    assert before == (Demand.objects.count(), DemandEvent.objects.count(), Theme.objects.count())


def test_a_source_that_is_being_looked_through_is_found_again_as_it_was_left(opened):
    first = opened()
    assert opened().pk == first.pk
    assert ImportBatch.objects.count() == 1


def test_a_sheet_is_read_by_its_heads_and_its_answers_are_entered(opened, deed, dossier):
    batch = opened(sheet_of(TABLE), "ملف.xlsx")
    assert marks(batch) == [
        "new:الزيادة في الأجور", "new:تعميم منحة المردودية", "error:تجهيز قاعات الأرشيف",
    ]  # fmt: skip
    domain.commit_import(**deed, batch=batch)
    raise_wages = Demand.objects.get(wording_ar="الزيادة في الأجور")
    assert (raise_wages.wording_fr, raise_wages.beneficiaries) == (
        "Hausse des salaires",
        "كل الفئات",
    )
    told = [(event.kind, event.occurred_on, event.words) for event in raise_wages.events.all()]
    assert told == [
        ("raised", date(2019, 5, 2), "الزيادة في الأجور"), ("refused", date(2019, 5, 2), "لا تسمح الميزانية"),
    ]  # fmt: skip
    grant = Demand.objects.get(wording_ar="تعميم منحة المردودية")
    assert grant.theme.name_ar == "الأجور"
    assert grant.events.get().precision == "month"
    assert not Demand.objects.filter(wording_ar="تجهيز قاعات الأرشيف").exists()


def test_a_row_with_a_fault_is_mended_and_judged_anew(opened, deed):
    batch = opened(sheet_of(TABLE), "ملف.xlsx")
    row = batch.rows.get(mark="error")
    assert "2019-05-14" in str(row.reason_words) or row.reason == "bad_date"
    domain.correct_row(**deed, row=row, raised_on=date(2019, 12, 13), precision="day")
    row.refresh_from_db()
    assert row.mark == "new"
    domain.commit_import(**deed, batch=batch)
    assert Demand.objects.filter(wording_ar="تجهيز قاعات الأرشيف").exists()


def test_what_is_here_already_is_completed_and_what_is_like_it_asks(
    opened, deed, secretary, dossier
):
    here = worlds.a_demand(secretary, dossier, "إحداث مقصف لائق بكل مديرية اقليمية")
    alike = worlds.a_demand(
        secretary, dossier, "الرفع من قيمة التعويضات الجزافية لموظفي المصالح الخارجية"
    )
    batch = opened(raised_on=date(2019, 1, 1))
    assert marks(batch)[0].startswith("doubtful")
    assert marks(batch)[-1].startswith("update")
    doubtful = batch.rows.get(mark="doubtful")
    assert doubtful.like == alike
    domain.settle_row(**deed, row=doubtful, choice=Choice.SAME)
    doubtful.refresh_from_db()
    assert doubtful.mark == "update"
    domain.commit_import(**deed, batch=batch)
    assert here.events.get().occurred_on == date(2019, 1, 1)
    assert alike.events.get().passage.words.startswith("الرفع من التعويضات")
    alike.refresh_from_db()
    assert alike.wording_ar.startswith("الرفع من قيمة")


@pytest.mark.parametrize(
    ("choice", "mark", "made"), [("other", "new", 4), ("later", "doubtful", 3)]
)
def test_a_doubtful_row_is_another_demand_or_waits(
    opened, deed, secretary, dossier, choice, mark, made
):
    worlds.a_demand(secretary, dossier, "الرفع من قيمة التعويضات الجزافية لموظفي المصالح الخارجية")
    batch = opened()
    row = batch.rows.get(mark="doubtful")
    domain.settle_row(**deed, row=row, choice=choice)
    row.refresh_from_db()
    assert row.mark == mark
    domain.commit_import(**deed, batch=batch)
    batch.refresh_from_db()
    assert batch.made == made


def test_rows_unticked_are_left_and_what_stands_under_them_goes_up(opened, deed):
    batch = opened()
    rows = {row.wording_ar: row for row in batch.rows.all()}
    shown = [row.pk for row in rows.values()]
    kept = [
        pk
        for name, pk in ((row.wording_ar, row.pk) for row in rows.values())
        if name != "تعويض السكن"
    ]
    domain.tick_rows(**deed, batch=batch, shown=shown, ticked=kept)
    domain.commit_import(**deed, batch=batch)
    assert not Demand.objects.filter(wording_ar="تعويض السكن").exists()
    moved = Demand.objects.get(wording_ar="في المدن الكبرى")
    assert (moved.parent, moved.theme.name_ar) == (None, "التعويضات")


def test_a_reference_of_the_register_finds_its_demand_and_mends_its_words(
    opened, deed, secretary, dossier
):
    demand = worlds.a_demand(secretary, dossier, "صيغة أولى للمطلب")
    data = sheet_of(
        [["المرجع", "المطلب"], ["م-001", "صيغة مصححة للمطلب كله"], ["م-999", "مطلب برقم لا يوجد"]]
    )
    batch = opened(data, "a.xlsx")
    assert marks(batch) == ["update:صيغة مصححة للمطلب كله", "new:مطلب برقم لا يوجد"]
    domain.commit_import(**deed, batch=batch)
    demand.refresh_from_db()
    assert demand.wording_ar == "صيغة مصححة للمطلب كله"


def test_a_refusal_in_the_middle_leaves_nothing_behind(opened, deed, monkeypatch):
    batch = opened(raised_on=date(2019, 1, 1))
    seen = []
    from hiwar.demands.domain.importing import enter

    def fall(**more):
        seen.append(Demand.objects.count())
        raise domain.MoveRefused

    monkeypatch.setattr(enter, "append_events", fall)
    with pytest.raises(domain.MoveRefused):
        domain.commit_import(**deed, batch=batch)
    assert seen == [5]
    assert not Demand.objects.exists()
    batch.refresh_from_db()
    assert batch.state == "open"


def test_a_closed_import_takes_no_more(opened, deed):
    batch = opened()
    domain.discard_import(**deed, batch=batch)
    row = batch.rows.first()
    for again in (
        lambda: domain.commit_import(**deed, batch=batch),
        lambda: domain.discard_import(**deed, batch=batch),
        lambda: domain.correct_row(**deed, row=row, wording_ar="x"),
        lambda: domain.tick_rows(**deed, batch=batch, shown=[row.pk], ticked=[]),
    ):
        with pytest.raises(domain.ImportClosed):
            again()
    assert not Demand.objects.exists()


def test_a_blank_source_is_refused_at_once(opened):
    with pytest.raises(IntakeError):
        opened(b"   ")
    assert not ImportBatch.objects.exists()


def test_markup_and_turning_letters_are_only_letters(opened, deed):
    words = "<script>alert(1)</script> \u202eمطلب مقلوب\u202c"
    batch = opened(f"- {words}\n- =cmd|'/c calc'!A1 مطلب ثان")
    domain.commit_import(**deed, batch=batch)
    assert Demand.objects.filter(wording_ar__contains="<script>").exists()


def test_another_workspace_and_other_roles_import_nothing(opened, acting, stranger, dossier):
    batch = opened()
    for role in ("member", "auditor", "coordinator"):
        with pytest.raises(NotAllowed):
            domain.commit_import(actor=acting(role), at=AT, batch=batch)
    with in_workspace(stranger.workspace_id), pytest.raises(NotAllowed):
        domain.commit_import(actor=stranger, at=AT, batch=batch)
    with in_workspace(stranger.workspace_id), pytest.raises(NotAllowed):
        domain.import_file(actor=stranger, at=AT, dossier=dossier, data=PAPER.encode(), name="x")


def chosen(batch, **fields):
    """The columns by their heads, as a person says they are."""
    return {place: fields.get(head, "") for head, _field, place in batch.columns}


def test_columns_are_what_a_person_says_they_are(opened, deed):
    rows = ["وصف;خانة;ملاحظة", "تجهيز القاعات;الوسائل;Équiper", "تعميم المنحة;الأجور;Prime"]
    batch = opened("\n".join(rows), "ملف.csv")
    fields = chosen(batch, وصف="words", خانة="theme", ملاحظة="french")
    domain.map_columns(**deed, batch=batch, fields=fields)
    batch.refresh_from_db()
    assert [name for _head, name, _place in batch.columns] == ["words", "theme", "french"]
    told = batch.rows.filter(kind="demand").values_list("wording_ar", "wording_fr")
    assert set(told) >= {("تجهيز القاعات", "Équiper"), ("تعميم المنحة", "Prime")}
    assert set(batch.rows.filter(kind="theme").values_list("wording_ar", flat=True)) >= {
        "الوسائل", "الأجور",
    }  # fmt: skip
    entry = Entry.objects.get(verb="demands.importbatch.mapped")
    assert entry.object_id == batch.pk


def test_a_table_without_a_wording_or_with_it_twice_is_not_read(opened, deed):
    batch = opened(sheet_of(TABLE), "ملف.xlsx")
    before = marks(batch)
    heads = {"المطلب": "words", "Revendication": "words"}
    for fields, refusal in (
        (chosen(batch), domain.imports.WordsNotMapped),
        (chosen(batch, **heads), domain.imports.FieldTwice),
        ({999: "words"}, domain.imports.WordsNotMapped),
        (dict.fromkeys(chosen(batch), "<b>"), domain.imports.WordsNotMapped),
    ):
        with pytest.raises(refusal):
            domain.map_columns(**deed, batch=batch, fields=fields)
    assert marks(batch) == before


def test_nobody_else_maps_columns(opened, acting, stranger):
    batch = opened(sheet_of(TABLE), "ملف.xlsx")
    for actor in (acting("member"), stranger):
        with pytest.raises(NotAllowed):
            domain.map_columns(
                actor=actor, at=AT, batch=batch, fields=chosen(batch, المطلب="words")
            )


def test_a_row_says_what_it_completes(opened, deed, secretary, dossier):
    worlds.a_demand(secretary, dossier, "الزيادة في الأجور")
    batch = opened(sheet_of(TABLE), "ملف.xlsx")
    row = batch.rows.get(mark="update")
    assert row.details["adds"] == ["wording_fr", "beneficiaries", "raised", "answer"]
    assert len(row.additions) == 4


def test_a_doubtful_row_is_tied_to_the_candidate_that_is_named(
    opened, deed, secretary, dossier, stranger
):
    near = worlds.a_demand(
        secretary, dossier, "الرفع من قيمة التعويضات الجزافية لموظفي المصالح الخارجية"
    )
    other = worlds.a_demand(secretary, dossier, "التعويضات الجزافية للأعوان")
    batch = opened()
    row = batch.rows.get(mark="doubtful")
    assert row.like == near
    with in_workspace(stranger.workspace_id):
        theirs = worlds.a_demand(stranger, worlds.an_open_dossier(stranger))
    with pytest.raises(NotAllowed):
        domain.settle_row(**deed, row=row, choice=Choice.SAME, like=theirs)
    row.refresh_from_db()
    domain.settle_row(**deed, row=row, choice=Choice.SAME, like=other)
    row.refresh_from_db()
    assert (row.like, row.mark) == (other, "same")
