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
            name='Milestone',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=12)),
                ('due_on', models.DateField()),
                ('owner', models.CharField(max_length=60)),
                ('done_on', models.DateField(blank=True, null=True)),
                ('skipped_reason', models.TextField(blank=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('picture', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='pictures.picture')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('picture', 'kind'), name='milestone_once'), models.CheckConstraint(condition=models.Q(('kind__in', ['agreement', 'kick_off', 'documents', 'questions', 'interviews', 'session', 'analysis', 'fact_check', 'validation', 'decision', 'council', 'half_year'])), name='milestone_kind_known'), models.CheckConstraint(condition=models.Q(('done_on', None), ('skipped_reason', ''), _connector='OR'), name='milestone_done_or_skipped')],
            },
        ),
    ]
