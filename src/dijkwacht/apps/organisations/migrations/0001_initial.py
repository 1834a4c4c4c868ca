import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Region',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('scheme', models.CharField(max_length=20)),
                ('code', models.CharField(max_length=6, unique=True)),
                ('name', models.CharField(max_length=120)),
            ],
            options={
                'ordering': ('scheme', 'code'),
                'constraints': [models.CheckConstraint(condition=models.Q(('scheme__in', ['province', 'riec', 'safety_region', 'water_board'])), name='region_scheme_known')],
            },
        ),
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=6, unique=True)),
                ('tooi', models.CharField(blank=True, max_length=10)),
                ('kind', models.CharField(max_length=20)),
                ('is_example', models.BooleanField(default=False)),
                ('picture_language', models.BooleanField(default=True, verbose_name='beeldtaal')),
            ],
            options={
                'ordering': ('code',),
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('kind', 'municipality'), models.Q(models.Q(('is_example', True), ('code__startswith', 'GM99')), models.Q(('is_example', False), ('code__startswith', 'GM'), models.Q(('code__startswith', 'GM99'), _negated=True)), _connector='OR')), models.Q(('kind', 'province'), models.Q(models.Q(('is_example', True), ('code__startswith', 'PV99')), models.Q(('is_example', False), ('code__startswith', 'PV'), models.Q(('code__startswith', 'PV99'), _negated=True)), _connector='OR')), models.Q(('kind', 'water_board'), models.Q(models.Q(('is_example', True), ('code__startswith', 'WS99')), models.Q(('is_example', False), ('code__startswith', 'WS'), models.Q(('code__startswith', 'WS99'), _negated=True)), _connector='OR')), models.Q(('kind', 'riec'), models.Q(models.Q(('is_example', True), ('code__startswith', 'RI99')), models.Q(('is_example', False), ('code__startswith', 'RI'), models.Q(('code__startswith', 'RI99'), _negated=True)), _connector='OR')), models.Q(('kind', 'joint_body'), models.Q(models.Q(('is_example', True), ('code__startswith', 'GR99')), models.Q(('is_example', False), ('code__startswith', 'GR'), models.Q(('code__startswith', 'GR99'), _negated=True)), _connector='OR')), models.Q(('kind', 'partner'), models.Q(models.Q(('is_example', True), ('code__startswith', 'PA99')), models.Q(('is_example', False), ('code__startswith', 'PA'), models.Q(('code__startswith', 'PA99'), _negated=True)), _connector='OR')), _connector='OR'), name='organisation_code_fits_kind'), models.UniqueConstraint(condition=models.Q(('tooi', ''), _negated=True), fields=('tooi',), name='organisation_tooi_once')],
            },
        ),
        migrations.CreateModel(
            name='RegionMembership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('start', models.DateField(blank=True, null=True)),
                ('end', models.DateField(blank=True, null=True)),
                ('partial', models.BooleanField(default=False)),
                ('source', models.CharField(max_length=120)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='region_memberships', to='organisations.organisation')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='region_memberships', to='organisations.region')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('start', None), ('end', None), ('end__gt', models.F('start')), _connector='OR'), name='region_membership_dates'), models.UniqueConstraint(fields=('region', 'organisation', 'start'), name='region_membership_start_once'), models.UniqueConstraint(condition=models.Q(('start', None)), fields=('region', 'organisation'), name='region_membership_first_once')],
            },
        ),
        migrations.CreateModel(
            name='Succession',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('date', models.DateField()),
                ('kind', models.CharField(max_length=10)),
                ('planned', models.BooleanField(default=False)),
                ('new', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='predecessors', to='organisations.organisation')),
                ('old', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='successors', to='organisations.organisation')),
            ],
            options={
                'ordering': ('date', 'pk'),
                'constraints': [models.UniqueConstraint(fields=('old', 'new'), name='succession_once'), models.CheckConstraint(condition=models.Q(('old', models.F('new')), _negated=True), name='succession_of_two'), models.CheckConstraint(condition=models.Q(('kind__in', ['merger', 'split'])), name='succession_kind_known')],
            },
        ),
        migrations.CreateModel(
            name='Neighbours',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('contact', models.CharField(max_length=5)),
                ('start', models.DateField(blank=True, null=True)),
                ('end', models.DateField(blank=True, null=True)),
                ('a', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='neighbours_after', to='organisations.organisation')),
                ('b', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='neighbours_before', to='organisations.organisation')),
            ],
            options={
                'verbose_name_plural': 'neighbours',
                'constraints': [models.CheckConstraint(condition=models.Q(('start', None), ('end', None), ('end__gt', models.F('start')), _connector='OR'), name='neighbours_dates'), models.CheckConstraint(condition=models.Q(('a', models.F('b')), _negated=True), name='neighbours_of_two'), models.CheckConstraint(condition=models.Q(('contact__in', ['edge', 'point'])), name='neighbours_contact_known'), models.UniqueConstraint(fields=('a', 'b'), name='neighbours_once')],
            },
        ),
        migrations.CreateModel(
            name='JointMembership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('start', models.DateField(blank=True, null=True)),
                ('end', models.DateField(blank=True, null=True)),
                ('joint', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='joint_members', to='organisations.organisation')),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='joint_bodies', to='organisations.organisation')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('start', None), ('end', None), ('end__gt', models.F('start')), _connector='OR'), name='joint_membership_dates'), models.CheckConstraint(condition=models.Q(('joint', models.F('member')), _negated=True), name='joint_membership_of_two'), models.UniqueConstraint(fields=('joint', 'member', 'start'), name='joint_membership_start_once'), models.UniqueConstraint(condition=models.Q(('start', None)), fields=('joint', 'member'), name='joint_membership_first_once')],
            },
        ),
        migrations.CreateModel(
            name='Boundary',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('start', models.DateField()),
                ('end', models.DateField(blank=True, null=True)),
                ('geojson', models.JSONField()),
                ('source', models.CharField(max_length=120)),
                ('licence', models.CharField(max_length=60)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='boundaries', to='organisations.organisation')),
            ],
            options={
                'ordering': ('start', 'pk'),
                'constraints': [models.CheckConstraint(condition=models.Q(('start', None), ('end', None), ('end__gt', models.F('start')), _connector='OR'), name='boundary_dates'), models.CheckConstraint(condition=models.Q(models.Q(('source', ''), _negated=True), models.Q(('licence', ''), _negated=True)), name='boundary_source_given'), models.UniqueConstraint(fields=('organisation', 'start'), name='boundary_start_once')],
            },
        ),
        migrations.CreateModel(
            name='OrganisationName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120)),
                ('start', models.DateField(blank=True, null=True)),
                ('end', models.DateField(blank=True, null=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='names', to='organisations.organisation')),
            ],
            options={
                'ordering': (models.OrderBy(models.F('start'), nulls_first=True), 'pk'),
                'constraints': [models.CheckConstraint(condition=models.Q(('start', None), ('end', None), ('end__gt', models.F('start')), _connector='OR'), name='organisation_name_dates'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='organisation_name_given'), models.UniqueConstraint(fields=('organisation', 'start'), name='organisation_name_start_once'), models.UniqueConstraint(condition=models.Q(('start', None)), fields=('organisation',), name='organisation_first_name_once'), models.UniqueConstraint(condition=models.Q(('end', None)), fields=('organisation',), name='organisation_last_name_once')],
            },
        ),
        migrations.CreateModel(
            name='Population',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField()),
                ('inhabitants', models.PositiveIntegerField()),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='populations', to='organisations.organisation')),
            ],
            options={
                'ordering': ('on',),
                'constraints': [models.UniqueConstraint(fields=('organisation', 'on'), name='population_day_once')],
            },
        ),
        migrations.AddField(
            model_name='region',
            name='organisations',
            field=models.ManyToManyField(related_name='regions', through='organisations.RegionMembership', to='organisations.organisation'),
        ),
    ]
