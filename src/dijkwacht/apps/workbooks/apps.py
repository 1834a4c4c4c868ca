"""The workbooks app."""

from django.apps import AppConfig


class Workbooks(AppConfig):
    """Answers that come in and go out as a workbook."""

    name = "dijkwacht.apps.workbooks"
    verbose_name = "Werkboeken"
