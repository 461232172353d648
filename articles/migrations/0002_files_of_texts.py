from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0001_initial'),
    ]

    operations = [
        # Where a sound, video or document stands: texts without one are not in it.
        migrations.RunSQL(
            "create index article_files on articles_article using gin"
            " (jsonb_path_query_array(body, '$[*].file') jsonb_path_ops)",
            "drop index article_files",
        ),
    ]
