"""A rule answers both ways: may she, and which ones may she; the two agree."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.laws import examples

from hiwar.documents.models import Document
from hiwar.kernel.actors import Actor
from hiwar.kernel.errors import NotAllowed
from hiwar.kernel.ids import new_id
from hiwar.kernel.rules import (
    EVERYTHING,
    allows,
    known_rules,
    own_branch,
    permitted,
    register_rules,
    require,
    where,
)
from hiwar.workspaces.vocabulary import Role

pytestmark = [pytest.mark.django_db, pytest.mark.data]

BRANCHES = [new_id() for _ in range(3)]
REACHES = [EVERYTHING, where("audience", "members"), own_branch("received_by")]


@pytest.fixture(scope="module", autouse=True)
def _trial_rules():
    register_rules(
        "trial",
        {str(n): {Role.MEMBER: reach} for n, reach in enumerate(REACHES)}
        | {"both": {Role.MEMBER: REACHES[1], Role.COORDINATOR: REACHES[2]}, "none": {}},
    )


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    max_examples=examples(40),
    deadline=None,
)
@given(
    rule=st.sampled_from(["0", "1", "2", "both", "none"]),
    roles=st.frozensets(st.sampled_from([Role.MEMBER, Role.COORDINATOR]), max_size=2),
    branches=st.frozensets(st.sampled_from(BRANCHES), max_size=2),
)
def test_the_predicate_and_the_filter_agree(secretary, at, rule, roles, branches):
    if not Document.objects.exists():
        for place, audience in enumerate(["bureau", "members", "members", "bureau"]):
            Document.objects.create(
                title=str(place), sha256=str(place), size=1, received_by=BRANCHES[place % 3],
                received_at=at, audience=audience,
            )  # fmt: skip
    actor = Actor(
        user_id=secretary.user_id,
        workspace_id=secretary.workspace_id,
        name="",
        roles=roles,
        branches=branches,
    )
    found = set(permitted(f"trial.{rule}", actor, Document.objects.all()))
    assert found == {row for row in Document.objects.all() if allows(f"trial.{rule}", actor, row)}


def test_an_object_of_another_workspace_is_refused_whatever_the_role(secretary, stranger, at):
    document = Document.objects.create(
        title="x", sha256="x", size=1, received_by=BRANCHES[0], received_at=at
    )
    assert allows("trial.0", _as(secretary, "member"), document)
    assert not allows("trial.0", _as(stranger, "member"), document)


def _as(actor, role):
    return Actor(
        user_id=actor.user_id, workspace_id=actor.workspace_id, name="", roles=frozenset({role})
    )


def test_a_rule_with_a_spelling_mistake_does_not_refuse_quietly(secretary):
    with pytest.raises(KeyError):
        allows("trial.nothing_of_this_name", secretary)


def test_a_role_that_the_table_does_not_name_is_refused(secretary):
    with pytest.raises(NotAllowed):
        require("trial.none", secretary)


def test_only_the_roles_of_the_house_stand_in_the_tables():
    for rule, reaches in known_rules().items():
        assert set(map(str, reaches)) <= set(Role.values), rule


def test_an_auditor_and_a_member_write_nothing():
    writing = (
        "add",
        "change",
        "correct",
        "record",
        "manage",
        "judge",
        "withdraw",
        "write",
        "assign",
        "erase",
    )
    for rule, reaches in known_rules().items():
        verb = rule.split(".")[1]
        if not rule.startswith("trial.") and verb.startswith(writing):
            assert not {Role.AUDITOR, Role.MEMBER} & set(reaches), rule
