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
            name='Coverage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='covered_by', to='organisations.organisation')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('picture', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='pictures.picture')),
            ],
            options={
                'verbose_name_plural': 'coverage',
                'constraints': [models.UniqueConstraint(fields=('picture', 'member'), name='coverage_once')],
            },
        ),
        migrations.CreateModel(
            name='Deviation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('criterion', models.CharField(max_length=40)),
                ('paper', models.SmallIntegerField(null=True)),
                ('practice', models.SmallIntegerField(null=True)),
                ('is_not_applicable', models.BooleanField(default=False)),
                ('reason', models.TextField()),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('picture', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='pictures.picture')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('picture', 'member', 'criterion'), name='deviation_once'), models.CheckConstraint(condition=models.Q(('paper', None), models.Q(('paper__gte', 0), ('paper__lte', 3)), _connector='OR'), name='deviation_paper_range'), models.CheckConstraint(condition=models.Q(('practice', None), models.Q(('practice__gte', 0), ('practice__lte', 3)), _connector='OR'), name='deviation_practice_range'), models.CheckConstraint(condition=models.Q(('is_not_applicable', False), models.Q(('paper', None), ('practice', None)), _connector='OR'), name='deviation_level_or_not_applicable'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='deviation_has_reason')],
            },
        ),
    ]
