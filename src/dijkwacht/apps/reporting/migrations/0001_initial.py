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
            name='NumberedCopy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('given_to', models.CharField(max_length=80)),
                ('given_on', models.DateField()),
                ('returned_on', models.DateField(blank=True, null=True)),
                ('destroyed_on', models.DateField(blank=True, null=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('picture', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='copies', to='pictures.picture')),
            ],
            options={
                'ordering': ('number',),
                'constraints': [models.UniqueConstraint(fields=('picture', 'number'), name='copy_number_once'), models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='copy_numbered'), models.CheckConstraint(condition=models.Q(('given_to', ''), _negated=True), name='copy_given_to'), models.CheckConstraint(condition=models.Q(('returned_on', None), ('returned_on__gte', models.F('given_on')), _connector='OR'), name='copy_returned_after_given'), models.CheckConstraint(condition=models.Q(('destroyed_on', None), ('destroyed_on__gte', models.F('given_on')), _connector='OR'), name='copy_destroyed_after_given'), models.CheckConstraint(condition=models.Q(('destroyed_on', None), ('returned_on', None), ('destroyed_on__gte', models.F('returned_on')), _connector='OR'), name='copy_destroyed_after_returned')],
            },
        ),
        migrations.CreateModel(
            name='OwnTemplate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('form', models.CharField(max_length=4)),
                ('content', models.BinaryField()),
                ('size', models.PositiveIntegerField()),
                ('taken_in_on', models.DateField()),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='own_templates', to='organisations.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('organisation', 'form'), name='own_template_once'), models.CheckConstraint(condition=models.Q(('form__in', ['docx', 'odt'])), name='own_template_form_known'), models.CheckConstraint(condition=models.Q(('size__gt', 0), ('size__lte', 2000000)), name='own_template_size')],
            },
        ),
    ]
