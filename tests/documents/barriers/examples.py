"""A small model to take apart in tests."""

from dijkwacht.documents.barriers.model import BarrierModel
from dijkwacht.documents.barriers.reader import read_model

MODEL = """\
id: hennepteelt
version: "1"
title: Hennepteelt
conditions:
  - {id: K1, title: Stroomaansluiting}
steps:
  - id: S1
    title: Ruimte vinden
    ways:
      - {id: W1, title: Woning huren}
      - {id: W2, title: Bedrijfspand huren, needs: {any: [K1, {atleast: {k: 1, of: [K1]}}]}}
    facilitators: [verhuurder]
    signals: [{id: G1, text: Dichtgeplakte ramen, seen_by: [buren]}]
  - id: S2
    title: Verkopen
    optional: true
    ways: [{id: W3, title: Aan een handelaar}]
barriers:
  - id: BAR-01
    title: Verhuurders spreken
    closes: [S1/W1, K1]
    kind: hinders
    effect: {chance: {low: 0.2, likely: 0.4, high: 0.6}, source: judgement}
    placed_by: [gemeente, verhuurder]
    basis: [{ref: opiumwet, at: artikel 13b, checked: true}]
    instrument: damocles
    cost: {once: 100, yearly: 50, hours: 2}
  - {id: BAR-02, title: Meldpunt, closes: [S1], kind: detects}
sources: [Eigen oordeel, {id: boek, title: Een boek}]
"""
TREE = """\
<?xml version="1.0"?>
<opsa-mef>
  <define-fault-tree name="deur">
    <define-gate name="top"><and><basic-event name="a"/><or><basic-event name="b"/><event name="c"/></or></and></define-gate>
  </define-fault-tree>
  <model-data>
    <define-basic-event name="a"><label>De eerste</label><float value="0.5"/></define-basic-event>
    <define-basic-event name="b"><float value="0.5"/></define-basic-event>
    <define-basic-event name="c"><float value="5e-1"/></define-basic-event>
  </model-data>
</opsa-mef>
"""


def model(text: str = MODEL) -> BarrierModel:
    """The model that this text says."""
    return read_model(text, file="m.yaml")
