"""The roadmap follows a fact check since the day it begins: those that ran already then follow it from here on."""

from typing import Any

from django.db import migrations
from django.db.models import F, OuterRef, Subquery


def follow(apps: Any, _: Any) -> None:
    """The step of a fact check that runs gets the last day of the check."""
    steps = apps.get_model("roadmap", "Milestone").objects
    until = apps.get_model("pictures", "Picture").objects.filter(pk=OuterRef("picture")).values("fact_check_until")[:1]
    running = steps.filter(kind="fact_check", done_on=None, skipped_reason="", picture__state="fact_check")
    running.filter(picture__fact_check_until__isnull=False).exclude(due_on=F("picture__fact_check_until")).update(due_on=Subquery(until))


class Migration(migrations.Migration):
    dependencies = [("roadmap", "0001_initial"), ("pictures", "0003_marking_kept")]

    operations = [migrations.RunPython(follow, migrations.RunPython.noop, elidable=True)]
