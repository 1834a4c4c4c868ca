import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organisations', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='BibobCase',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.CharField(max_length=30)),
                ('opened_on', models.DateField()),
                ('state', models.CharField(max_length=20)),
                ('state_since', models.DateField()),
                ('is_example', models.BooleanField(default=False)),
                ('decision', models.CharField(max_length=40)),
                ('group', models.CharField(max_length=12)),
                ('aim', models.CharField(default='application', max_length=12)),
                ('weeks', models.PositiveSmallIntegerField(default=8)),
                ('is_uniform', models.BooleanField(default=False)),
                ('is_within_policy', models.BooleanField(default=False)),
                ('conclusion', models.CharField(blank=True, max_length=8)),
                ('is_advised', models.BooleanField(default=False)),
                ('acquittal', models.CharField(blank=True, max_length=10)),
                ('outcome', models.CharField(blank=True, max_length=10)),
                ('no_test', models.CharField(blank=True, max_length=16)),
                ('is_suspected', models.BooleanField(default=False)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='organisations.organisation')),
            ],
            options={
                'verbose_name': 'bibob case',
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('number', ''), _negated=True), name='bibobcase_number_given'), models.CheckConstraint(condition=models.Q(('state_since__gte', models.F('opened_on'))), name='bibobcase_state_after_opening'), models.CheckConstraint(condition=models.Q(('state__in', ['received', 'triage', 'form', 'incomplete', 'inquiry', 'advice', 'conclusion', 'views', 'weighing', 'decided', 'withdrawn', 'not_tested', 'not_treated', 'kept', 'expired'])), name='bibobcase_state_known'), models.CheckConstraint(condition=models.Q(('group__in', ('permit', 'environment', 'subsidy', 'property', 'contract'))), name='bibobcase_group_known'), models.CheckConstraint(condition=models.Q(('aim__in', ['application', 'withdrawal'])), name='bibobcase_aim_known'), models.CheckConstraint(condition=models.Q(('conclusion__in', ['', 'none', 'lesser', 'serious', 'offence'])), name='bibobcase_conclusion_known'), models.CheckConstraint(condition=models.Q(('outcome__in', ['', 'granted', 'conditions', 'refused'])), name='bibobcase_outcome_known'), models.CheckConstraint(condition=models.Q(('no_test__in', ['', 'outside_policy', 'no_signal', 'nothing_found', 'other_ground', 'no_capacity'])), name='bibobcase_no_test_known'), models.CheckConstraint(condition=models.Q(('weeks__gte', 1), ('weeks__lte', 52)), name='bibobcase_weeks'), models.CheckConstraint(condition=models.Q(('conclusion', ''), models.Q(models.Q(('conclusion', ''), _negated=True), models.Q(('acquittal__in', ['', 'relied_on']), _negated=True)), _connector='OR'), name='bibobcase_concluded_without_acquitted_facts'), models.CheckConstraint(condition=models.Q(models.Q(('outcome', 'refused'), _negated=True), ('conclusion__in', ['serious', 'offence']), _connector='OR'), name='bibobcase_refused_on_serious'), models.CheckConstraint(condition=models.Q(('no_test', ''), ('state', 'not_tested'), _connector='OR'), name='bibobcase_reason_when_not_tested'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'decided'), _negated=True), models.Q(('outcome', ''), _negated=True), _connector='OR'), name='bibobcase_decided_has_outcome')],
            },
        ),
        migrations.CreateModel(
            name='BibobFact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('what', models.CharField(max_length=20)),
                ('on', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('weeks', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('recorded_in', models.CharField(max_length=20)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='facts', to='bibob.bibobcase')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'ordering': ('on', 'pk'),
                'constraints': [models.CheckConstraint(condition=models.Q(('what__in', ['received', 'decision-deferred', 'form-sent', 'form-complete', 'repair-asked', 'repaired', 'repair-unused', 'inquiry-begun', 'register-asked', 'inquiry-done', 'advice-asked', 'informed', 'data-asked', 'data-received', 'advice-extended', 'advice-issued', 'advice-received', 'conclusion', 'reported', 'copy-given', 'views-asked', 'views-received', 'announced', 'withdrawn'])), name='bibobfact_what_known'), models.CheckConstraint(condition=models.Q(('until', None), ('until__gte', models.F('on')), _connector='OR'), name='bibobfact_until_after'), models.CheckConstraint(condition=models.Q(('weeks', None), models.Q(('weeks__gte', 1), ('weeks__lte', 4)), _connector='OR'), name='bibobfact_weeks'), models.UniqueConstraint(condition=models.Q(('what__in', ['data-asked', 'data-received', 'reported']), _negated=True), fields=('case', 'what'), name='bibobfact_once')],
            },
        ),
        migrations.CreateModel(
            name='BibobSeat',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateField()),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='seats', to='bibob.bibobcase')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('case', 'user'), name='bibobseat_once')],
            },
        ),
    ]
