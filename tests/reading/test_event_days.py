"""The day of the event: when one is told, which of several, and when none is."""

from hiwar.reading.reader import read

PAGE = "عنوان الورقة\n\nالخميس 05 مارس 2026 - 10:00\n\n"


def day_in(text, page=PAGE):
    day = read(page + text, name="page.txt").date
    return day.iso if day else None


def test_a_protest_spoken_of_today_is_of_the_page_s_day():
    told = day_in(
        "نظمت النقابة الوطنية للنحاسين وقفة احتجاجية أمام مقر العمالة تنديدا بالأوضاع المزرية للورشات. "
        "وقال الكاتب المحلي للنقابة إن احتجاج اليوم يأتي بعد أشهر من الانتظار."
    )

    assert told == "2026-03-05"


def test_what_is_said_of_nowadays_dates_nothing():
    told = day_in(
        "نظمت النقابة الوطنية للنحاسين وقفة احتجاجية أمام مقر العمالة. "
        "وقال الكاتب المحلي للنقابة إن القطاع اليوم في أزمة."
    )

    assert told is None


def test_a_strike_that_is_waged_today_is_not_ahead():
    told = day_in(
        "تخوض النقابة الوطنية للنحاسين إضرابا وطنيا عن العمل. وأكد كاتبها أن المطالب بسيطة، وذلك خلال الإضراب الذي "
        "تخوضه النقابة اليوم الخميس بجميع الورشات."
    )

    assert told == "2026-03-05"


def test_the_day_a_strike_is_announced_is_not_its_day():
    told = day_in(
        "أعلنت النقابة الوطنية للنحاسين، اليوم الخميس، خوض إضراب وطني عن العمل خلال الشهر المقبل."
    )

    assert told is None


def test_a_meeting_told_far_below_keeps_its_weekday():
    told = day_in(
        "عقدت النقابة الوطنية للنحاسين لقاء مع وزير الصناعة التقليدية لمناقشة الملف المطلبي للقطاع. "
        + "وتناول اللقاء أوضاع الورشات والتغطية الصحية والمعاشات وأثمنة المواد الأولية وغيرها من النقاط. "
        * 4
        + "وتحدث المصدر عن انعقاد اجتماع ثان، الاثنين الماضي، لمتابعة ما اتفق عليه."
    )

    assert told == "2026-03-02"


def test_the_day_of_a_law_or_a_letter_is_not_that_of_the_meeting():
    told = day_in(
        "عقدت النقابة الوطنية للنحاسين اجتماعا مع وزير الصناعة التقليدية استجابة للمراسلة الموجهة إليه بتاريخ "
        "17 فبراير 2026 وتفعيلا لاتفاق 25 أبريل 2025 والقانون المنشور في 3 ماي 2024."
    )

    assert told is None


def test_a_deadline_is_not_the_day_of_an_assembly():
    told = day_in(
        "عقدت النقابة الوطنية للنحاسين جمعها العام وفتحت باب الترشيحات إلى غاية 2 مارس 2026 لجميع الأعضاء."
    )

    assert told is None


def test_what_a_union_asked_on_a_day_is_dated_by_it():
    told = day_in("طالبت النقابة الوطنية للنحاسين، أمس الأربعاء، الحكومة بالرفع من الأجور.")
    quoted = day_in(
        "قالت النقابة الوطنية للنحاسين، في بلاغ توصلت به الجريدة، الأربعاء، إن الوضع صعب."
    )

    assert told == "2026-03-04"
    assert quoted is None


def test_what_is_said_in_a_meeting_of_a_day_is_dated_by_it():
    told = day_in(
        "ندد المكتب الوطني للجمعية المغربية للنحاسين، خلال لقاء نظمته الثلاثاء، بتردي الأوضاع."
    )

    assert told == "2026-03-03"
