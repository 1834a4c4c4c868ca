import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organisations', '0001_initial'),
        ('policies', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='DamoclesCase',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.CharField(max_length=30)),
                ('opened_on', models.DateField()),
                ('state', models.CharField(max_length=20)),
                ('state_since', models.DateField()),
                ('is_example', models.BooleanField(default=False)),
                ('place', models.CharField(max_length=10)),
                ('drugs', models.CharField(max_length=12)),
                ('occurrence', models.CharField(max_length=8)),
                ('gravity', models.CharField(default='usual', max_length=8)),
                ('measure', models.CharField(blank=True, max_length=14)),
                ('months', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('drop_reason', models.CharField(blank=True, max_length=12)),
                ('reason', models.TextField(blank=True)),
                ('open_reason', models.TextField(blank=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='organisations.organisation')),
                ('policy', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='policies.policy')),
            ],
            options={
                'verbose_name': 'damocles case',
                'abstract': False,
                'indexes': [models.Index(fields=['organisation', 'state'], name='damocles_organisation_state')],
                'constraints': [models.CheckConstraint(condition=models.Q(('number', ''), _negated=True), name='damoclescase_number_given'), models.CheckConstraint(condition=models.Q(('state_since__gte', models.F('opened_on'))), name='damoclescase_state_after_opening'), models.CheckConstraint(condition=models.Q(('state__in', ['received', 'test', 'intended', 'urgent', 'decided', 'closed', 'penalty', 'warned', 'dropped', 'lifted', 'lapsed'])), name='damocles_state_known'), models.CheckConstraint(condition=models.Q(('place__in', ['dwelling', 'premises'])), name='damocles_place_known'), models.CheckConstraint(condition=models.Q(('drugs__in', ['soft', 'hard', 'preparation'])), name='damocles_drugs_known'), models.CheckConstraint(condition=models.Q(('occurrence__in', ['first', 'second', 'third'])), name='damocles_occurrence_known'), models.CheckConstraint(condition=models.Q(('gravity__in', ['usual', 'serious', 'mild'])), name='damocles_gravity_known'), models.CheckConstraint(condition=models.Q(('measure__in', ['', 'warning', 'penalty_order', 'closure', 'indefinite'])), name='damocles_measure_known'), models.CheckConstraint(condition=models.Q(models.Q(('measure', 'closure'), ('months__isnull', False)), models.Q(models.Q(('measure', 'closure'), _negated=True), ('months', None)), _connector='OR'), name='damocles_months_of_closure'), models.CheckConstraint(condition=models.Q(models.Q(('drop_reason__in', ['no_power', 'exception', 'not_needed', 'not_balanced', 'too_late', 'incomplete', 'other_power', 'capacity', 'other']), ('state', 'dropped')), models.Q(models.Q(('state', 'dropped'), _negated=True), ('drop_reason', '')), _connector='OR'), name='damocles_dropped_with_reason')],
            },
        ),
        migrations.CreateModel(
            name='DamoclesAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('question', models.CharField(max_length=20)),
                ('answered', models.CharField(max_length=16)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='damocles.damoclescase')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('case', 'question'), name='damocles_answer_once'), models.CheckConstraint(condition=models.Q(('answered__in', ['answered', 'not_applicable', 'open'])), name='damocles_answer_known')],
            },
        ),
        migrations.CreateModel(
            name='DamoclesGrant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('start', models.DateField()),
                ('until', models.DateField()),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('adviser', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='grants', to='damocles.damoclescase')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('until__gte', models.F('start'))), name='damoclesgrant_dates')],
            },
        ),
        migrations.CreateModel(
            name='DamoclesMove',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('what', models.CharField(max_length=14)),
                ('on', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='moves', to='damocles.damoclescase')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'ordering': ('pk',),
                'constraints': [models.UniqueConstraint(fields=('case', 'what'), name='damocles_move_once'), models.CheckConstraint(condition=models.Q(('what__in', ['received', 'test', 'intended', 'urgent', 'decided', 'closed', 'penalty', 'warned', 'dropped', 'lifted', 'lapsed', 'entered', 'lapse_known', 'lapse_entered'])), name='damocles_move_known'), models.CheckConstraint(condition=models.Q(('until', None), ('until__gte', models.F('on')), _connector='OR'), name='damocles_move_dates')],
            },
        ),
        migrations.CreateModel(
            name='DamoclesSeat',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateField()),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='seats', to='damocles.damoclescase')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('case', 'user'), name='damoclesseat_once')],
            },
        ),
    ]
