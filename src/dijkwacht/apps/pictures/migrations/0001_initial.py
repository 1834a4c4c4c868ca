import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        ('norms', '0001_initial'),
        ('organisations', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Picture',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('is_basic', models.BooleanField(default=False)),
                ('reference_date', models.DateField()),
                ('state', models.CharField(default='planned', max_length=12)),
                ('marking', models.CharField(default='organisatie', max_length=12)),
                ('is_example', models.BooleanField(default=False)),
                ('summary', models.TextField(blank=True)),
                ('decision', models.TextField(blank=True)),
                ('state_reason', models.TextField(blank=True)),
                ('state_since', models.DateField()),
                ('unanswered_reason', models.TextField(blank=True)),
                ('concept_on', models.DateField(blank=True, null=True)),
                ('announced_at', models.DateTimeField(blank=True, null=True)),
                ('fact_check_until', models.DateField(blank=True, null=True)),
                ('norm', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='norms.normversion')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pictures', to='organisations.organisation')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['planned', 'answering', 'analysis', 'concept', 'fact_check', 'adopted', 'lapsed'])), name='picture_state_known'), models.CheckConstraint(condition=models.Q(('marking__in', ['openbaar', 'partners', 'organisatie', 'gesloten'])), name='picture_marking_known')],
            },
        ),
        migrations.CreateModel(
            name='Respondent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('function', models.CharField(max_length=60)),
                ('is_submitted', models.BooleanField(default=False)),
                ('membership', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='accounts.membership')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('picture', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='pictures.picture')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('picture', 'function'), name='respondent_once')],
            },
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('criterion', models.CharField(max_length=40)),
                ('source', models.CharField(default='vragenlijst', max_length=12)),
                ('paper', models.SmallIntegerField(null=True)),
                ('practice', models.SmallIntegerField(null=True)),
                ('not_applicable', models.TextField(blank=True)),
                ('explanation', models.TextField(blank=True)),
                ('evidence', models.JSONField(default=list)),
                ('version', models.PositiveIntegerField(default=1)),
                ('saved_at', models.DateTimeField()),
                ('is_carried', models.BooleanField(default=False)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('picture', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='pictures.picture')),
                ('respondent', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='pictures.respondent')),
            ],
            options={
                'indexes': [models.Index(fields=['picture', 'criterion'], name='answer_picture_criterion')],
                'constraints': [models.UniqueConstraint(fields=('respondent', 'criterion', 'source'), name='answer_once'), models.CheckConstraint(condition=models.Q(('paper', None), models.Q(('paper__gte', -1), ('paper__lte', 3)), _connector='OR'), name='answer_paper_range'), models.CheckConstraint(condition=models.Q(('practice', None), models.Q(('practice__gte', -1), ('practice__lte', 3)), _connector='OR'), name='answer_practice_range'), models.CheckConstraint(condition=models.Q(('not_applicable', ''), models.Q(('paper', None), ('practice', None)), _connector='OR'), name='answer_level_or_not_applicable'), models.CheckConstraint(condition=models.Q(('source__in', ['vragenlijst', 'interview', 'groepssessie', 'document', 'toets'])), name='answer_source_known')],
            },
        ),
        migrations.CreateModel(
            name='Settlement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('criterion', models.CharField(max_length=40)),
                ('side', models.CharField(blank=True, max_length=8)),
                ('level', models.SmallIntegerField(null=True)),
                ('reason', models.TextField()),
                ('lapsed_at', models.DateTimeField(blank=True, null=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('picture', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='pictures.picture')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('picture', 'criterion', 'side'), name='settlement_once'), models.CheckConstraint(condition=models.Q(('side__in', ['', 'paper', 'practice'])), name='settlement_side_known'), models.CheckConstraint(condition=models.Q(models.Q(('level', None), ('side', '')), models.Q(models.Q(('side', ''), _negated=True), ('level__gte', 0), ('level__isnull', False), ('level__lte', 3)), _connector='OR'), name='settlement_level_or_not_applicable'), models.CheckConstraint(condition=models.Q(('reason__length__gt', 0)), name='settlement_has_reason')],
            },
        ),
    ]
