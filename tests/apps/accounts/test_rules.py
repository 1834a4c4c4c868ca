"""Roles and rights as data: every role of the programme, and no right where it does not belong."""

import pytest

from dijkwacht.apps.accounts.rules import ROLE_RIGHTS, Right, Role, roles_with

OWN_PICTURE = {
    Right.SEE_STATE,
    Right.SEE_PROGRESS,
    Right.SEE_SETTLED,
    Right.READ_CONCEPT,
    Right.COMMENT,
    Right.RECORD,
    Right.SEE_LOOKS,
}
OWN_PRACTICE = {Right.SEE_MEASURES, Right.RUN_MEASURES, Right.SEE_POLICY, Right.SEE_BARRIERS}
TABLE = {
    "respondent": {Right.ANSWER},
    "adviser": {
        Right.SEE_ANSWERS,
        Right.RUN,
        Right.SEE_PROGRESS,
        Right.SEE_SETTLED,
        Right.READ_CONCEPT,
        Right.PROPOSE,
        Right.DEVELOP_BARRIERS,
        Right.SEE_MEASURES,
        Right.SEE_POLICY,
        Right.SEE_BARRIERS,
    },
    "client": {*OWN_PICTURE, *OWN_PRACTICE, Right.AGREE},
    "coordinator": {*OWN_PICTURE, *OWN_PRACTICE, Right.KEEP_POLICY, Right.PLACE_BARRIERS},
    "executive": {
        Right.READ_CONCEPT,
        Right.COMMENT,
        Right.SEE_LOOKS,
        Right.ADOPT,
        Right.SEE_MEASURES,
        Right.SEE_POLICY,
        Right.SEE_BARRIERS,
    },
    "officer": {Right.OWN_CASES, Right.SEE_POLICY, Right.KEEP_POLICY},
    "project_leader": {Right.SEE_STATE},
    "programme_manager": {Right.SEE_STATE},
    "analyst": {Right.SEE_SHARED},
    "auditor": {Right.READ_EVENTS},
    "administrator": {Right.MANAGE_ACCOUNTS, Right.DEVELOP_BARRIERS},
    "liaison": {Right.READ_PUBLISHED},
    "reader": {Right.READ_PUBLISHED},
    "owner": {Right.OWN_MEASURES},
}


def test_the_roles_are_those_of_the_programme() -> None:
    assert {role.value for role in Role} == TABLE.keys()


@pytest.mark.parametrize("role", Role)
def test_a_role_has_its_rights_and_no_others(role: Role) -> None:
    assert ROLE_RIGHTS[role] == TABLE[role.value]


def test_every_role_has_a_word_of_its_own_on_the_page() -> None:
    assert len({role.word for role in Role}) == len(Role)


def test_only_the_adviser_sees_single_answers() -> None:
    assert roles_with(Right.SEE_ANSWERS) == {Role.ADVISER}


def test_who_follows_the_programme_reads_no_content() -> None:
    content = {Right.SEE_ANSWERS, Right.SEE_SETTLED, Right.READ_CONCEPT, Right.RUN, Right.SEE_MEASURES, Right.OWN_CASES}
    outside = (Role.PROJECT_LEADER, Role.PROGRAMME_MANAGER, Role.AUDITOR, Role.ADMINISTRATOR, Role.LIAISON, Role.READER)
    assert not [role for role in outside if ROLE_RIGHTS[role] & content]


def test_every_right_is_given_to_somebody() -> None:
    assert [right for right in Right if not roles_with(right)] == []
