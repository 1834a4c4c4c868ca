"""Policy and cases, one module a subject; every row carries its organisation."""

from dijkwacht.apps.instruments.models.bibob import BibobCase, BibobFact, BibobSeat
from dijkwacht.apps.instruments.models.cases import Case, CaseGrant, CaseSeat, Register
from dijkwacht.apps.instruments.models.damocles import DamoclesAnswer, DamoclesCase, DamoclesGrant, DamoclesMove, DamoclesSeat
from dijkwacht.apps.instruments.models.policies import Policy, PolicyShare

__all__ = [
    "BibobCase",
    "BibobFact",
    "BibobSeat",
    "Case",
    "CaseGrant",
    "CaseSeat",
    "DamoclesAnswer",
    "DamoclesCase",
    "DamoclesGrant",
    "DamoclesMove",
    "DamoclesSeat",
    "Policy",
    "PolicyShare",
    "Register",
]
