-- What every page layer is told when something that readers see has changed: the keys
-- of the pages to drop, by NOTIFY in the transaction of the change, whatever changed it.
-- A key names what changed and never says what to show (docs/serving.md lists them).

create or replace function tell_pages(keys text[]) returns void language plpgsql as $$
declare
    said text := (select string_agg(distinct key, ' ')
                    from unnest(keys) key where key <> '');
begin
    if said is not null then
        -- The server takes less than 8,000 bytes.
        said := case when octet_length(said) > 7900 then '*' else said end;
        perform pg_notify('newsroom_pages', said);
        -- Caches in front are told by the outbox, until each has acknowledged.
        insert into articles_purge (cache_id, keys, at)
        select id, said, clock_timestamp() from articles_frontcache
         where said <> 'clock';
    end if;
end $$;

-- A print: what readers had until now, and what they get. Of one that is planned, no
-- more is told than that the clock is to be looked at. One question with one plan: to
-- plan it takes several times as long as to answer it, and a login prints little.
create or replace function tell_of_print() returns trigger language plpgsql
set plan_cache_mode = force_generic_plan as $$
begin
    if new.live_from > clock_timestamp() then
        perform tell_pages(array['clock']);
        return null;
    end if;
    perform tell_pages(array(
        select key
          from page_keys k, unnest(k.keys) key
         where k.id = any (new.id || array(
                   select w.print_id from articles_window w
                    where w.article_id = new.article_id
                      and w.live_from <= clock_timestamp()
                      and (w.live_until is null or w.live_until > new.live_from)))
               -- Where it stood beside others, these have its own key.
           and (k.id = new.id or key !~ '^(newest|about|with)-')));
    return null;
end $$;

-- An article that becomes a translation, or of another original.
create or replace function tell_of_original() returns trigger language plpgsql as $$
begin
    perform tell_pages(
        array['story-' || new.id, 'work-' || coalesce(old.original_id, old.id),
              'work-' || coalesce(new.original_id, new.id)]
        || array(select unnest(k.keys) from page_keys k
                   join articles_window w on w.print_id = k.id
                  where w.article_id = new.id
                    and w.live_from <= clock_timestamp()
                    and (w.live_until is null or w.live_until > clock_timestamp())));
    return null;
end $$;

-- A story that is developing from now on, or not any more; its translations with it.
create or replace function tell_of_developing() returns trigger language plpgsql as $$
begin
    -- It ends on the front by itself, at a moment.
    perform tell_pages(array['clock']);
    perform tell_pages(array(
        select key
          from articles_article a
          join articles_window w on w.article_id = a.id
          join page_keys k on k.id = w.print_id, unnest(k.keys) key
         where new.id in (a.id, a.original_id)
           and key !~ '^(newest|about|with|card|corrections|shard)-'
           and w.live_from <= clock_timestamp()
           and (w.live_until is null or w.live_until > clock_timestamp())));
    return null;
end $$;

create or replace function tell_of_duty() returns trigger language plpgsql as $$
begin
    perform tell_pages(array(select 'story-' || r.article_id from rows r));
    return null;
end $$;

create or replace function tell_of_person() returns trigger language plpgsql as $$
begin
    perform tell_pages(array(select 'person-' || r.id from rows r));
    return null;
end $$;

create or replace function tell_of_profile() returns trigger language plpgsql as $$
begin
    perform tell_pages(array(select 'person-' || r.person_id from rows r));
    return null;
end $$;

create or replace function tell_of_arrangement() returns trigger language plpgsql as $$
begin
    perform tell_pages(array(select 'front-' || r.edition_id from rows r));
    return null;
end $$;

-- Names and languages of editions and sections stand on every page.
create or replace function tell_of_frame() returns trigger language plpgsql as $$
begin
    if exists (select 1 from rows) then
        perform tell_pages(array['*']);
    end if;
    return null;
end $$;

-- Stories that readers have under one of these topics: they name it as it is today. A
-- thousand are more than tell_pages can name, which then tells of every page.
create or replace function stories_about(slugs varchar[]) returns setof text
language sql stable as $$
    select 'story-' || w.article_id
      from articles_print p
      join articles_window w on w.print_id = p.id
     where p.topics && slugs
       and w.live_from <= clock_timestamp()
       and (w.live_until is null or w.live_until > clock_timestamp())
     limit 1000
$$;

create or replace function tell_of_topic() returns trigger language plpgsql as $$
begin
    perform tell_pages(array(
        select 'topic-' || r.id from rows r union all select 'missing' from rows
        union all
        select stories_about(array(
            select r.slug from rows r
             union
            select f.slug from articles_topicslug f join rows r on r.id = f.topic_id))));
    return null;
end $$;

create or replace function tell_of_topic_name() returns trigger language plpgsql as $$
begin
    perform tell_pages(array(
        select 'topic-' || r.topic_id from rows r
        union all
        select stories_about(array(
            select t.slug from articles_topic t join rows r on r.topic_id = t.id
             union
            select f.slug from articles_topicslug f
              join rows r on r.topic_id = f.topic_id))));
    return null;
end $$;

-- An address that a topic had, or one of another that went into it.
create or replace function tell_of_topic_slug() returns trigger language plpgsql as $$
begin
    perform tell_pages(array(
        select 'missing' from rows
        union all
        select stories_about(array(select r.slug from rows r))));
    return null;
