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
            name='Finding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('criterion', models.CharField(max_length=40)),
                ('text', models.TextField(blank=True)),
                ('is_reviewed', models.BooleanField(default=False)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('picture', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='pictures.picture')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('picture', 'criterion'), name='finding_once')],
            },
        ),
        migrations.CreateModel(
            name='Note',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('criterion', models.CharField(max_length=40)),
                ('text', models.TextField()),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('picture', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='pictures.picture')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('picture', 'criterion'), name='note_once')],
            },
        ),
        migrations.CreateModel(
            name='Recommendation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('criterion', models.CharField(max_length=40)),
                ('text', models.TextField(blank=True)),
                ('effort', models.CharField(max_length=6)),
                ('is_left_out', models.BooleanField(default=False)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('picture', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='pictures.picture')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('picture', 'criterion'), name='recommendation_once'), models.CheckConstraint(condition=models.Q(('effort__in', ('small', 'medium', 'large'))), name='recommendation_effort_known'), models.CheckConstraint(condition=models.Q(('is_left_out', True), ('text__length__gt', 0), _connector='OR'), name='recommendation_has_text')],
            },
        ),
    ]
