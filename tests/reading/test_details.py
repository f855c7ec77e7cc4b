"""What a demand says beside its sense: for whom, how much, by which text, on what."""

import pytest

from hiwar.demands.vocabulary import DemandKind
from hiwar.language.folding import fold
from hiwar.language.themes import THEMES, themes_of
from hiwar.reading.reader import read

UNION = "عقدت النقابة الوطنية لعمال الخزف اجتماعا لمكتبها الوطني بآسفي."


def asked(words):
    (item,) = [
        item
        for item in read(f"{UNION}\nوطالب المكتب الإدارة {words}.", name="x").items
        if item.type == "demand"
    ]
    return item


def test_the_reader_and_the_dossier_have_one_list_of_themes():
    assert {*THEMES, "other"} == set(DemandKind.values)


@pytest.mark.parametrize(
    ("words", "themes"),
    [
        ("بصرف التعويض عن الأخطار المهنية", ("wages", "health_safety")),
        ("بتعميم التكوين المستمر من أجل الترقية", ("training", "career")),
        ("بإرجاع المطرودين إلى عملهم", ("status",)),
        ("باحترام الحريات النقابية", ("liberties",)),
        ("برفع معاش المتقاعدين", ("pensions",)),
        ("بطلاء جدران الورشة", ()),
    ],
)
def test_a_theme_is_told_by_its_words_the_one_asked_for_first(words, themes):
    assert themes_of(fold(words)) == themes


def test_an_item_carries_its_themes():
    assert asked("بصرف أجور شهر مارس").themes == ("wages",)


@pytest.mark.parametrize(
    ("words", "amounts"),
    [
        ("بصرف منحة قدرها 1500 درهم", [(1500.0, "MAD")]),
        ("بصرف منحة تتراوح بين 1000 و3000 درهم", [(1000.0, "MAD"), (3000.0, "MAD")]),
        ("بالزيادة في الأجور بنسبة 10 في المائة", [(10.0, "percent")]),
        ("بتخصيص 2 مليون درهم للورشات", [(2_000_000.0, "MAD")]),
    ],
)
def test_amounts_are_read_with_their_unit(words, amounts):
    assert [(each["value"], each["unit"]) for each in asked(words).amounts] == amounts


@pytest.mark.parametrize(
    ("words", "laws"),
    [
        ("بتعديل المرسوم رقم 2.17.535 في أقرب وقت", ["المرسوم رقم 2.17.535"]),
        ("بتطبيق القانون التنظيمي 97.15 كاملا", ["القانون التنظيمي 97.15"]),
        ("بتفعيل الظهير الشريف رقم 1.58.008 كاملا", ["الظهير الشريف رقم 1.58.008"]),
        ("باحترام المادة 12 من مدونة الشغل", ["المادة 12 من مدونة الشغل"]),
        ("باتخاذ قرار قبل 3 أيام", []),
    ],
)
def test_legal_texts_are_cited_as_written(words, laws):
    assert list(asked(words).laws) == laws


@pytest.mark.parametrize(
    ("words", "people"),
    [
        ("بصرف منحة العيد لفائدة عمال الأفران", ["عمال الأفران"]),
        ("بتوفير القفازات للعمال", ["للعمال"]),
        ("بإدماج المستخدمين في النظام الجديد", ["المستخدمين"]),
    ],
)
def test_whom_a_demand_is_for(words, people):
    assert list(asked(words).beneficiaries) == people
