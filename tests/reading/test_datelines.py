"""The page's own day: above the text, at its end, in a byline, before a report's first words."""

import pytest

from hiwar.reading.outline import outline_of

BODY = (
    "عقد المكتب الجهوي للنقابة الوطنية للصيادين اجتماعه العادي بمقر النقابة وتدارس وضعية القطاع"
    " ومطالب الشغيلة في جو من المسؤولية، وقرر مراسلة الوزارة الوصية في الموضوع وعقد لقاء ثان قبل"
    " نهاية الشهر، كما حيا صمود الشغيلة وثمن عمل اللجنة."
)


def published(text: str) -> str | None:
    day = outline_of(text).published
    return day.iso if day else None


DATED = [
    ("الدار البيضاء في 12 مارس 2022", "2022-03-12"),
    ("حرر بالرباط بتاريخ 5 ماي 2021", "2021-05-05"),
    ("وحرر بأكادير، يوم الأحد 7 فبراير 2021", "2021-02-07"),
    ("وجدة، 21 أبريل 2022", "2022-04-21"),
    ("فاس في: 19-10-2018", "2018-10-19"),
    ("تطوان في 2018/10/19", "2018-10-19"),
    ("الرباط في 12 رمضان 1442 الموافق ل 25 أبريل 2021", "2021-04-25"),
    ("حرر هذا البلاغ بمدينة سطات في 4 دجنبر 2020", "2020-12-04"),
    ("صدر بالرباط يوم الثلاثاء 6 أكتوبر 2020", "2020-10-06"),
    ("تاونات، في 3 يناير 2017.", "2017-01-03"),
    ("حرر بتاريخ: 12.03.2021", "2021-03-12"),
]


@pytest.mark.parametrize(("line", "day"), DATED)
def test_a_line_above_the_text_or_after_it_dates_the_page(line: str, day: str) -> None:
    assert published(f"بلاغ إلى الرأي العام\n{line}\n\n{BODY}\n{BODY}") == day
    assert published(f"{BODY}\n\nعاشت النقابة\nعن المكتب الجهوي\n{line}") == day
    assert published(f"{BODY}\n{line}\nعن المكتب الجهوي\nالكاتب الجهوي: سعيد الراجي") == day


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("جريدة المرسى - طنجة - 12 ماي 2020", "2020-05-12"),
        ("كريم الودغيري من وجدة - الأحد 23 ماي 2021 - 11:05", "2021-05-23"),
        ("نشر يوم 26/10/2021 على الساعة 21:40", "2021-10-26"),
        ("تاريخ النشر: 3 أبريل 2019", "2019-04-03"),
        ("سعاد لمرابط | 14 نونبر 2022 | 10:30", "2022-11-14"),
        ("صوت الجهة، الناظور: 9 مارس 2023", "2023-03-09"),
        ("محمد الراجي (الرباط) – 9 مارس 2023", "2023-03-09"),
    ],
)
def test_a_paper_a_reporter_or_a_town_may_stand_before_the_day(line: str, day: str) -> None:
    assert published(f"النقابة تعقد اجتماعها الجهوي\n{line}\n\n{BODY}\n{BODY}") == day


@pytest.mark.parametrize(
    "opening",
    [
        "الرباط، 12 مارس 2022 (و م ع) - ",
        "الرباط في 12 مارس 2022 – ",
        "أكادير / 12 مارس 2022 / ومع/ ",
    ],
)
def test_a_report_opens_with_town_and_day(opening: str) -> None:
    assert published(f"النقابة تعقد اجتماعها الجهوي\n\n{opening}{BODY}") == "2022-03-12"


def test_the_last_words_of_a_paragraph_date_the_page() -> None:
    assert published(f"{BODY} عاشت الشغيلة. حرر بوجدة في 21 أبريل 2022.") == "2022-04-21"


@pytest.mark.parametrize(
    "text",
    [
        f"بيان حول إضراب يوم 12 مارس 2022\n\n{BODY}",
        f"بلاغ حول اجتماع المكتب الوطني - 12 مارس 2022\n{BODY}",
        f"يوم الأحد 3 مارس 2019 عقد المكتب الجهوي للنقابة اجتماعا بفاس\n\n{BODY}",
        f"{BODY}\nوقرر عقد المجلس الوطني بالرباط في 12 مارس 2022",
        f"{BODY}\nتنظيم وقفة بفاس يوم 12 مارس 2022",
        f"{BODY}\n- وقفة بالرباط في 12 مارس 2022",
    ],
)
def test_the_day_of_an_event_is_not_the_pages(text: str) -> None:
    assert published(text) is None


def test_what_stands_before_a_closing_line_stays_text() -> None:
    kinds = [line.kind for line in outline_of(f"{BODY}\nعن المكتب\nوجدة في 21 أبريل 2022").lines]
    assert kinds == ["paragraph", "signature", "dateline"]


@pytest.mark.parametrize(
    "line",
    [
        "سعاد لمرابط من وجدة - جريدة المرسى",
        "حسن الراجي - أكادير",
        "الدار البيضاء – إلهام المرابط",
        "الرباط – متابعة",
        "محمد الراجي",
    ],
)
def test_who_reports_is_no_title(line: str) -> None:
    kinds = [line.kind for line in outline_of(f"النقابة تعقد مؤتمرها\n{line}\n\n{BODY}").lines]
    assert kinds == ["title", "byline", "paragraph"]


def test_a_second_title_is_no_byline() -> None:
    text = f"النقابة تعقد مؤتمرها\nمحمد الراجي: سنواصل النضال من أجل المطالب\n\n{BODY}"
    assert [line.kind for line in outline_of(text).lines] == ["title", "title", "paragraph"]


def test_a_sentence_that_opens_with_a_town_that_lived_an_event_is_no_cry() -> None:
    text = f"عاشت مدينة أكادير على إيقاع المؤتمر الوطني، وقد {BODY}"
    assert outline_of(text).lines[0].kind == "paragraph"
