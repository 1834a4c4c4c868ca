from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='NormVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(default='published', max_length=10)),
                ('code', models.CharField(max_length=60)),
                ('version', models.CharField(max_length=20)),
                ('title', models.CharField(max_length=200)),
                ('content', models.JSONField()),
                ('digest', models.CharField(max_length=64)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('code', 'version'), name='norm_version_once'), models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'published', 'retired'])), name='norm_version_state_known')],
            },
        ),
    ]
