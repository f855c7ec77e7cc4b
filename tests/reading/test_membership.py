"""Who is named as a member of a body, and offices told in more words than one."""

import pytest

from hiwar.reading.reader import read


def roles_in(text):
    people = read("عنوان الورقة\n\n05 مارس 2026\n\n" + text, name="page.txt").people
    return {person.name: person.role for person in people if person.name}


def test_members_listed_in_a_sentence_have_the_body_for_their_role():
    roles = roles_in(
        "انتخب مؤتمر النقابة الوطنية للنحاسين المكتب الوطني الجديد للنقابة، الذي أفرز انتخاب الأستاذ نوفل البحيري "
        "رئيسا، وبعضوية كل من عبد الكريم العلام، ونادية النوري، وسعاد حمودي، والكاتب العام محمد بلقاسم."
    )

    assert roles["عبد الكريم العلام"] == "المكتب الوطني الجديد للنقابة"
    assert roles["سعاد حمودي"] == "المكتب الوطني الجديد للنقابة"
    assert roles["نوفل البحيري"] != "المكتب الوطني الجديد للنقابة"


def test_a_roster_under_a_heading_has_that_body():
    roles = roles_in(
        "عقدت الجمعية الوطنية للنحاسين مؤتمرها الثاني.\n"
        "وقد انتخب المؤتمر مجلسا وطنيا يتكون من السيدات والسادة الآتية أسماؤهم :\nالمجلس الوطني\n"
        "• خالد الطاهري\n• زينب العلوي\n• أحمد الحسني\n"
    )

    assert set(roles.values()) == {"المجلس الوطني"}


def test_an_office_of_one_s_own_outweighs_membership():
    roles = roles_in(
        "عقدت الجمعية الوطنية للنحاسين مؤتمرها الثاني.\nتشكيلة المكتب الوطني:\n- الرئيس: خالد الطاهري\n- زينب العلوي\n"
    )

    assert roles == {"خالد الطاهري": "الرئيس", "زينب العلوي": "المكتب الوطني"}


def test_a_row_of_names_without_a_body_has_no_role():
    roles = roles_in(
        "شارك في وقفة النقابة الوطنية للنحاسين خالد الطاهري، وزينب العلوي، وأحمد الحسني."
    )

    assert set(roles.values()) <= {None}


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("وأضاف وزير الشغل السابق محمد الفاسي أن الأمر صعب.", "محمد الفاسي", "وزير الشغل السابق"),
        (
            "وقال نائب الكاتب العام للمكتب النقابي الموحد (CFT)، عماد الحسني، إن الوضع صعب.",
            "عماد الحسني",
            "نائب الكاتب العام للمكتب النقابي الموحد",
        ),
        ("وقالت إن الكاتب المحلي هو رشيد العلوي.", "رشيد العلوي", "الكاتب المحلي"),
        ("وحضر محمد العلوي، نائب أمين المال، اللقاء.", "محمد العلوي", "نائب أمين المال"),
        ("وطالب الإعلامي عزيز الناصري المديرة الجهوية للصحة بالرحيل.", "عزيز الناصري", "الإعلامي"),
        (
            "واتهمت الوزير سعيد العلوي بالتجاهل، ودعت وزير الصناعة التقليدية إلى الحوار.",
            "سعيد العلوي",
            "وزير الصناعة التقليدية",
        ),
    ],
)
def test_offices_in_more_words_than_one(text, name, role):
    assert roles_in("عقدت النقابة الوطنية للنحاسين اجتماعا لمكتبها. " + text)[name] == role
