from django.db import migrations, models
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast


def of_story(*path, output=models.TextField):
    text = KeyTextTransform(path[-1], "__".join(["story", *path[:-1]]))
    return models.GeneratedField(
        expression=Cast(text, output()), output_field=output(), db_persist=True
    )


FIELDS = {
    "headline": of_story("headline"),
    "deck": of_story("deck"),
    "kicker": of_story("kicker"),
    "section_name": of_story("section", "name"),
    "image": of_story("picture", "image", output=models.BigIntegerField),
}


class Migration(migrations.Migration):

    dependencies = [("articles", "0002_files_of_texts")]

    operations = [
        migrations.AddField(model_name="print", name=name, field=field)
        for name, field in FIELDS.items()
    ]
