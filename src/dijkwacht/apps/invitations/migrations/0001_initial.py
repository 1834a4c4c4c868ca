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
            name='Attempt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=64)),
                ('at', models.DateTimeField()),
            ],
            options={
                'indexes': [models.Index(fields=['key', 'at'], name='attempt_key_at')],
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('token_hash', models.CharField(blank=True, max_length=64)),
                ('state', models.CharField(default='prepared', max_length=12)),
                ('announced_at', models.DateTimeField(blank=True, null=True)),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
                ('expires_on', models.DateField(blank=True, null=True)),
                ('opened_at', models.DateTimeField(blank=True, null=True)),
                ('submitted_at', models.DateTimeField(blank=True, null=True)),
                ('reminded_at', models.DateTimeField(blank=True, null=True)),
                ('code_hash', models.CharField(blank=True, max_length=64)),
                ('code_at', models.DateTimeField(blank=True, null=True)),
                ('code_tries', models.PositiveSmallIntegerField(default=0)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('picture', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='pictures.picture')),
                ('respondent', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='invitation', to='pictures.respondent')),
            ],
            options={
                'indexes': [models.Index(fields=['email'], name='invitation_email')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['prepared', 'sent', 'opened', 'submitted', 'expired', 'revoked'])), name='invitation_state_known'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'submitted'), _negated=True), ('submitted_at__isnull', False), _connector='OR'), name='invitation_submitted_when'), models.CheckConstraint(condition=models.Q(('state', 'prepared'), models.Q(models.Q(('token_hash', ''), _negated=True), ('expires_on__isnull', False), ('sent_at__isnull', False)), _connector='OR'), name='invitation_sent_with_link'), models.UniqueConstraint(condition=models.Q(('token_hash', ''), _negated=True), fields=('token_hash',), name='invitation_link_once')],
            },
        ),
    ]
