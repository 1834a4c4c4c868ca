from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("bibob", "0004_told")]

    operations = [
        migrations.RemoveField(
            model_name='bibobfact',
            name='recorded_in',
        ),
        migrations.AddConstraint(
            model_name='bibobcase',
            constraint=models.CheckConstraint(condition=models.Q(('no_test__in', ['', 'outside_policy', 'no_signal', 'nothing_found', 'other_ground', 'other'])), name='bibobcase_no_test_known'),
        ),
    ]
