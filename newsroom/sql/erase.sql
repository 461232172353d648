-- Removing words or pictures from everywhere we hold them: the one thing that changes
-- what is only ever appended. The desk's login has no right to change those tables; it
-- may call these functions, which have the owner's rights, look for themselves whether
-- two persons have agreed to this very erasure as it stands now, and put nothing but
-- the edition's mark in the place of nothing but the words that those two have seen.

-- Those of these stories that must stay as they are, whoever has agreed: a legal hold
-- is there to keep them.
create or replace function held_stories(ids bigint[]) returns setof bigint
language sql stable set search_path = pg_catalog, public, pg_temp as $$
    select id from articles_article where id = any (ids) and is_held
$$;

-- One statement for the rows of one table: `wanted` says which.
create or replace function erase_in(asked articles_erasure, pattern text, given jsonb,
                                    wanted text, story bigint, listed text[])
returns void
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
    is_whole boolean := asked.mode <> 'words';
    mark text := '(coalesce((select removed_mark from people_edition where id = '
              || coalesce(nullif(given ->> 'edition', ''), 'null') || '), ''[removed]''))';
    sets text[] := '{}';
    -- Which rows are others then: all the rest stays untouched.
    tests text[] := '{}';
    gone text[] := '{}';
    name text;
    how text;
    most int;
    value text;
    child record;
