"""Small dossiers for the tests, made through the domain."""

from datetime import date, timedelta

from tests.conftest import AT

from hiwar.demands import domain
from hiwar.demands.models import ImportBatch
from hiwar.demands.tasks import read_import
from hiwar.demands.vocabulary import EventKind, SaidBy
from hiwar.documents.domain import quote
from hiwar.documents.models import Document
from hiwar.meetings.domain import record_meeting
from hiwar.organizations.domain import add_organization

TODAY = date(2025, 11, 20)

WORDINGS = (
    "الرفع من التعويضات الجزافية لموظفي المصالح الخارجية",
    "تجديد المعدات المعلوماتية في المندوبيات",
    "إحداث مقصف لائق بكل مديرية إقليمية",
    "مأسسة الحوار الإجتماعي داخل القطاع",
    "تسوية وضعية حاملي الشهادات المحصل عليها بعد التوظيف",
    "تعميم بطاقات الطرق السيارة على السائقين",
)


def an_open_dossier(actor):
    return domain.open_dossier(
        actor=actor,
        at=AT,
        title_ar="الملف المطلبي",
        title_fr="Cahier revendicatif",
        adopted_on=date(2025, 10, 4),
    )


def a_theme(actor, dossier, name="التعويضات والتنقل", name_fr="Indemnités"):
    return domain.add_theme(actor=actor, at=AT, dossier=dossier, name_ar=name, name_fr=name_fr)


def a_demand(actor, dossier, wording=WORDINGS[0], **more):
    return domain.add_demand(actor=actor, at=AT, dossier=dossier, wording_ar=wording, **more)


def an_event(actor, demand, kind, day, said_by=None, **more):
    theirs = kind.startswith("answered") or kind in (
        "committed",
        "claimed",
        "refused",
        "rolled_back",
    )
    return domain.record_event(
        actor=actor,
        at=AT,
        demand=demand,
        kind=kind,
        occurred_on=day,
        said_by=said_by or (SaidBy.OTHER_SIDE if theirs else SaidBy.US),
        **more,
    )


def an_import(actor, dossier, data, name="ملف.txt", **more):
    """A source handed in, and read as the worker would."""
    batch = domain.import_file(actor=actor, at=AT, dossier=dossier, data=data, name=name, **more)
    read_import.func(str(batch.workspace_id), str(actor.user_id), str(batch.document_id))
    return ImportBatch.objects.select_related("document", "dossier").get(pk=batch.pk)


def a_document(actor, text, title="محضر الجولة", audience="bureau"):
    """A document with its text, as intake would have left it."""
    return Document.objects.create(
        title=title,
        file_name="m.txt",
        sha256=f"{hash(text) & (2**255 - 1):064x}",
        size=len(text),
        state="legible",
        text=text,
        received_by=actor.user_id,
        received_by_name=actor.name,
        received_at=AT,
        audience=audience,
    )


def a_passage(document, words):
    start = document.text.index(words)
    return quote(document=document, start=start, end=start + len(words))


def our_union(actor):
    return add_organization(
        actor=actor,
        at=AT,
        name_ar="النقابة الوطنية لموظفي المسالك القروية",
        kind="union",
        is_ours=True,
    )


def an_administration(actor, name="كتابة الدولة في المسالك"):
    return add_organization(actor=actor, at=AT, name_ar=name, kind="administration")


def a_round_meeting(actor, union, other, day, **more):
    return record_meeting(
        actor=actor,
        at=AT,
        kind="dialogue_round",
        organization=union,
        counterpart=other,
        held_on=day,
        **more,
    )


def a_demand_with_history(actor, dossier, wording=WORDINGS[0], **more):
    """Raised in 2021, put to the administration, refused, asked again, committed."""
    demand = a_demand(actor, dossier, wording, raised_on=date(2021, 4, 20), **more)
    for years, kind in enumerate((EventKind.SUBMITTED, EventKind.REFUSED, EventKind.RESTATED)):
        day = date(2022, 3, 1) + timedelta(days=365 * years)
        an_event(actor, demand, kind, day, words="لا تسمح الظرفية بذلك" if years == 1 else "")
    return demand
