from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0008_files_of_prints")]

    operations = [
        migrations.AddIndex(
            model_name="window",
            index=models.Index(fields=["live_from"], name="window_begins"),
        ),
        migrations.AddIndex(
            model_name="window",
            index=models.Index(
                condition=models.Q(("live_until__isnull", False)),
                fields=["live_until"],
                name="window_ends",
            ),
        ),
    ]
