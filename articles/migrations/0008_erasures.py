import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0007_preview_links'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Erasure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, size=None)),
                ('mode', models.CharField(choices=[('words', 'only these words'), ('blocks', 'the whole paragraphs in which they stand'), ('stories', 'all words of these stories')], default='words', max_length=7)),
                ('is_inside', models.BooleanField(default=False)),
                ('stories', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), default=list, size=None)),
                ('pictures', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), default=list, size=None)),
                ('files', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), default=list, size=None)),
                ('asked_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('is_begun', models.BooleanField(db_default=False, default=False)),
                ('running_until', models.DateTimeField(null=True)),
                ('done_at', models.DateTimeField(null=True)),
                ('dropped_at', models.DateTimeField(null=True)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'erasure',
                'verbose_name_plural': 'erase for good',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='ErasureJob',
            fields=[
                ('erasure', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='job', serialize=False, to='articles.erasure')),
                ('phase', models.CharField(choices=[('search', 'being looked for'), ('found', 'waits for two persons'), ('erase', 'being removed'), ('files', 'files are being destroyed'), ('prove', 'being looked for again'), ('done', 'done')], default='search', max_length=6)),
                ('place', models.CharField(blank=True, max_length=100)),
                ('last', models.CharField(blank=True, max_length=100)),
                ('looked', models.BigIntegerField(default=0)),
                ('done', models.BigIntegerField(default=0)),
                ('of', models.BigIntegerField(default=0)),
                ('result', models.JSONField(default=dict)),
                ('moved_at', models.DateTimeField(auto_now=True)),
            ],
            options={
                'verbose_name': 'work on an erasure',
                'verbose_name_plural': 'work on erasures',
            },
        ),
        migrations.CreateModel(
            name='ErasureConsent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('digest', models.CharField(max_length=64)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('erasure', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='consents', to='articles.erasure')),
            ],
            options={
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ErasureDuty',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('duty', models.CharField(max_length=20)),
                ('done_at', models.DateTimeField(null=True)),
                ('done_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('erasure', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='duties', to='articles.erasure')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='ErasureFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('store', models.CharField(choices=[('public', 'public'), ('private', 'private')], max_length=7)),
                ('name', models.CharField(max_length=100)),
                ('erasure', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='removed_files', to='articles.erasure')),
            ],
        ),
        migrations.CreateModel(
            name='ErasurePlace',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.CharField(max_length=63)),
                ('row', models.CharField(max_length=60)),
                ('story', models.BigIntegerField(null=True)),
                ('edition', models.BigIntegerField(null=True)),
                ('columns', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=63), default=list, size=None)),
                ('erasure', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='places', to='articles.erasure')),
            ],
            options={
                'ordering': ['place', 'row'],
            },
        ),
        migrations.AddConstraint(
            model_name='erasure',
            constraint=models.CheckConstraint(condition=models.Q(('done_at', None), ('dropped_at', None), _connector='OR'), name='erasure_is_done_or_dropped'),
        ),
        migrations.AddConstraint(
            model_name='erasureduty',
            constraint=models.UniqueConstraint(fields=('erasure', 'duty'), name='erasure_duty_once'),
        ),
        migrations.AddConstraint(
            model_name='erasurefile',
            constraint=models.UniqueConstraint(fields=('erasure', 'store', 'name'), name='erasure_file_once'),
        ),
        migrations.AddIndex(
            model_name='erasureplace',
            index=models.Index(fields=['erasure', 'story'], name='erasure_place_by_story'),
        ),
        migrations.AddConstraint(
            model_name='erasureplace',
            constraint=models.UniqueConstraint(fields=('erasure', 'place', 'row'), name='erasure_place_once'),
        ),
    ]
