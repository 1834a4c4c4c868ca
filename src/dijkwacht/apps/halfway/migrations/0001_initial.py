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
            name='HalfwayTalk',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('begun_on', models.DateField()),
                ('held_on', models.DateField(blank=True, null=True)),
                ('ask', models.TextField(blank=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('picture', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='halfway_talk', to='pictures.picture')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('held_on', None), ('held_on__gte', models.F('begun_on')), _connector='OR'), name='halfway_talk_dates')],
            },
        ),
        migrations.CreateModel(
            name='HalfwayLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('criterion', models.CharField(max_length=40)),
                ('paper', models.SmallIntegerField(null=True)),
                ('practice', models.SmallIntegerField(null=True)),
                ('explanation', models.TextField(blank=True)),
                ('evidence', models.JSONField(default=list)),
                ('version', models.PositiveIntegerField(default=1)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('talk', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='halfway.halfwaytalk')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('talk', 'criterion'), name='halfway_line_once'), models.CheckConstraint(condition=models.Q(models.Q(('paper', None), models.Q(('paper__gte', -1), ('paper__lte', 3)), _connector='OR'), models.Q(('practice', None), models.Q(('practice__gte', -1), ('practice__lte', 3)), _connector='OR')), name='halfway_line_levels')],
            },
        ),
    ]
