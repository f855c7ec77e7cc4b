"""Accounts, agreements and joint committees answer the search, each to who may read it."""

from datetime import date

import pytest
from tests.conftest import AT

from hiwar.dialogue.domain import accounts, agreements
from hiwar.search import analyse
from hiwar.search.finding import Chosen, find

pytestmark = [pytest.mark.django_db, pytest.mark.data]


def found(actor, words):
    findings = find(actor, analyse(words), Chosen(), date(2025, 11, 20))
    return {group.source.key: group.total for group in findings.groups}


def test_a_clause_is_found_by_its_words_once_the_agreement_may_be_read(secretary, acting, told):
    member = acting("member")
    assert found(secretary, "بطاقات الطرق السيارة لكل مديرية")["agreements"] == 1
    assert "agreements" not in found(member, "بروتوكول اتفاق")
    agreements.share_agreement(actor=secretary, at=AT, agreement=told.agreement, audience="members")
    assert found(member, "بروتوكول اتفاق")["agreements"] == 1


def test_a_corrected_line_is_found_and_the_old_words_are_not(secretary, acting, told):
    assert found(secretary, "المصادقة على الميزانية")["accounts"] == 1
    line = told.ours.lines.get(kind="deferred")
    accounts.record_account(actor=secretary, at=AT, round_=told.rounds[3], side="us")
    assert found(secretary, "المصادقة على الميزانية")["accounts"] == 1
    standing = accounts.standing_account(told.rounds[3], "us").lines.get(root=line)
    accounts.correct_line(actor=secretary, at=AT, line=standing, words="تسلم في غضون شهر")
    assert "accounts" not in found(secretary, "المصادقة على الميزانية")
    assert "accounts" not in found(acting("member"), "غضون شهر")


def test_a_committee_is_found_by_what_it_has_to_do(secretary, told):
    assert found(secretary, "تفاصيل الميزانية")["committees"] == 1
