import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organisations', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Policy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('instrument', models.CharField(max_length=10)),
                ('number', models.PositiveSmallIntegerField()),
                ('title', models.CharField(max_length=200)),
                ('content', models.JSONField()),
                ('digest', models.CharField(max_length=64)),
                ('from_day', models.DateField(blank=True, null=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='policies', to='organisations.organisation')),
            ],
            options={
                'verbose_name_plural': 'policies',
                'constraints': [models.UniqueConstraint(fields=('organisation', 'instrument', 'number'), name='policy_number_once'), models.UniqueConstraint(fields=('organisation', 'instrument', 'from_day'), name='policy_day_once'), models.UniqueConstraint(condition=models.Q(('from_day', None)), fields=('organisation', 'instrument'), name='policy_one_draft'), models.CheckConstraint(condition=models.Q(('instrument__in', ['bibob', 'damocles'])), name='policy_instrument_known')],
            },
        ),
        migrations.CreateModel(
            name='PolicyShare',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('instrument', models.CharField(max_length=10)),
                ('since', models.DateField()),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='policy_shares', to='organisations.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('organisation', 'instrument'), name='policy_share_once'), models.CheckConstraint(condition=models.Q(('instrument__in', ['bibob', 'damocles'])), name='policy_share_instrument_known')],
            },
        ),
    ]
