import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organisations', '0001_initial'),
        ('pictures', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Measure',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('origin', models.CharField(default='free', max_length=8)),
                ('criterion', models.CharField(blank=True, max_length=40)),
                ('title', models.CharField(max_length=200)),
                ('text', models.TextField(blank=True)),
                ('owner', models.CharField(blank=True, max_length=40)),
                ('due_on', models.DateField(blank=True, null=True)),
                ('quarter', models.DateField(blank=True, null=True)),
                ('effort', models.CharField(default='medium', max_length=6)),
                ('cycle', models.CharField(blank=True, max_length=12)),
                ('cycle_place', models.CharField(blank=True, max_length=120)),
                ('is_with_neighbours', models.BooleanField(default=False)),
                ('is_with_environment_service', models.BooleanField(default=False)),
                ('state', models.CharField(default='proposed', max_length=12)),
                ('state_since', models.DateField()),
                ('state_reason', models.TextField(blank=True)),
                ('decided_on', models.DateField(blank=True, null=True)),
                ('practice_on', models.DateField(blank=True, null=True)),
                ('practice_how', models.TextField(blank=True)),
                ('touched_on', models.DateField()),
                ('is_example', models.BooleanField(default=False)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='measures', to='organisations.organisation')),
                ('picture', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='measures', to='pictures.picture')),
            ],
            options={
                'indexes': [models.Index(fields=['organisation', 'state'], name='measure_by_state')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['proposed', 'decided', 'in_progress', 'in_practice', 'proven', 'stopped'])), name='measure_state_known'), models.CheckConstraint(condition=models.Q(('origin__in', ['picture', 'threat', 'barrier', 'pilot', 'free'])), name='measure_origin_known'), models.CheckConstraint(condition=models.Q(('cycle__in', ['', 'safety_plan', 'team_plan', 'budget'])), name='measure_cycle_known'), models.CheckConstraint(condition=models.Q(('effort__in', ('small', 'medium', 'large'))), name='measure_effort_known'), models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='measure_has_title'), models.CheckConstraint(condition=models.Q(models.Q(('origin', 'picture'), ('picture__isnull', False), models.Q(('criterion', ''), _negated=True)), models.Q(models.Q(('origin', 'picture'), _negated=True), ('criterion', ''), ('picture', None)), _connector='OR'), name='measure_keeps_its_origin'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['in_practice', 'proven']), _negated=True), models.Q(('practice_on__isnull', False), models.Q(('practice_how', ''), _negated=True)), _connector='OR'), name='measure_in_practice_when_and_how'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'stopped'), _negated=True), models.Q(('state_reason', ''), _negated=True), _connector='OR'), name='measure_stopped_why'), models.UniqueConstraint(condition=models.Q(('state', 'stopped'), _negated=True), fields=('picture', 'criterion'), name='measure_once_per_recommendation')],
            },
        ),
        migrations.CreateModel(
            name='Effect',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('criterion', models.CharField(max_length=40)),
                ('paper', models.SmallIntegerField(blank=True, null=True)),
                ('practice', models.SmallIntegerField(blank=True, null=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('measure', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='measures.measure')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('measure', 'criterion'), name='effect_once'), models.CheckConstraint(condition=models.Q(models.Q(('paper', None), models.Q(('paper__gte', 0), ('paper__lte', 3)), _connector='OR'), models.Q(('practice', None), models.Q(('practice__gte', 0), ('practice__lte', 3)), _connector='OR')), name='effect_levels')],
            },
        ),
        migrations.CreateModel(
            name='Move',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(max_length=12)),
                ('on', models.DateField()),
                ('role', models.CharField(blank=True, max_length=20)),
                ('reason', models.TextField(blank=True)),
                ('measure', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='measures.measure')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'ordering': ('pk',),
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['proposed', 'decided', 'in_progress', 'in_practice', 'proven', 'stopped'])), name='move_state_known')],
            },
        ),
        migrations.CreateModel(
            name='Note',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField()),
                ('said_on', models.DateField()),
                ('measure', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='measures.measure')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'ordering': ('-pk',),
                'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='note_of_measure_has_text')],
            },
        ),
        migrations.CreateModel(
            name='Proof',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200)),
                ('kind', models.CharField(default='anders', max_length=16)),
                ('dated', models.DateField()),
                ('kept_at', models.CharField(blank=True, max_length=200)),
                ('given_on', models.DateField()),
                ('seen_on', models.DateField(blank=True, null=True)),
                ('given_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('measure', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='measures.measure')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('seen_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('pk',),
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['besluit', 'training', 'rechtencontrole', 'steekproef', 'anders'])), name='proof_kind_known'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='proof_has_name'), models.CheckConstraint(condition=models.Q(('seen_by', None), ('given_by', None), models.Q(('given_by', models.F('seen_by')), _negated=True), _connector='OR'), name='proof_seen_by_another'), models.CheckConstraint(condition=models.Q(('seen_by', None), ('seen_on__isnull', False), _connector='OR'), name='proof_seen_when')],
            },
        ),
        migrations.CreateModel(
            name='Sharing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('adviser_sees_still', models.BooleanField(default=False)),
                ('adviser_sees_after', models.BooleanField(default=False)),
                ('since', models.DateField()),
                ('organisation', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
        ),
        migrations.CreateModel(
            name='Task',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(max_length=200)),
                ('due_on', models.DateField(blank=True, null=True)),
                ('done_on', models.DateField(blank=True, null=True)),
                ('measure', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='measures.measure')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'ordering': ('pk',),
                'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='task_has_text')],
            },
        ),
    ]
