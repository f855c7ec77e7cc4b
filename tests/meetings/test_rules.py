"""Of every rule of the registers, the predicate and the filter say the same, for every role."""

from dataclasses import replace
from datetime import date

import pytest

from hiwar.kernel.rules import allows, known_rules, permitted
from hiwar.meetings.domain import record_attendance, record_decision, record_meeting
from hiwar.meetings.models import Attendance, Decision, Meeting
from hiwar.organizations.domain import (
    add_body,
    add_organization,
    add_post,
    assign,
    record_mandate,
)
from hiwar.organizations.models import Assignment, Body, Mandate, Organization, Post
from hiwar.people.domain import add_person
from hiwar.people.models import Person
from hiwar.workspaces.models import User
from hiwar.workspaces.vocabulary import Role

pytestmark = [pytest.mark.django_db, pytest.mark.data]

ABOUT = {
    "people.view": Person, "people.add": Person, "people.correct": Person,
    "people.withdraw": Person,
    "organizations.view": Organization, "organizations.add": Organization,
    "organizations.correct": Organization, "organizations.withdraw": Organization,
    "organizations.view_parts": (Body, Post), "organizations.write_parts": (Body, Post),
    "organizations.view_mandates": Mandate, "organizations.write_mandates": Mandate,
    "organizations.view_assignments": Assignment, "organizations.assign": Assignment,
    "meetings.view": Meeting, "meetings.record": Meeting, "meetings.correct": Meeting,
    "meetings.cancel": Meeting, "meetings.withdraw": Meeting,
    "meetings.view_parts": (Attendance, Decision), "meetings.write_parts": (Attendance, Decision),
}  # fmt: skip


@pytest.fixture
def register(secretary, at):
    """Two organizations, one read by members, one under the other, each with one of everything."""
    deed, above = {"actor": secretary, "at": at}, None
    for audience in ("members", "bureau"):
        above = add_organization(
            **deed, name_ar=f"هيئة {audience}", kind="union", parent=above, is_ours=True,
            audience=audience,
        )  # fmt: skip
        person = add_person(**deed, name_ar=f"سعاد {audience}", audience=audience)
        add_body(**deed, organization=above, kind="bureau", name_ar="المكتب")
        post = add_post(**deed, organization=above, title_ar="الكاتب")
        record_mandate(**deed, post=post, person=person, held_from=date(2024, 1, 1))
        meeting = record_meeting(**deed, kind="council", organization=above, audience=audience)
        record_attendance(**deed, meeting=meeting, person=person)
        record_decision(**deed, meeting=meeting, kind="decision", text_ar="نص")
        assign(**deed, user=User.objects.get(pk=secretary.user_id), organization=above)
    return above


def test_every_rule_of_the_registers_is_asked_here():
    ours = {
        rule
        for rule in known_rules()
        if rule.split(".")[0] in {"people", "organizations", "meetings"}
    }
    assert ours == set(ABOUT)


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("has_branch", [False, True])
def test_predicate_and_filter_agree(register, acting, role, has_branch):
    branches = [register.pk, register.parent_id] if has_branch else []
    actor = acting(role, *branches[:1])
    for rule, models in ABOUT.items():
        for model in models if isinstance(models, tuple) else (models,):
            by_filter = set(permitted(rule, actor, model.objects.all()))
            by_predicate = {row for row in model.objects.all() if allows(rule, actor, row)}
            assert by_filter == by_predicate, (rule, model)


@pytest.mark.parametrize("role", list(Role))
def test_nothing_of_another_workspace_is_within_reach(register, stranger, role):
    actor = replace(stranger, roles=frozenset({role}), branches=frozenset({register.pk}))
    for rule, models in ABOUT.items():
        for model in models if isinstance(models, tuple) else (models,):
            assert not permitted(rule, actor, model.objects.all()).exists(), (rule, model)
            assert not any(allows(rule, actor, row) for row in model.objects.all()), (rule, model)
