"""Organizations, people with their posts, groups present."""

from django.db.models import Model

from hiwar.meetings.domain import record_attendance
from hiwar.organizations.domain import add_organization, add_post, record_mandate
from hiwar.organizations.models import Mandate, Organization, Post
from hiwar.organizations.queries import post_titled
from hiwar.people.domain import add_person
from hiwar.people.models import Person
from hiwar.review.domain.acceptance import Acceptance, NoOrganization, precise

SIDES = ("issuer", "counterpart", "guest", "other")


def record_organization_found(doing: Acceptance) -> Organization:
    return doing.chosen(Organization) or doing.made(
        add_organization(
            **doing.by, name_ar=doing.value["name"], kind=doing.value["kind"],
            parent=doing.accepted(doing.value.get("parent")), passage=doing.passage,
        )
    )  # fmt: skip


def record_person_found(doing: Acceptance) -> Model:
    """A person with their post and presence; one named by the role alone is a post and a presence."""
    meeting = doing.meeting()
    post = _post(doing)
    person = _person(doing) if doing.value["name"] else None
    if person is not None and post is not None:
        _mandate(doing, person, post)
    if meeting is not None and (person or post):
        doing.made(
            record_attendance(
                **doing.by, meeting=meeting, person=person, post_text=doing.value.get("role") or "",
                side=_side(doing), passage=doing.passage,
            )
        )  # fmt: skip
    target = person or post
    if target is None:
        raise NoOrganization
    return target


def _person(doing: Acceptance) -> Person:
    return doing.chosen(Person) or doing.made(
        add_person(
            **doing.by, name_ar=doing.value["name"], honorific=doing.value.get("honorific") or ""
        )
    )


def _post(doing: Acceptance) -> Post | None:
    """The seat of this title in the person's organization, made where it is new."""
    title = doing.value.get("role")
    organization = doing.accepted(doing.value.get("organization")) or _side_organization(doing)
    if not title or organization is None:
        return None
    return post_titled(organization, title) or doing.made(
        add_post(**doing.by, organization=organization, title_ar=title, passage=doing.passage)
    )


def _side_organization(doing: Acceptance) -> Organization | None:
    meeting = doing.meeting()
    if meeting is None:
        return doing.host()
    return meeting.counterpart if doing.value.get("side") == "counterpart" else meeting.organization


def _mandate(doing: Acceptance, person: Person, post: Post) -> None:
    """Known to hold the post; when the mandate began is known only where the paper tells an event."""
    if Mandate.objects.filter(
        person=person, post=post, withdrawn_at=None, held_until=None
    ).exists():
        return
    event = doing.value.get("event") or ""
    began, precision = doing.day() if event else precise(None)
    doing.made(
        record_mandate(
            **doing.by, post=post, person=person, held_from=began, precision=precision,
            event=event, passage=doing.passage,
        )
    )  # fmt: skip


def record_group_found(doing: Acceptance) -> Model:
    meeting = doing.meeting()
    if meeting is None:
        raise NoOrganization
    return doing.made(
        record_attendance(
            **doing.by, meeting=meeting, group_text=doing.value["text"],
            count=doing.value.get("count"), side=_side(doing), passage=doing.passage,
        )
    )  # fmt: skip


def _side(doing: Acceptance) -> str:
    side = doing.value.get("side")
    return side if side in SIDES else "other"
