from django.db import migrations

SQL = """
-- What a text is found by, the same for what is kept and for what is asked. Runs of
-- Hangul, Han and kana are cut into two characters each, and the last one alone, so
-- that a part of a word is found without knowing where words end; all other words are
-- whole, and are found by how they begin.
create or replace function picture_tokens(given text)
returns table (token text, is_part boolean, is_last boolean)
language sql immutable parallel safe as $$
    with runs as (
        select r.found[1] as part, r.found[2] as word
          from regexp_matches(
               lower(normalize(left(coalesce(given, ''), 20000), NFKC)),
               '([\\u1100-\\u11ff\\u3040-\\u30ff\\u3130-\\u318f\\u31f0-\\u31ff'
               '\\u3400-\\u4dbf\\u4e00-\\u9fff\\ua960-\\ua97f\\uac00-\\ud7ff'
               '\\uf900-\\ufaff\\U00020000-\\U0003ffff]+)'
               '|([^\\u0001-\\u002f\\u003a-\\u0040\\u005b-\\u0060\\u007b-\\u00bf'
               '\\u2000-\\u206f\\u3000-\\u303f'
               '\\u1100-\\u11ff\\u3040-\\u30ff\\u3130-\\u318f\\u31f0-\\u31ff'
               '\\u3400-\\u4dbf\\u4e00-\\u9fff\\ua960-\\ua97f\\uac00-\\ud7ff'
               '\\uf900-\\ufaff\\U00020000-\\U0003ffff]+)', 'g') as r (found)
    )
    select substr(part, place, 2), true, place > 1 and place = length(part)
      from runs, generate_series(1, length(part)) place
     where part is not null
    union all
    select left(word, 100), false, false from runs where word is not null
$$;

-- Names of people weigh A, places B, credit lines C, all other words D.
create or replace function picture_vector(given text, weight text)
returns tsvector language sql immutable parallel safe as $$
    select coalesce(string_agg(
               '''' || token || ''':' || strpos('ABCD', weight) || weight, ' '), ''
           )::tsvector
      from (select distinct token from picture_tokens(given)) found
$$;

create or replace function picture_query(given text, weights text)
returns tsquery language sql immutable parallel safe as $$
    select coalesce(string_agg(
               '''' || token || ''':'
               || case when not is_part or length(token) = 1 then '*' else '' end
               || weights, ' & '), '')::tsquery
      from (select distinct token, is_part
              from picture_tokens(given) where not is_last) found
$$;

create or replace function words_of_picture(picture bigint)
returns tsvector language sql stable as $$
    select picture_vector(i.persons, 'A') || picture_vector(i.place, 'B')
           || picture_vector(
                  (select string_agg(c.credit, ' ') from media_caption c
                    where c.image_id = i.id), 'C')
           || picture_vector(i.name || ' ' || coalesce(
                  (select string_agg(c.text || ' ' || c.alt, ' ')
                     from media_caption c where c.image_id = i.id), ''), 'D')
      from media_image i where i.id = picture
$$;

create or replace function keep_words_of_image() returns trigger language plpgsql as $$
begin
    insert into media_picturewords (image_id, words)
    values (new.id, words_of_picture(new.id))
        on conflict (image_id) do update set words = excluded.words;
    return null;
end $$;

create or replace function keep_words_of_caption() returns trigger
language plpgsql as $$
begin
    if tg_op <> 'INSERT' then
        update media_picturewords set words = words_of_picture(image_id)
         where image_id = old.image_id;
    end if;
    if tg_op = 'INSERT' or (tg_op = 'UPDATE' and new.image_id <> old.image_id) then
        update media_picturewords set words = words_of_picture(image_id)
         where image_id = new.image_id;
    end if;
    return null;
end $$;

create trigger picture_words after insert or update of name, place, persons
    on media_image for each row execute function keep_words_of_image();
create trigger caption_words 
    after insert or delete or update of text, alt, credit, image_id on media_caption
    for each row execute function keep_words_of_caption();

-- Four bands of the likeness, by which the ones that are nearly the same are found.
create index picture_band_0 on media_image ((likeness & 65535));
create index picture_band_1 on media_image (((likeness >> 16) & 65535));
create index picture_band_2 on media_image (((likeness >> 32) & 65535));
create index picture_band_3 on media_image (((likeness >> 48) & 65535));

insert into media_picturewords (image_id, words)
select id, words_of_picture(id) from media_image;
"""
UNDO = """
drop index picture_band_0, picture_band_1, picture_band_2, picture_band_3;
drop trigger caption_words on media_caption;
drop trigger picture_words on media_image;
drop function keep_words_of_caption();
drop function keep_words_of_image();
drop function words_of_picture(bigint);
drop function picture_query(text, text);
drop function picture_vector(text, text);
drop function picture_tokens(text);
"""


class Migration(migrations.Migration):

    dependencies = [
        ('media', '0001_initial'),
    ]

    operations = [migrations.RunSQL(SQL, UNDO)]
