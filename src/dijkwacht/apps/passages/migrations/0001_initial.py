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
            name='Passage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('part', models.CharField(max_length=14)),
                ('criterion', models.CharField(blank=True, max_length=40)),
                ('ground', models.CharField(max_length=40)),
                ('interest', models.CharField(blank=True, max_length=20)),
                ('explanation', models.TextField(blank=True)),
                ('imposed_by', models.CharField(blank=True, max_length=60)),
                ('imposed_on', models.DateField(blank=True, null=True)),
                ('review_on', models.DateField(blank=True, null=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('picture', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='pictures.picture')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('picture', 'part', 'criterion'), name='passage_once'), models.CheckConstraint(condition=models.Q(('part__in', ['summary', 'decision', 'finding', 'recommendation'])), name='passage_part_known'), models.CheckConstraint(condition=models.Q(('ground', ''), _negated=True), name='passage_has_ground'), models.CheckConstraint(condition=models.Q(('review_on', None), ('imposed_on', None), ('review_on__gt', models.F('imposed_on')), _connector='OR'), name='passage_review_after')],
            },
        ),
    ]