begin
    if given ->> 'pictured' <> '' then
        tests := tests || ('(' || (given ->> 'pictured') || ')');
    end if;
    for name, how in select * from jsonb_each_text(given -> 'columns') loop
        select atttypmod - 4 into most from pg_attribute
         where attrelid = (given ->> 'place')::regclass and attname = name
           and atttypmod > 4;
        value := case how
            when 'text' then format('erase_text(t.%1$I, $1, %2$s)', name, mark)
            when 'unique' then format('case when erase_has(t.%1$I, $1) then %2$s || '' '' ||'
                || ' t.%3$I else t.%1$I end', name, mark, given ->> 'pk')
            when 'json' then format('erase_pictured(erase_json(t.%1$I, $1, %2$s, $2),'
                || ' $3, $4, %2$s)', name, mark)
            when 'list' then format('array(select x from unnest(t.%1$I) x'
                || ' where not erase_has(x, $1))', name)
            when 'address' then format('case when erase_has(t.%1$I, $1) then ''removed-'' ||'
                || ' coalesce(%2$s, t.%3$I) else t.%1$I end', name,
                coalesce(nullif(given ->> 'story', ''), 'null'), given ->> 'pk')
            when 'link' then format('case when erase_has(t.%1$I, $1) then '''' else t.%1$I end',
                                    name)
            when 'hash' then '''''' end;
        if name = 'pictured' then
            gone := gone || ('(' || (given ->> 'pictured') || ')');
        elsif how = 'row' then
            gone := gone || format('erase_has(t.%I, $1)', name);
        elsif how = 'gone' then
            gone := gone || 'true'::text;
        elsif value is not null then
            sets := sets || format('%I = %s', name, case when most is null then value
                                   else format('left(%s, %s)', value, most) end);
            tests := tests || case how
                when 'hash' then format('t.%I <> %L', name, '')
                when 'json' then
                    format('replace(t.%I::text, %L, %L) ~* $1', name, '\"', '"')
                when 'list' then format('array_to_string(t.%I, chr(10)) ~* $1', name)
                else format('t.%I ~* $1', name) end;
        end if;
    end loop;
    if gone <> '{}' then
        for child in select * from jsonb_each_text(given -> 'children') loop
            execute format('delete from %I where %I in (select t.%I from %I t where %s'
                || ' and (%s))', child.key, child.value, given ->> 'pk',
                given ->> 'place', wanted, array_to_string(gone, ' or '))
              using pattern, is_whole, asked.pictures, asked.files, story, listed;
        end loop;
        execute format('delete from %I t where %s and (%s)', given ->> 'place', wanted,
                       array_to_string(gone, ' or '))
          using pattern, is_whole, asked.pictures, asked.files, story, listed;
    end if;
    if sets <> '{}' then
        execute format('update %I t set %s where %s and (%s)', given ->> 'place',
                       array_to_string(sets, ', '), wanted,
                       array_to_string(tests, ' or '))
          using pattern, is_whole, asked.pictures, asked.files, story, listed;
    end if;
end $$;

create or replace function erase_pattern_of(asked articles_erasure) returns text
language sql stable set search_path = pg_catalog, public, pg_temp as $$
    select case when asked.mode = 'stories' then '.+'
                else erase_pattern(asked.words, asked.is_inside) end
$$;

-- The prints of a story. With a text goes its salt, and its hash stays.
create or replace function erase_prints(asked articles_erasure, pattern text,
                                        story bigint)
returns jsonb
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
    mark text;
    printed articles_print;
    told jsonb;
    places text[];
    holes jsonb := '{}';
begin
    for printed in select p.* from articles_print p
                    where p.article_id = erase_prints.story order by p.id loop
        select removed_mark into mark from people_edition where id = printed.edition_id;
        -- The print of an erasing before has places and hashes, and an address.
        told := case when printed.kind = 'erase' then printed.story else
            erase_pictured(erase_json(printed.story, pattern, mark,
                                      asked.mode <> 'words'),
                           asked.pictures, asked.files, mark) end;
        places := array(
            select o.key from jsonb_each(printed.story) o
             where o.key <> 'blocks' and o.value is distinct from told -> o.key
             union all
            select 'blocks/' || (b.n - 1) || '/' || (b.given ->> 'id')
              from jsonb_array_elements(printed.story -> 'blocks')
                   with ordinality as b (given, n)
             where b.given is distinct from told -> 'blocks' -> (b.n - 1)::int);
        if erase_has(printed.slug, pattern) then
            places := places || 'address'::text;
        end if;
        continue when places = '{}' and not printed.images && asked.pictures
                      and not printed.files && asked.files;
        update articles_print p
           set story = told, salts = p.salts - places,
               slug = case when erase_has(printed.slug, pattern)
                           then 'removed-' || p.article_id
                           else p.slug end,
               section = case when asked.mode <> 'stories'
                                   and erase_has(printed.section, pattern)
                              then '' else p.section end,
               topics = array(select t from unnest(p.topics) t
                               where not erase_has(t, pattern)),
               images = array(select i from unnest(p.images) i
                               where i <> all (asked.pictures)),
               files = array(select f from unnest(p.files) f
                              where f <> all (asked.files))
         where p.id = printed.id;
        update articles_print p
           set salts = p.salts - array(select printed.id || ':' || x
                                         from unnest(places) x)
         where p.article_id = erase_prints.story and p.kind = 'erase';
        holes := holes || jsonb_build_object(printed.id::text, to_jsonb(places));
    end loop;
    return holes;
end $$;

-- One story, in all that hangs on it. Returns print -> places that were emptied, for
-- the print that names them. Who calls holds the story's row lock.
create or replace function erase_story(asked bigint, story bigint) returns jsonb
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp as $$
declare
    erasure articles_erasure := erase_allowed(asked);
    pattern text := erase_pattern_of(erasure);
    given record;
    wanted text;
    listed text[];
    holes jsonb;
begin
    if not exists (select 1 from articles_erasureplace p
                    where p.erasure_id = asked and p.story = erase_story.story) then
        raise exception 'Nobody has agreed to change this story.'
            using errcode = '42501';
    end if;
    if exists (select 1 from held_stories(array[story])) then
        raise exception 'A legal hold is on this story.' using errcode = '55006';
    end if;
    holes := erase_prints(erasure, pattern, story);
    for given in select * from erase_register() r
                  where r.story <> '' and r.place <> 'articles_print' loop
        listed := array(select p.row from articles_erasureplace p
                         where p.erasure_id = asked and p.story = erase_story.story
                           and p.place = given.place);
        if given.is_core then
            wanted := format('%s = $5', given.story);
        elsif listed <> '{}' then
            wanted := format('t.%I = any ($6::text[]::%s[])', given.pk, given.pk_type);
        else
            continue;
        end if;
        perform erase_in(erasure, pattern, to_jsonb(given), wanted, story, listed);
    end loop;
    return holes;
end $$;

-- What hangs on no story, and the pictures and files themselves. Names of files that
-- have to go are kept until they are gone.
create or replace function erase_rest(asked bigint) returns void
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp as $$
declare
    erasure articles_erasure := erase_allowed(asked);
    pattern text := erase_pattern_of(erasure);
    given record;
    listed text[];
begin
    for given in select * from erase_register() r where r.place <> 'articles_print' loop
        listed := array(select p.row from articles_erasureplace p
                         where p.erasure_id = asked and p.story is null
                           and p.place = given.place);
        if listed <> '{}' then
            perform erase_in(erasure, pattern, to_jsonb(given),
                format('t.%I = any ($6::text[]::%s[])', given.pk, given.pk_type),
                null, listed);
        end if;
    end loop;
    for given in select * from erase_register() r where r.is_always loop
        if erasure.stories = '{}' and erasure.words <> '{}' then
            perform erase_in(erasure, pattern, to_jsonb(given), 'true', null, null);
        end if;
    end loop;
    perform erase_pictures(erasure);
    perform tell_pages(array['*']);
end $$;

create or replace function erase_pictures(asked articles_erasure) returns void
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    insert into articles_erasurefile (erasure_id, store, name)
    select asked.id, 'private', i.original from media_image i
     where i.id = any (asked.pictures) and i.original <> ''
     union
    select asked.id, 'private', s.file from media_seal s
     where s.image_id = any (asked.pictures) and s.destroyed_at is null
     union
    select asked.id, 'public', r.name from media_rendition r
     where r.image_id = any (asked.pictures)
     union
    select asked.id, 'public', e.file from media_enclosure e
     where e.id = any (asked.files) and e.size > 0
        on conflict do nothing;
    delete from articles_picturenotice where image_id = any (asked.pictures);
    delete from media_rendition where image_id = any (asked.pictures);
    delete from media_caption where image_id = any (asked.pictures);
    delete from media_privatefacts where image_id = any (asked.pictures);
    delete from media_enclosurewords where enclosure_id = any (asked.files);
    update media_sealopening set reason = '' where seal_id in
           (select id from media_seal where image_id = any (asked.pictures));
    update media_seal set reason = '',
           destroyed_at = coalesce(destroyed_at, clock_timestamp())
     where image_id = any (asked.pictures);
    update media_image
       set name = '[removed]', persons = '', place = '', licence = '', source = '',
           original = '', fingerprint = 'erased-' || id, likeness = null,
           taken_on = null, replacement_id = null, usable_until = clock_timestamp()
     where id = any (asked.pictures);
    update media_enclosure
       set name = '[removed]', licence = '', source = '', file = 'erased-' || id,
           size = 0, poster_id = null, usable_until = clock_timestamp()
     where id = any (asked.files);
end $$;

-- Done, or not wanted: what was asked for is known to nobody any more.
create or replace function erase_forget(asked bigint) returns void
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp as $$
begin
    update articles_erasureconsent set digest = '' where erasure_id = asked;
    update articles_erasure
       set words = '{}',
           done_at = case when is_begun then clock_timestamp() end,
           dropped_at = case when not is_begun then clock_timestamp() end
     where id = asked and done_at is null and dropped_at is null;
    delete from articles_erasureplace where erasure_id = asked;
end $$;

-- A file has gone.
create or replace function erase_file_gone(file bigint) returns void
language sql security definer
set search_path = pg_catalog, public, pg_temp as $$
    delete from articles_erasurefile where id = file
$$;
