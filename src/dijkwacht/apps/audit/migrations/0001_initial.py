from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('actor', models.CharField(max_length=80)),
                ('verb', models.CharField(max_length=80)),
                ('on', models.CharField(blank=True, max_length=120)),
                ('organisation', models.CharField(blank=True, max_length=12)),
                ('note', models.CharField(blank=True, max_length=120)),
                ('seal', models.CharField(max_length=64, unique=True)),
            ],
            options={
                'ordering': ('pk',),
                'indexes': [models.Index(fields=['organisation', 'at'], name='event_organisation_at')],
            },
        ),
    ]
