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
            name='EarlierStudy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200)),
                ('maker', models.CharField(max_length=120)),
                ('made_on', models.DateField()),
                ('marking', models.CharField(default='organisatie', max_length=12)),
                ('themes', models.JSONField(default=list)),
                ('recommendations', models.JSONField(default=list)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='earlier_studies', to='organisations.organisation')),
            ],
            options={
                'verbose_name_plural': 'earlier studies',
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('title', ''), _negated=True), models.Q(('maker', ''), _negated=True)), name='earlier_study_named'), models.CheckConstraint(condition=models.Q(('marking__in', ['openbaar', 'partners', 'organisatie', 'gesloten'])), name='earlier_study_marking_known')],
            },
        ),
        migrations.CreateModel(
            name='SourceDocument',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200)),
                ('asked_of', models.CharField(blank=True, max_length=60)),
                ('asked_on', models.DateField()),
                ('received_on', models.DateField(blank=True, null=True)),
                ('read_on', models.DateField(blank=True, null=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('picture', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='pictures.picture')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='source_document_title_given'), models.CheckConstraint(condition=models.Q(('read_on', None), ('received_on__isnull', False), _connector='OR'), name='source_document_read_after'), models.CheckConstraint(condition=models.Q(('received_on', None), ('received_on__gte', models.F('asked_on')), _connector='OR'), name='source_document_received_after')],
            },
        ),
    ]
