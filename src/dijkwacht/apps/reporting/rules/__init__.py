"""The forms in which reports and papers can be had, what their files are called, and how copies and templates are kept."""

from dijkwacht.apps.reporting.rules.copies import CopyFacts, faults_in_copy, why_not_hand_out
from dijkwacht.apps.reporting.rules.products import (
    PRODUCT_NOTES,
    Product,
    ProductForm,
    product_file_name,
    why_not_products,
)
from dijkwacht.apps.reporting.rules.reports import (
    STATE_WORDS,
    Document,
    Format,
    Version,
    file_name,
    ground_in_words,
    plain_name,
    why_not_public,
)

__all__ = [
    "PRODUCT_NOTES",
    "STATE_WORDS",
    "CopyFacts",
    "Document",
    "Format",
    "Product",
    "ProductForm",
    "Version",
    "faults_in_copy",
    "file_name",
    "ground_in_words",
    "plain_name",
    "product_file_name",
    "why_not_hand_out",
    "why_not_products",
    "why_not_public",
]
