import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organisations', '0001_initial'),
        ('pictures', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Session',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(default='prepared', max_length=10)),
                ('code', models.CharField(blank=True, max_length=6)),
                ('place', models.PositiveSmallIntegerField(default=1)),
                ('functions', models.JSONField(default=list)),
                ('started_at', models.DateTimeField(blank=True, null=True)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('picture', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='pictures.picture')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['prepared', 'running', 'ended'])), name='session_state_known'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'running'), _negated=True), models.Q(models.Q(('code', ''), _negated=True), ('started_at__isnull', False)), _connector='OR'), name='session_runs_with_code'), models.CheckConstraint(condition=models.Q(('code', ''), ('state', 'running'), _connector='OR'), name='session_code_only_while_running'), models.CheckConstraint(condition=models.Q(('ended_at', None), ('state', 'ended'), _connector='OR'), name='session_ended_when_ended'), models.UniqueConstraint(condition=models.Q(('code', ''), _negated=True), fields=('code',), name='session_code_once'), models.UniqueConstraint(condition=models.Q(('state', 'ended'), _negated=True), fields=('picture',), name='session_one_at_a_time')],
            },
        ),
        migrations.CreateModel(
            name='Seat',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key_hash', models.CharField(max_length=64, unique=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='seats', to='group_sessions.session')),
            ],
        ),
        migrations.CreateModel(
            name='SessionCriterion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('criterion', models.CharField(max_length=40)),
                ('place', models.PositiveSmallIntegerField()),
                ('state', models.CharField(default='waiting', max_length=10)),
                ('number', models.PositiveSmallIntegerField(default=1)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rounds', to='group_sessions.session')),
            ],
            options={
                'verbose_name_plural': 'session criteria',
                'constraints': [models.UniqueConstraint(fields=('session', 'place'), name='session_place_once'), models.UniqueConstraint(fields=('session', 'criterion'), name='session_criterion_once'), models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'voting', 'revealed', 'agreed'])), name='session_criterion_state_known')],
            },
        ),
        migrations.CreateModel(
            name='Vote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('paper', models.SmallIntegerField()),
                ('practice', models.SmallIntegerField()),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='votes', to='group_sessions.sessioncriterion')),
                ('seat', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='votes', to='group_sessions.seat')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('round', 'seat'), name='vote_once'), models.CheckConstraint(condition=models.Q(('paper__gte', -1), ('paper__lte', 3)), name='vote_paper_range'), models.CheckConstraint(condition=models.Q(('practice__gte', -1), ('practice__lte', 3)), name='vote_practice_range')],
            },
        ),
    ]
