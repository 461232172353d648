from django.db import migrations, models

# As Django's `createcachetable` makes it; limits of allauth's live in it.
CACHE = """
create table newsroom_cache (
    cache_key varchar(255) not null primary key,
    value text not null,
    expires timestamp with time zone not null
);
create index newsroom_cache_expires on newsroom_cache (expires);
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]

    operations = [
        migrations.AddField(
            "user",
            "sessions_ended_at",
            models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            "user",
            "wrong_codes",
            models.PositiveIntegerField(db_default=0, default=0, editable=False),
        ),
        migrations.CreateModel(
            name="SignInLimit",
            fields=[
                (
                    "key",
                    models.CharField(max_length=64, primary_key=True, serialize=False),
                ),
                ("used", models.FloatField()),
                ("granted", models.BooleanField()),
                ("at", models.DateTimeField(db_index=True)),
            ],
        ),
        migrations.RunSQL(CACHE, "drop table newsroom_cache"),
    ]
