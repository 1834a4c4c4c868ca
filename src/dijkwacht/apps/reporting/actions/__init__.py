"""Handing out reports and papers, keeping templates, and noting who has which copy."""

from dijkwacht.apps.reporting.actions.copies import hand_out, keep
from dijkwacht.apps.reporting.actions.house_style import remove, take_in
from dijkwacht.apps.reporting.actions.products import deliver_copy, deliver_list, deliver_product
from dijkwacht.apps.reporting.actions.reports import deliver, deliver_plan

__all__ = [
    "deliver",
    "deliver_copy",
    "deliver_list",
    "deliver_plan",
    "deliver_product",
    "hand_out",
    "keep",
    "remove",
    "take_in",
]
