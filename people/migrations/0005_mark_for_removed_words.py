import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0004_developing_words'),
    ]

    operations = [
        migrations.AddField(
            model_name='edition',
            name='removed_mark',
            field=models.CharField(db_default='[removed]', default='[removed]', help_text='Stands where a name was erased, so that a sentence can be read.', max_length=40, validators=[django.core.validators.RegexValidator('^[^<>&\\"\'\\\\]+$', 'Write it without < > & " \'.')], verbose_name='mark for removed words'),
        ),
        migrations.RunSQL(
            "update people_edition set removed_mark = case"
            " when language ~ '^ko' then '[삭제됨]' when language ~ '^ja' then '［削除］'"
            " when language ~ '^zh' then '［已删除］' when language ~ '^fa' then"
            " '[حذف شد]' else removed_mark end",
            migrations.RunSQL.noop,
        ),
    ]
