"""A communiqué of our own, received, read, and open for review."""

import pytest

from hiwar.documents.domain import extract_text, receive_document
from hiwar.organizations.domain import add_organization
from hiwar.review.domain import make_reading

COMMUNIQUE = """بلاغ المكتب الوطني للنقابة الوطنية لأعوان المراعي الجبلية

في إطار تتبع الحوار القطاعي، استقبل السيد مراد الغرناوي، كاتب الدولة المكلف بالمراعي الجبلية، يوم الأربعاء 12 نونبر 2025 بمقر كتابة الدولة بالرباط، أعضاء المكتب الوطني للنقابة الوطنية لأعوان المراعي الجبلية، في الجولة الثانية من الحوار الاجتماعي لهذه السنة.

واستعرض السيد كاتب الدولة أبرز الإنجازات المحققة خلال السنة، والتي شملت:

  • زيادة قيمة منحة المسالك الوعرة لفائدة أعوان الجبال؛
  • اقتناء ثلاث عربات جديدة لفرق التدخل.

ومن جانبها، شكرت السيدة الكاتبة الوطنية كاتب الدولة على استجابته لأبرز مضامين الملف المطلبي، والتي تمثلت في:

  • زيادة قيمة منحة المسالك الوعرة لفائدة أعوان الجبال في حدود الإمكانيات المتاحة.

وطلبت السيدة الكاتبة الوطنية من السيد كاتب الدولة مواصلة تحسين أوضاع الأعوان، من خلال:

  • الزيادة في قيمة التعويضات التالية:
    • منحة المسالك الوعرة لفائدة أعوان الجبال؛
    • تعويض المبيت خارج الدائرة؛
  • توفير ملابس واقية من البرد لكل الأعوان؛
  • في مجال التكوين:
    • تنظيم دورات في الإسعاف الأولي؛
    • إحداث مركز للتكوين المستمر بإفران.

وفي رده، تفاعل السيد كاتب الدولة إيجابيا مع جميع النقاط المطروحة، واعدا بالعمل على تلبيتها في إطار لقاءات شهرية بين النقابة والمديرين المركزيين حسب الإمكانيات المتاحة.
"""


@pytest.fixture
def own_union(secretary, at):
    return add_organization(
        actor=secretary,
        at=at,
        name_ar="النقابة الوطنية لأعوان المراعي الجبلية",
        kind="union",
        is_ours=True,
    )


@pytest.fixture
def document(secretary, at, own_union, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    received = receive_document(actor=secretary, at=at, data=COMMUNIQUE.encode(), name="بلاغ.txt")
    return extract_text(actor=secretary, at=at, document=received)


@pytest.fixture
def reading(secretary, at, document):
    return make_reading(actor=secretary, at=at, document=document)


@pytest.fixture
def fact(reading):
    """`fact("demand", "المبيت")`: the finding of that kind whose words hold these."""

    def find(kind: str, words: str = ""):
        return next(found for found in reading.findings.filter(kind=kind) if words in found.label)

    return find


@pytest.fixture
def accept(secretary, at, own_union):
    """Accept a finding as the page would: linked to what it surely is, else new."""
    from hiwar.review import domain
    from hiwar.review.queries import best_choice

    def judge(finding, *, actor=secretary, seen=None, choice="best"):
        chosen = best_choice(actor, finding) if choice == "best" else choice
        return domain.accept_finding(actor=actor, at=at, finding=finding, seen=seen, choice=chosen)

    return judge


@pytest.fixture
def accept_up_to(reading, accept):
    """Accept every fact, in the order of review, up to and with this kind."""
    from hiwar.review.vocabulary import ORDER

    def judge(kind: str):
        for finding in reading.findings.all():
            if ORDER[finding.kind] <= ORDER[kind]:
                accept(finding)

    return judge
