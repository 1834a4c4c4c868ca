import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organisations', '0001_initial'),
        ('pictures', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=8)),
                ('body', models.CharField(max_length=20)),
                ('decided_on', models.DateField()),
                ('number', models.CharField(blank=True, max_length=40)),
                ('recorded_at', models.DateTimeField()),
                ('confirmed_at', models.DateTimeField(blank=True, null=True)),
                ('is_signed', models.BooleanField(default=False)),
                ('confirmed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('picture', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='pictures.picture')),
                ('recorded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('picture',), name='decision_once'), models.CheckConstraint(condition=models.Q(('kind__in', ['adopted', 'noted'])), name='decision_kind_known'), models.CheckConstraint(condition=models.Q(('body__in', ['college', 'mayor', 'executive_committee', 'deputies'])), name='decision_body_known'), models.CheckConstraint(condition=models.Q(('is_signed', True), ('confirmed_by', None), ('recorded_by', None), models.Q(('recorded_by', models.F('confirmed_by')), _negated=True), _connector='OR'), name='decision_by_two')],
            },
        ),
    ]
