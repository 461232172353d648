from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0002_two_persons_and_duties'),
    ]

    operations = [
        migrations.AddField(
            model_name='edition',
            name='correction_hours',
            field=models.PositiveSmallIntegerField(default=24, help_text='From the original into its translation in this edition.', verbose_name='hours until a correction is taken over'),
        ),
    ]
