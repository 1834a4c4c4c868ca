import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Bundle',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField()),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('user', 'day'), name='bundle_once')],
            },
        ),
        migrations.CreateModel(
            name='Preference',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=20)),
                ('way', models.CharField(max_length=6)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('user', 'kind'), name='preference_once'), models.CheckConstraint(condition=models.Q(('kind__in', ['assignment_proposed', 'assignment_accepted', 'assignment_ending', 'plan', 'open_questions', 'collect', 'analyse', 'concept_shared', 'begin_check', 'fact_check', 'fact_check_closing', 'comments', 'comment_answered', 'record', 'confirm', 'sign', 'decided', 'step', 'measure_late', 'measure_soon', 'month'])), name='preference_kind_known'), models.CheckConstraint(condition=models.Q(('way__in', ['direct', 'daily', 'never'])), name='preference_way_known')],
            },
        ),
        migrations.CreateModel(
            name='Told',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=20)),
                ('matter', models.CharField(max_length=80)),
                ('on', models.DateField()),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['kind', 'matter'], name='told_by_matter')],
                'constraints': [models.UniqueConstraint(fields=('user', 'kind', 'matter'), name='told_once'), models.CheckConstraint(condition=models.Q(('kind__in', ['assignment_proposed', 'assignment_accepted', 'assignment_ending', 'plan', 'open_questions', 'collect', 'analyse', 'concept_shared', 'begin_check', 'fact_check', 'fact_check_closing', 'comments', 'comment_answered', 'record', 'confirm', 'sign', 'decided', 'step', 'measure_late', 'measure_soon', 'month'])), name='told_kind_known')],
            },
        ),
    ]
