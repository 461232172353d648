-- Looking: `most` rows of a table behind `after`. What is found is kept as a place; the
-- answer says how far it came, and which longer words hold what is looked for. Only by
-- this is a place added, and to none that runs.
drop function if exists erase_find(bigint, text, text, int);
create or replace function erase_find(asked bigint, place text, after text, most int)
returns table (looked int, last text, kept int, near jsonb)
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp as $$
declare
    erasure articles_erasure;
    given record;
    tests text[] := '{}';
    -- All texts of a row.
    texts text[] := '{}';
    said text;
    name text;
    how text;
    pattern text;
begin
    select * into erasure from articles_erasure where id = asked for share;
    if erasure.running_until is not null or erasure.done_at is not null
       or erasure.dropped_at is not null then
        raise exception 'This erasure runs, or is over.' using errcode = '42501';
    end if;
    select * into given from erase_register() r where r.place = erase_find.place;
    pattern := erase_pattern(erasure.words, erasure.is_inside);
    for name, how in select * from jsonb_each_text(given.columns) loop
        continue when how in ('hash', 'gone', 'derived') or name = 'pictured';
        said := case how
            when 'json' then format('replace(t.%I::text, ''\"'', ''"'')', name)
            when 'list' then format('array_to_string(t.%I, chr(10))', name)
            else format('t.%I', name) end;
        texts := texts || said;
        tests := tests || format('case when t.erase_hit and erase_has(%s, $1)'
                                 || ' then %L end', said, name);
    end loop;
    if given.pictured <> '' then
        tests := tests || format('case when %s then ''pictured'' end', given.pictured);
    end if;
    if tests = '{}' then
        return query select 0, null::text, 0, '[]'::jsonb;
        return;
    end if;
    return query execute format($q$
        with looked as materialized (
            select t.*, t.%1$I as erase_key,
                   -- Most rows hold nothing of it: they are read once.
                   concat_ws(' | ', %7$s) ~* $1 as erase_hit
              from %2$I t
             where $5 is null or t.%1$I > $5::%3$s order by t.%1$I limit $6),
        seen as (
            select t.erase_key::text as key, %4$s as story,
                   array_remove(array[%5$s], null) as columns,
                   %6$s as edition,
                   case when t.erase_hit then erase_near(concat_ws(' | ', %7$s), $1)
                        else '{}' end as near
              from looked t),
        asked as (
            select * from seen s
             where $8::bigint[] = '{}' or s.columns @> '{pictured}'
                or s.story in (select a.id from articles_article a
                                where coalesce(a.original_id, a.id) = any ($8))),
        wanted as (
            select * from asked s
             where case when $7 = 'stories' then s.story is not null
                        else s.columns <> '{}' end),
        kept as (
            insert into articles_erasureplace
                   (erasure_id, place, row, story, edition, columns)
            select $9, $10, w.key, w.story, w.edition, w.columns from wanted w
                on conflict (erasure_id, place, row) do update
               set columns = excluded.columns
            returning 1)
        select (select count(*) from looked)::int,
               (select l.erase_key::text from looked l order by l.erase_key desc limit 1),
               (select count(*) from kept)::int,
               (select coalesce(jsonb_agg(distinct jsonb_build_array(a.story, n.word)),
                                '[]')
                  from asked a, unnest(a.near) as n (word))
        $q$, given.pk, place, given.pk_type,
        coalesce(nullif(given.story, ''), 'null::bigint'), array_to_string(tests, ', '),
        coalesce(nullif(given.edition, ''), 'null::bigint'),
        coalesce(nullif(array_to_string(texts, ', '), ''), 'null'))
      using pattern, null::boolean, erasure.pictures, erasure.files, after, most,
            erasure.mode, erasure.stories, asked, place;
end $$;
