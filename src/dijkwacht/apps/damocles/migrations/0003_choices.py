"""Two texts become choices, and what was typed there goes; what came after the decision gets a table."""

import django.db.models.deletion
from django.db import migrations, models


def leave_capacity_out(apps, schema_editor):
    apps.get_model("damocles", "DamoclesCase").objects.filter(drop_reason="capacity").update(drop_reason="other")


class Migration(migrations.Migration):

    dependencies = [
        ('damocles', '0002_closed'),
        ('organisations', '0003_areas'),
        ('policies', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='DamoclesRemedy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('what', models.CharField(max_length=20)),
                ('on', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('weeks', models.PositiveSmallIntegerField(blank=True, null=True)),
            ],
            options={
                'ordering': ('pk',),
                'abstract': False,
            },
        ),
        migrations.RemoveConstraint(
            model_name='damoclescase',
            name='damocles_dropped_with_reason',
        ),
        migrations.RemoveField(
            model_name='damoclescase',
            name='reason',
        ),
        migrations.AddField(
            model_name='damoclescase',
            name='also',
            field=models.CharField(blank=True, max_length=30),
        ),
        migrations.AddField(
            model_name='damoclescase',
            name='is_combined',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='damoclescase',
            name='with_committee',
            field=models.BooleanField(default=False),
        ),
        migrations.RemoveField(
            model_name='damoclescase',
            name='open_reason',
        ),
        migrations.AddField(
            model_name='damoclescase',
            name='open_reason',
            field=models.CharField(blank=True, max_length=12),
        ),
        migrations.RunPython(leave_capacity_out, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name='damoclescase',
            constraint=models.CheckConstraint(condition=models.Q(('also__in', ['', 'soft', 'preparation', 'soft preparation'])), name='damocles_also_known'),
        ),
        migrations.AddConstraint(
            model_name='damoclescase',
            constraint=models.CheckConstraint(condition=models.Q(('open_reason__in', ['', 'awaited', 'unknowable', 'no_answer', 'urgent', 'no_matter'])), name='damocles_open_reason_known'),
        ),
        migrations.AddConstraint(
            model_name='damoclescase',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('drop_reason__in', ['no_power', 'exception', 'not_needed', 'not_balanced', 'too_late', 'incomplete', 'other_power', 'other']), ('state', 'dropped')), models.Q(models.Q(('state', 'dropped'), _negated=True), ('drop_reason', '')), _connector='OR'), name='damocles_dropped_with_reason'),
        ),
        migrations.AddField(
            model_name='damoclesremedy',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='remedies', to='damocles.damoclescase'),
        ),
        migrations.AddField(
            model_name='damoclesremedy',
            name='organisation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation'),
        ),
        migrations.AddConstraint(
            model_name='damoclesremedy',
            constraint=models.CheckConstraint(condition=models.Q(('what__in', ['objection', 'relief-asked', 'relief-decided', 'gap-asked', 'gap-repaired', 'objection-deferred', 'objection-decided', 'appeal', 'appeal-decided', 'lift-asked', 'lift-decided'])), name='damoclesremedy_what_known'),
        ),
        migrations.AddConstraint(
            model_name='damoclesremedy',
            constraint=models.CheckConstraint(condition=models.Q(('until', None), ('until__gte', models.F('on')), _connector='OR'), name='damoclesremedy_until_after'),
        ),
        migrations.AddConstraint(
            model_name='damoclesremedy',
            constraint=models.CheckConstraint(condition=models.Q(('weeks', None), models.Q(('weeks__gte', 1), ('weeks__lte', 6)), _connector='OR'), name='damoclesremedy_weeks'),
        ),
    ]
