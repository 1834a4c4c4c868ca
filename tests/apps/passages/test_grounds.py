"""The grounds on which a passage is kept out of the public version."""

import pytest

from dijkwacht.apps.organisations.rules import Kind
from dijkwacht.apps.passages.models import Passage
from dijkwacht.apps.passages.rules.grounds import Ground, grounds_for


def test_every_ground_has_words_and_an_article_and_fits_the_column() -> None:
    column = Passage._meta.get_field("ground")
    assert all(ground.word and ground.article and len(ground) <= column.max_length for ground in Ground)
    assert len({ground.article for ground in Ground}) == len(Ground)


@pytest.mark.parametrize(
    ("kind", "act"),
    [(Kind.MUNICIPALITY, "Gemeentewet"), (Kind.PROVINCE, "Provinciewet"), (Kind.WATER_BOARD, "Waterschapswet")],
)
def test_each_kind_of_organisation_has_its_own_act_on_secrecy(kind: Kind, act: str) -> None:
    [secrecy] = [ground for ground in grounds_for(kind) if ground.is_secrecy]
    assert act in secrecy.article
    assert "te verifiëren" not in secrecy.article


def test_what_nobody_read_in_the_law_says_so() -> None:
    [secrecy] = [ground for ground in grounds_for(Kind.JOINT_BODY) if ground.is_secrecy]
    assert "te verifiëren" in secrecy.article


def test_a_partner_keeps_to_the_grounds_of_the_woo() -> None:
    assert not [ground for ground in grounds_for(Kind.PARTNER) if ground.is_secrecy]
