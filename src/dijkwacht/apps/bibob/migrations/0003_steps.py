"""The steps of a case are kept, and what came after its decision."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('bibob', '0002_closed'),
        ('organisations', '0003_areas'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='bibobcase',
            name='bibobcase_no_test_known',
        ),
        migrations.CreateModel(
            name='BibobMove',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('before', models.CharField(blank=True, max_length=20)),
                ('to', models.CharField(max_length=20)),
                ('on', models.DateField()),
            ],
            options={
                'ordering': ('pk',),
            },
        ),
        migrations.CreateModel(
            name='BibobRemedy',
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
        migrations.AddField(
            model_name='bibobcase',
            name='ground',
            field=models.CharField(blank=True, max_length=10),
        ),
        migrations.AddField(
            model_name='bibobcase',
            name='with_committee',
            field=models.BooleanField(default=False),
        ),
        migrations.AddConstraint(
            model_name='bibobcase',
            constraint=models.CheckConstraint(condition=models.Q(('ground__in', ['', 'bylaw', 'act'])), name='bibobcase_ground_known'),
        ),
        migrations.AddField(
            model_name='bibobmove',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='moves', to='bibob.bibobcase'),
        ),
        migrations.AddField(
            model_name='bibobmove',
            name='organisation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation'),
        ),
        migrations.AddField(
            model_name='bibobfact',
            name='move',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='facts', to='bibob.bibobmove'),
        ),
        migrations.AddField(
            model_name='bibobremedy',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='remedies', to='bibob.bibobcase'),
        ),
        migrations.AddField(
            model_name='bibobremedy',
            name='organisation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation'),
        ),
        migrations.AddConstraint(
            model_name='bibobmove',
            constraint=models.CheckConstraint(condition=models.Q(('before__in', ['', 'received', 'triage', 'form', 'incomplete', 'inquiry', 'advice', 'conclusion', 'views', 'weighing', 'decided', 'withdrawn', 'not_tested', 'not_treated', 'kept', 'expired'])), name='bibobmove_before_known'),
        ),
        migrations.AddConstraint(
            model_name='bibobmove',
            constraint=models.CheckConstraint(condition=models.Q(('to__in', ['received', 'triage', 'form', 'incomplete', 'inquiry', 'advice', 'conclusion', 'views', 'weighing', 'decided', 'withdrawn', 'not_tested', 'not_treated', 'kept', 'expired'])), name='bibobmove_to_known'),
        ),
        migrations.AddConstraint(
            model_name='bibobremedy',
            constraint=models.CheckConstraint(condition=models.Q(('what__in', ['objection', 'relief-asked', 'relief-decided', 'gap-asked', 'gap-repaired', 'objection-deferred', 'objection-decided', 'appeal', 'appeal-decided', 'lift-asked', 'lift-decided'])), name='bibobremedy_what_known'),
        ),
        migrations.AddConstraint(
            model_name='bibobremedy',
            constraint=models.CheckConstraint(condition=models.Q(('until', None), ('until__gte', models.F('on')), _connector='OR'), name='bibobremedy_until_after'),
        ),
        migrations.AddConstraint(
            model_name='bibobremedy',
            constraint=models.CheckConstraint(condition=models.Q(('weeks', None), models.Q(('weeks__gte', 1), ('weeks__lte', 6)), _connector='OR'), name='bibobremedy_weeks'),
        ),
    ]
