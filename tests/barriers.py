"""A model in use, for tests."""

from dijkwacht.apps.barriers import actions
from dijkwacht.apps.barriers.models import BarrierVersion, InUse
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.documents.barriers.model import BarrierModel
from dijkwacht.documents.barriers.reader import read_model
from tests.factories import BY

HERB = """\
id: kruidenteelt
version: "1"
title: Kruidenteelt
closed_at: 0.5
conditions: [{id: K1, title: Stroomaansluiting}]
steps:
  - id: S1
    title: Ruimte vinden
    ways: [{id: W1, title: Woning huren}, {id: W2, title: Loods huren}]
  - id: S2
    title: Telen
    ways: [{id: W3, title: Met stroom van het net, needs: {any: [K1]}}, {id: W4, title: Met een aggregaat}]
barriers:
  - id: BAR-01
    title: Bezoek aan verhuurders
    closes: [S1/W1, S1/W2]
    kind: hinders
    effect: {chance: {low: 0.3, likely: 0.6, high: 0.8}, source: judgement}
    placed_by: [gemeente, politie]
    cost: {once: 100, yearly: 50, hours: 2}
  - id: BAR-02
    title: Aansluiting controleren
    closes: [K1]
    kind: prevents
    effect: {chance: {low: 0.4, likely: 0.5, high: 0.6}, source: judgement}
    placed_by: [netbeheerder]
    cost: {once: 10, yearly: 0, hours: 0}
  - id: BAR-03
    title: Melden van geur
    closes: [S2]
    kind: detects
    placed_by: [gemeente]
  - id: BAR-04
    title: Aggregaten registreren
    closes: [S2/W4]
    kind: hinders
    effect: {chance: 0.1, source: judgement}
    placed_by: [branche]
    cost: {once: 1, yearly: 0, hours: 0}
"""


def herb(text: str = HERB) -> BarrierModel:
    """Two steps of two ways; four routes."""
    return read_model(text, file="kruidenteelt.yaml")


def published(text: str = HERB) -> BarrierVersion:
    """It, for everybody."""
    return actions.publish(model=herb(text), by=BY)


def in_use(where: Organisation) -> InUse:
    """An organisation that works with it."""
    published()
    return actions.take_up(organisation=where, code="kruidenteelt", by=BY, is_example=where.is_example)
