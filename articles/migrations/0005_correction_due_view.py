
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0004_commissions_renderings_and_duties'),
    ]

    operations = [
        migrations.CreateModel(
            name='LiveCorrectionDue',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('article_id', models.BigIntegerField()),
                ('kind', models.CharField(max_length=13)),
                ('at', models.DateTimeField()),
            ],
            options={
                'db_table': 'live_correction_due',
                'ordering': ['at', 'id'],
                'abstract': False,
                'managed': False,
                'default_permissions': (),
            },
        ),
    ]
