from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0004_blocked'),
    ]

    operations = [
        migrations.AddField(
            model_name='assignment',
            name='contact',
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name='assignment',
            name='processing',
            field=models.TextField(blank=True),
        ),
    ]
