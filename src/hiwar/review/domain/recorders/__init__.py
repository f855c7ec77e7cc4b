"""What accepting a finding writes, kind by kind. Each returns the row the finding became."""

from collections.abc import Callable, Mapping

from django.db.models import Model

from hiwar.review.domain.acceptance import Acceptance
from hiwar.review.domain.recorders.commitments import record_commitment_found
from hiwar.review.domain.recorders.demands import record_achievement_found, record_demand_found
from hiwar.review.domain.recorders.meetings import (
    record_decision_found,
    record_meeting_found,
    record_next_event_found,
)
from hiwar.review.domain.recorders.parties import (
    record_group_found,
    record_organization_found,
    record_person_found,
)
from hiwar.review.vocabulary import FindingKind

RECORDERS: Mapping[str, Callable[[Acceptance], Model]] = {
    FindingKind.ORGANIZATION: record_organization_found,
    FindingKind.MEETING: record_meeting_found,
    FindingKind.PERSON: record_person_found,
    FindingKind.GROUP: record_group_found,
    FindingKind.ACHIEVEMENT: record_achievement_found,
    FindingKind.DEMAND: record_demand_found,
    FindingKind.COMMITMENT: record_commitment_found,
    FindingKind.DECISION: record_decision_found,
    FindingKind.RECOMMENDATION: record_decision_found,
    FindingKind.POSITION: record_decision_found,
    FindingKind.NEXT_EVENT: record_next_event_found,
}

__all__ = ["RECORDERS"]