end $$;

-- What leads to another page: it may be what was no page until now.
create or replace function tell_of_moved() returns trigger language plpgsql as $$
begin
    perform tell_pages(array(select 'missing' from rows));
    return null;
end $$;

create or replace function tell_of_series() returns trigger language plpgsql as $$
begin
    perform tell_pages(array(
        select 'series-' || r.id from rows r union all select 'missing' from rows));
    return null;
end $$;

create or replace function tell_of_part() returns trigger language plpgsql as $$
begin
    perform tell_pages(array(
        select unnest(array['series-' || r.series_id, 'story-' || r.article_id,
                            'missing']) from rows r));
    return null;
end $$;

-- Prints that name this picture, one whose place it took, or one that it stands in for.
create or replace function tell_of_pictures(ids bigint[]) returns void
language plpgsql as $$
begin
    -- A logo, or what took its place, stands on every page.
    if exists (select 1 from articles_look l
                 join media_image n on n.id in (l.logo_id, l.dark_logo_id)
                where n.id = any (ids) or n.replaced_by_id = any (ids)) then
        perform tell_pages(array['*']);
        return;
    end if;
    perform tell_pages(array(
        select 'picture-' || i.id
          from media_image i
         where (i.id = any (ids) or i.replaced_by_id = any (ids)
                or i.replacement_id = any (ids)
                or i.replaced_by_id in (select c.id from media_image c
                                         where c.replacement_id = any (ids)))
           and exists (select 1 from articles_print p
                        where p.images @> array[i.id])));
end $$;

create or replace function tell_of_image() returns trigger language plpgsql as $$
begin
    perform tell_of_pictures(array(
        select r.id from rows r join before b on b.id = r.id
         where (r.usable_until, r.replacement_id, r.replaced_by_id, r.width, r.height)
               is distinct from
               (b.usable_until, b.replacement_id, b.replaced_by_id, b.width, b.height)));
    return null;
end $$;

-- A sound, video or document, on the pages of stories that have it.
create or replace function tell_of_file() returns trigger language plpgsql as $$
begin
    perform tell_pages(array(
        select 'file-' || r.id from rows r
         where exists (select 1 from articles_print p where p.files @> array[r.id])));
    return null;
end $$;

create or replace function tell_of_card() returns trigger language plpgsql as $$
begin
    perform tell_pages(array(
        select 'card-' || r.print_id
          from rows r join articles_print p on p.id = r.print_id
         -- Of one that is planned, its moment tells.
         where p.live_from <= clock_timestamp()
        union all
        -- The page that names it; that of a story which is withdrawn by then does not.
        select 'story-' || w.article_id
          from rows r join articles_window w on w.print_id = r.print_id
         where w.live_from <= clock_timestamp()
           and (w.live_until is null or w.live_until > clock_timestamp())));
    return null;
end $$;

create or replace function tell_of_words() returns trigger language plpgsql as $$
begin
    perform tell_of_pictures(array(select r.image_id from rows r));
    return null;
end $$;

create or replace trigger tell_pages after insert on articles_print
    for each row execute function tell_of_print();
create or replace trigger tell_pages after update on articles_article for each row
    when (old.original_id is distinct from new.original_id)
    execute function tell_of_original();
create or replace trigger tell_pages_of_developing after update on articles_article
    for each row when (old.developing_since is distinct from new.developing_since
                       or old.breaking_until is distinct from new.breaking_until)
    execute function tell_of_developing();
create or replace trigger tell_pages_of_change after update on media_image
    referencing old table as before new table as rows
    for each statement execute function tell_of_image();

do $$
declare
    told record;
begin
    for told in select * from (values
        ('articles_correctionduty', 'tell_of_duty'),
        ('people_person', 'tell_of_person'),
        ('people_profile', 'tell_of_profile'),
        ('people_edition', 'tell_of_frame'),
        ('articles_section', 'tell_of_frame'),
        ('articles_look', 'tell_of_frame'),
        ('articles_arrangement', 'tell_of_arrangement'),
        ('articles_topic', 'tell_of_topic'),
        ('articles_topicname', 'tell_of_topic_name'),
        ('media_rendition', 'tell_of_words'),
        ('media_caption', 'tell_of_words'),
        ('media_enclosure', 'tell_of_file'),
        ('articles_sharecard', 'tell_of_card'),
        ('articles_topicslug', 'tell_of_topic_slug'),
        ('articles_oldaddress', 'tell_of_moved'),
        ('people_personslug', 'tell_of_moved'),
        ('articles_series', 'tell_of_series'),
        ('articles_part', 'tell_of_part')
    ) as t (place, tell)
    loop
        execute format('create or replace trigger tell_pages_of_new after insert on %I
            referencing new table as rows
            for each statement execute function %I()', told.place, told.tell);
        execute format('create or replace trigger tell_pages_of_change after update on %I
            referencing new table as rows
            for each statement execute function %I()', told.place, told.tell);
        execute format('create or replace trigger tell_pages_of_gone after delete on %I
            referencing old table as rows
            for each statement execute function %I()', told.place, told.tell);
    end loop;
end $$;
