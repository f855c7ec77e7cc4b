"""Writes of organizations."""

from hiwar.organizations.domain.assignments import (
    AlreadyAssigned,
    NoPlaceHere,
    NotOurs,
    assign,
    end_assignment,
)
from hiwar.organizations.domain.bodies import add_body, correct_body, withdraw_body
from hiwar.organizations.domain.mandates import (
    MandateEnded,
    MandateStands,
    SpanRunsBackward,
    correct_mandate,
    end_mandate,
    record_mandate,
    withdraw_mandate,
)
from hiwar.organizations.domain.organizations import (
    CycleOfParents,
    OrganizationStands,
    add_organization,
    correct_organization,
    withdraw_organization,
)
from hiwar.organizations.domain.posts import (
    BodyOfAnother,
    add_post,
    correct_post,
    withdraw_post,
)
from hiwar.organizations.domain.sources import Place, SourceStands, with_source

__all__ = [
    "AlreadyAssigned",
    "BodyOfAnother",
    "CycleOfParents",
    "MandateEnded",
    "MandateStands",
    "NoPlaceHere",
    "NotOurs",
    "OrganizationStands",
    "Place",
    "SourceStands",
    "SpanRunsBackward",
    "add_body",
    "add_organization",
    "add_post",
    "assign",
    "correct_body",
    "correct_mandate",
    "correct_organization",
    "correct_post",
    "end_assignment",
    "end_mandate",
    "record_mandate",
    "with_source",
    "withdraw_body",
    "withdraw_mandate",
    "withdraw_organization",
    "withdraw_post",
]  # fmt: skip
