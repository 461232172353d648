-- What the outside may read. One unmanaged model over each: articles/models/live.py.

create or replace view live_edition as
select e.id, e.code, e.language, e.direction, e.time_zone, e.name, e.masthead,
       e.motto, e.contact_email, e.contact_sentence, e.translator_line,
       e.name_joiner, e.image_credit, e.reach_sentence, e.withdrawn_sentence,
       e.date_style, e.imprint, e.position, e.reviser_line, e.shows_untranslated,
       e.other_addresses, e.safe_contact,
       e.developing_mark, e.developing_sentence, e.breaking_mark,
       coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'slug', s.slug,
                                                     'name', s.name, 'former',
                                      array(select f.slug from articles_sectionslug f
                                             where f.section_id = s.id))
                                  order by s.position, s.name)
                   from articles_section s
                  where s.edition_id = e.id and not s.is_standing), '[]') as sections,
       (select coalesce(jsonb_agg(jsonb_build_object('slug', p.slug,
                                         'headline', p.headline)
                                  order by p.first_live, p.article_id), '[]')
          from articles_print p
          join articles_window w on w.print_id = p.id
         where p.edition_id = e.id and p.is_standing
           and w.live_from <= statement_timestamp()
           and (w.live_until is null
                or w.live_until > statement_timestamp())) as pages,
       -- The order in which the chief wants them; without those that are still to come.
       coalesce((select string_agg(o.slug, E'\n' order by o.place)
                   from unnest(string_to_array(e.page_order, E'\n'))
                        with ordinality as o (slug, place)
                  where exists (select 1 from articles_window w
                                  join articles_print p on p.id = w.print_id
                                 where p.edition_id = e.id and p.is_standing
                                   and p.slug = btrim(o.slug, E' \t\r')
                                   and w.live_from <= statement_timestamp()
                                   and (w.live_until is null
                                        or w.live_until > statement_timestamp()))), '')
           as page_order,
       -- Of the newest look its values, and of its logos what may be shown today.
       (select l.values || jsonb_build_object(
                  'logo', (select jsonb_agg(jsonb_build_object('name', d.name,
                      'format', d.format, 'width', d.width, 'height', d.height,
                      'crop', d.crop))
                    from media_image i
                    join media_image m on m.id = coalesce(i.replaced_by_id, i.id)
                    join media_rendition d on d.image_id = m.id and d.crop = ''
                   where i.id = l.logo_id
                     and (m.usable_until is null
                          or m.usable_until > statement_timestamp())),
                  'dark_logo', (select jsonb_agg(jsonb_build_object('name', d.name,
                      'format', d.format, 'width', d.width, 'height', d.height,
                      'crop', d.crop))
                    from media_image i
                    join media_image m on m.id = coalesce(i.replaced_by_id, i.id)
                    join media_rendition d on d.image_id = m.id and d.crop = ''
                   where i.id = l.dark_logo_id
                     and (m.usable_until is null
                          or m.usable_until > statement_timestamp())))
          from articles_look l where l.edition_id = e.id
         order by l.id desc limit 1) as look
  from people_edition e;

-- What readers get where a print names a picture: itself, the one in its place, or,
-- when its time is over, what was said to stand in. No login of ours has this view;
-- live_picture and live_shown do. Each branch by itself can start from either end with an index.
create or replace view shown_picture as
select i.id as image_id, i.id as shown_id, false as stands_in
  from media_image i
 where i.replaced_by_id is null
   and (i.usable_until is null or i.usable_until > statement_timestamp())
 union all
select i.id, c.id, false
  from media_image i
  join media_image c on c.id = i.replaced_by_id
 where c.usable_until is null or c.usable_until > statement_timestamp()
 union all
select i.id, r.id, true
  from media_image i
  join media_image r on r.id = i.replacement_id
 where i.replaced_by_id is null
   and i.usable_until <= statement_timestamp()
   and (r.usable_until is null or r.usable_until > statement_timestamp())
 union all
select i.id, r.id, true
  from media_image i
  join media_image c on c.id = i.replaced_by_id
  join media_image r on r.id = c.replacement_id
 where c.usable_until <= statement_timestamp()
   and (r.usable_until is null or r.usable_until > statement_timestamp());

-- A person as an edition writes them, with the e-mail address only where it is public.
-- No login of ours has this view; those with stories that readers have are in the next.
create or replace view written_person as
select r.id as person_id, e.id as edition_id, r.slug,
       coalesce(f.name, r.name) as name, coalesce(f.title, '') as title,
       coalesce(f.bio, '') as bio,
       case when r.email_public then r.email else '' end as email
  from people_person r
 cross join people_edition e
  left join people_profile f on f.person_id = r.id and f.edition_id = e.id;

-- What was printed last and is live. What is common is found here at once: an index of
-- arrays first gathers all that have it, and one picture may be in 100,000 stories. Who
-- asks that index afterwards says `offset 0`: of a question for any one row the planner
-- hopes that it comes soon, and reads all prints. No login of ours has this view.
create or replace view newest_live as
select n.*
  from (select p.id, p.edition_id, p.topics, p.reporters, p.translators, p.images,
               p.is_standing
          from articles_print p order by p.id desc limit 100) n
  join articles_window w on w.print_id = n.id
 where w.live_from <= statement_timestamp()
   and (w.live_until is null or w.live_until > statement_timestamp());

create or replace view live_profile as
select r.person_id || '-' || r.edition_id as id, r.person_id, r.edition_id, r.slug,
       r.name, r.title, r.bio, r.email
  from written_person r
 where exists (select 1 from newest_live n
                where (n.reporters @> array[r.person_id]
                       or n.translators @> array[r.person_id])
                  and not n.is_standing)
    or exists (select 1 from (select p.id from articles_print p
                               where (p.reporters @> array[r.person_id]
                                      or p.translators @> array[r.person_id])
                                 and not p.is_standing
                              offset 0) p
                 join articles_window w on w.print_id = p.id
                where w.live_from <= statement_timestamp()
                  and (w.live_until is null
                       or w.live_until > statement_timestamp()));

-- statement_timestamp() and not now(): a long transaction must not go on seeing
-- what has been withdrawn meanwhile. No login of ours has this view; the two below do.
create or replace view live_print as
select p.id, p.article_id, coalesce(a.original_id, a.id) as work_id, a.original_id,
       p.edition_id, p.kind, p.slug, p.section, p.topics, p.reporters, p.translators,
       p.images,
       -- Those that readers may still have.
       case when p.files = '{}' then p.files
            else array(select e.id from media_enclosure e
                        where e.id = any (p.files)
                          and (e.usable_until is null
                               or e.usable_until > statement_timestamp())) end as files,
       p.headline, p.deck, p.kicker, p.section_name,
       p.story -> 'credits' as credits,
       case when not exists (select 1 from articles_correctionduty d
                              where d.article_id = p.article_id
                                and d.settled_at is null and d.hidden <> '{}')
            then p.story -> 'picture' end as picture,
       p.image,
       -- What a list shows of it today: the files that are cut for cards, if every
       -- browser shows one of them, or else all.
       (select jsonb_build_object('width', m.width, 'height', m.height,
                                  'renditions', c.files)
          from (select o.shown_id from shown_picture o
                 where o.image_id = p.image offset 0) s
          join media_image m on m.id = s.shown_id
         cross join lateral (select coalesce(
               (select jsonb_agg(jsonb_build_object('name', d.name,
                           'format', d.format, 'width', d.width, 'height', d.height,
                           'crop', d.crop))
                  from media_rendition d
                 where d.image_id = s.shown_id and d.crop = 'card'
                having bool_or(d.format = 'jpg')),
               (select jsonb_agg(jsonb_build_object('name', d.name,
                           'format', d.format, 'width', d.width, 'height', d.height,
                           'crop', d.crop))
                  from media_rendition d where d.image_id = s.shown_id))
               as files offset 0) c
         where c.files is not null) as lead,
       -- Who is credited in what is live has a story with readers, but for who is named
       -- on a page about the paper alone.
       (select coalesce(jsonb_agg(jsonb_build_object('person_id', r.person_id,
                   'slug', r.slug, 'name', r.name, 'title', r.title, 'bio', r.bio,
                   'email', r.email)), '[]')
          from written_person r
         where r.edition_id = p.edition_id
           and r.person_id = any (p.reporters || p.translators)
           and (not p.is_standing
                or exists (select 1 from live_profile l
                            where l.person_id = r.person_id
                              and l.edition_id = r.edition_id))) as people,
       -- What a translation hides until it takes over a correction of its original
       -- leaves this database in no page: of each such block stays only its place. Its
       -- first picture, which stands there a second time, is taken from what is left.
       case when exists (select 1 from articles_correctionduty d
                          where d.article_id = p.article_id
                            and d.settled_at is null and d.hidden <> '{}')
            then jsonb_set(p.story - 'picture', '{blocks}',
                 (select coalesce(jsonb_agg(
                             case when b.given ->> 'id' in
                                       (select unnest(d.hidden)
                                          from articles_correctionduty d
                                         where d.article_id = p.article_id
                                           and d.settled_at is null)
                                  then jsonb_build_object('id', b.given -> 'id',
                                                          'type', 'hidden')
                                  else b.given end
                             order by b.place), '[]')
                    from jsonb_array_elements(p.story -> 'blocks')
                         with ordinality as b (given, place)))
            else p.story end as story,
       p.first_live, w.live_from,
       coalesce((select c.name from articles_sharecard c
                  where c.print_id = p.id), '') as card,
       p.is_standing,
       -- Each once and by today's name; one that is no more is none.
       case when p.topics = '{}' then '[]'::jsonb
            else (select coalesce(jsonb_agg(
                             jsonb_build_object('slug', t.slug, 'name', coalesce(
                                 (select m.name from articles_topicname m
                                   where m.topic_id = t.id
                                     and m.edition_id = p.edition_id), t.name))
                             order by array_position(p.topics, t.slug), t.name), '[]')
                    from articles_topic t
                   where t.slug = any (p.topics)
                      or t.id in (select f.topic_id from articles_topicslug f
                                   where f.slug = any (p.topics)))
             end as topics_now,
       a.developing_since is not null
    or exists (select 1 from articles_article o
                where o.id = a.original_id
                  and o.developing_since is not null) as developing
  from articles_window w
  join articles_print p on p.id = w.print_id
  join articles_article a on a.id = w.article_id
 where w.live_from <= statement_timestamp()
   and (w.live_until is null or w.live_until > statement_timestamp());

-- Stories of the paper, and beside them the pages about it: these are in no list.
create or replace view live_article as
select id, article_id, work_id, original_id, edition_id, kind, slug, section, topics,
       reporters, translators, images, headline, deck, kicker, section_name, credits,
       picture, story, first_live, live_from, card, files, image, lead,
       people, topics_now, developing
  from live_print where not is_standing;

create or replace view live_page as
select id, article_id, work_id, original_id, edition_id, kind, slug, section, topics,
       reporters, translators, images, headline, deck, kicker, section_name, credits,
       picture, story, first_live, live_from, card, files, image, lead,
       people, topics_now, developing
  from live_print where is_standing;

-- A story that was withdrawn, or whose time with readers has ended.
create or replace view live_tombstone as
select p.id, p.edition_id, p.slug, p.at, coalesce(p.story ->> 'note', '') as note,
       p.article_id, p.is_standing
  from articles_print p
 where p.kind = 'kill'
   and not exists (select 1 from articles_window w
                    where w.article_id = p.article_id
                      and w.live_from >= p.live_from
                      and w.live_from <= statement_timestamp())
 union all
select p.id, p.edition_id, p.slug, w.live_until as at, '' as note, p.article_id,
       p.is_standing
  from articles_window w
  join articles_print p on p.id = w.print_id
 where p.live_until = w.live_until
   and w.live_until <= statement_timestamp()
   and not exists (select 1 from articles_window o
                    where o.article_id = w.article_id
                      and o.live_from > w.live_from
                      and o.live_from <= statement_timestamp());

create or replace view live_correction as
select p.article_id || '-' || c.place as id, p.article_id, p.edition_id, p.slug,
       p.headline, c.given ->> 'kind' as kind,
       c.given ->> 'text' as text, (c.given ->> 'at')::timestamptz as at
  from articles_window w
  join articles_print p on p.id = w.print_id
 cross join lateral jsonb_array_elements(p.story -> 'corrections')
       with ordinality as c (given, place)
 -- Few stories are corrected: the texts of all others need not be read for it.
 where w.article_id in (select k.article_id from articles_correction k)
   and not p.is_standing
   and w.live_from <= statement_timestamp()
   and (w.live_until is null or w.live_until > statement_timestamp());

-- A correction of an original that a translation which readers have now does not
-- have yet.
create or replace view live_correction_due as
select d.id, d.article_id, w.edition_id, k.kind, k.at
  from articles_correctionduty d
  join articles_correction k on k.id = d.correction_id
  join articles_window w on w.article_id = d.article_id
 where d.settled_at is null
   and w.live_from <= statement_timestamp()
   and (w.live_until is null or w.live_until > statement_timestamp());

create or replace view live_topic as
select t.id || '-' || e.id as id, e.id as edition_id, t.slug,
       coalesce(n.name, t.name) as name,
       -- Its own, those that it had, and those of topics that went into it.
       l.slugs
  from articles_topic t
 cross join people_edition e
 cross join lateral (select array[t.slug] || array(select f.slug
                                                     from articles_topicslug f
                                                    where f.topic_id = t.id)
                               as slugs) l
  left join articles_topicname n on n.topic_id = t.id and n.edition_id = e.id
 where exists (select 1 from newest_live n
                where n.topics && l.slugs and n.edition_id = e.id
                  and not n.is_standing)
    or exists (select 1 from (select p.id from articles_print p
                               where p.topics && l.slugs and p.edition_id = e.id
                                 and not p.is_standing
                              offset 0) p
                 join articles_window w on w.print_id = p.id
                where w.live_from <= statement_timestamp()
                  and (w.live_until is null
                       or w.live_until > statement_timestamp()));

create or replace view live_picture as
select d.id || '-' || s.image_id as id, d.name, d.format
  from media_rendition d
  join shown_picture s on s.shown_id = d.image_id
 where exists (select 1 from newest_live n where n.images @> array[s.image_id])
    or exists (select 1 from (select p.id from articles_print p
                               where p.images @> array[s.image_id]
                              offset 0) p
                 join articles_window w on w.print_id = p.id
                where w.live_from <= statement_timestamp()
                  and (w.live_until is null
                       or w.live_until > statement_timestamp()))
 union all
select 'card-' || c.print_id, c.name, 'png'
  from articles_sharecard c
 where exists (select 1 from articles_window w
                where w.print_id = c.print_id
                  and w.live_from <= statement_timestamp()
                  and (w.live_until is null
                       or w.live_until > statement_timestamp()))
 union all
-- The logo that an edition has today stands on each of its pages.
select 'logo-' || i.id, d.name, d.format
  from people_edition e
 cross join lateral (select l.logo_id, l.dark_logo_id from articles_look l
                      where l.edition_id = e.id order by l.id desc limit 1) l
  join media_image i on i.id in (l.logo_id, l.dark_logo_id)
  join media_image m on m.id = coalesce(i.replaced_by_id, i.id)
  join media_rendition d on d.image_id = m.id and d.crop = ''
 where m.usable_until is null or m.usable_until > statement_timestamp();

-- By the number that the print has: the files of today, and where another picture
-- stands in, its words in each edition.
create or replace view live_shown as
select s.image_id as id, s.stands_in, m.width, m.height,
       (select jsonb_agg(jsonb_build_object('name', d.name, 'format', d.format,
                                            'width', d.width, 'height', d.height,
                                            'crop', d.crop))
          from media_rendition d where d.image_id = s.shown_id) as files,
       case when s.stands_in then
            (select jsonb_object_agg(c.edition_id,
                        jsonb_build_object('caption', c.text, 'credit', c.credit,
                                           'alt', case when c.decorative then ''
                                                  else c.alt end))
               from media_caption c where c.image_id = s.shown_id) end as words
  from shown_picture s
  join media_image m on m.id = s.shown_id
 where exists (select 1 from newest_live n where n.images @> array[s.image_id])
    or exists (select 1 from (select p.id from articles_print p
                               where p.images @> array[s.image_id]
                              offset 0) p
                 join articles_window w on w.print_id = p.id
                where w.live_from <= statement_timestamp()
                  and (w.live_until is null
                       or w.live_until > statement_timestamp()));

-- Sounds, videos and documents, while a live story uses them and their time lasts.
create or replace view live_file as
select e.id, e.file as name, e.size
  from media_enclosure e
 where (e.usable_until is null or e.usable_until > statement_timestamp())
   and exists (select 1 from articles_print p
                 join articles_window w on w.print_id = p.id
                where p.files @> array[e.id]
                  and w.live_from <= statement_timestamp()
                  and (w.live_until is null
                       or w.live_until > statement_timestamp()));

-- The keys of the pages that a print touches when it comes, and when it goes. No login
-- of the site's has this view: a print may be planned.
create or replace view page_keys as
select p.id,
       array['story-' || p.article_id,
             'work-' || coalesce(a.original_id, p.article_id),
             'corrections-' || p.edition_id, 'card-' || p.id, 'missing']
       -- A page about the paper is named at the foot of every page.
    || case when p.is_standing then array['*'] else '{}'::text[] end
       -- Other editions name what they have not translated, and each other.
    || array(select 'front-' || e.id from people_edition e)
    || array(select 'section-' || s.id from articles_section s where s.slug = p.section)
    || array(select 'section-' || f.section_id from articles_sectionslug f
              where f.slug = p.section)
    || array(select 'topic-' || t.id from articles_topic t where t.slug = any (p.topics))
    || array(select 'topic-' || f.topic_id from articles_topicslug f
              where f.slug = any (p.topics))
    || array(select 'series-' || r.series_id from articles_part r
              where r.article_id = p.article_id)
    || array(select 'month-' || e.id || '-'
                    || to_char(p.first_live at time zone e.time_zone, 'YYYY-MM')
               from people_edition e where e.id = p.edition_id)
       -- In the site maps of all its languages.
    || array(select 'shard-' || o.edition_id || '-' || o.id / 2000
               from articles_article o
              where o.id = coalesce(a.original_id, a.id)
                 or o.original_id = coalesce(a.original_id, a.id))
    || array(select 'by-' || r from unnest(p.reporters || p.translators) as r)
    || array(select 'picture-' || i from unnest(p.images) as i)
       -- Those that it is related to, where they may name it from now on.
    || array(select 'about-' || left(md5(t), 12) from unnest(p.topics) as t
              where p.kind = 'publish'
                 or not exists (select 1 from articles_print o
                                 where o.article_id = p.article_id and o.id < p.id
                                   and t = any (o.topics)))
    || array(select 'with-' || r from unnest(p.reporters) as r
              where p.kind = 'publish'
                 or not exists (select 1 from articles_print o
                                 where o.article_id = p.article_id and o.id < p.id
                                   and r = any (o.reporters)))
       -- Beside each story stand the newest of its section. A correction of an old
       -- one leaves them as they are.
    || array(select 'newest-' || s.id from articles_section s
              where s.slug = p.section and s.edition_id = p.edition_id
                and (p.kind = 'publish'
                     or exists (select 1 from articles_print o
                                 where o.article_id = p.article_id
                                   and o.section not in ('', p.section)))) as keys
  from articles_print p
  join articles_article a on a.id = p.article_id;

-- What the clock alone has brought or taken. Only what is over is told. What came or
-- went with a print of that very moment was told with the print: to drop its pages once
-- more would drop those that are made again by then.
create or replace view live_turn as
select w.live_from as at, k.keys
  from articles_window w
  join articles_print p on p.id = w.print_id and p.at < w.live_from
  join page_keys k on k.id = w.print_id
 where w.live_from <= statement_timestamp()
 union all
select w.live_until, k.keys
  from articles_window w
  join page_keys k on k.id = w.print_id
 where w.live_until <= statement_timestamp()
   and not exists (select 1 from articles_print n
                    where n.article_id = w.article_id and n.live_from = w.live_until
                      and n.at = n.live_from)
 union all
select i.usable_until,
       array(select 'picture-' || n.id from media_image n
              where n.id = i.id or n.replaced_by_id = i.id or n.replacement_id = i.id
                 or n.replaced_by_id in (select c.id from media_image c
                                          where c.replacement_id = i.id))
       -- A logo stands on every page.
    || array(select '*' from articles_look l
               join media_image n on n.id in (l.logo_id, l.dark_logo_id)
              where i.id in (n.id, n.replaced_by_id) limit 1)
  from media_image i
 where i.usable_until <= statement_timestamp()
 union all
select e.usable_until, array['file-' || e.id]
  from media_enclosure e
 where e.usable_until <= statement_timestamp()
 union all
select a.breaking_until, array['front-' || a.edition_id]
  from articles_article a
 where a.breaking_until <= statement_timestamp();

-- A story's addresses, also those of before, and the one that it has now, if it is with
-- readers. One that nobody has had yet is none.
create or replace view live_former as
select p.id, p.edition_id, p.slug, p.article_id, p.is_standing,
       coalesce((select n.slug from articles_window w
                   join articles_print n on n.id = w.print_id
                  where w.article_id = p.article_id
                    and w.live_from <= statement_timestamp()
                    and (w.live_until is null
                         or w.live_until > statement_timestamp())), '') as slug_now
  from articles_print p
 where p.slug <> ''
   and exists (select 1 from articles_window s
                where s.print_id = p.id and s.live_from <= statement_timestamp());

-- Topics and people with stories in the edition, by the addresses that they had.
create or replace view live_moved as
select 'topic-' || f.id || '-' || t.edition_id as id, 'topic' as kind, t.edition_id,
       f.slug, t.slug as slug_now
  from articles_topicslug f
  join articles_topic o on o.id = f.topic_id
  join live_topic t on t.id = o.id || '-' || t.edition_id and t.slug = o.slug
 union all
select 'person-' || f.id || '-' || r.edition_id, 'person', r.edition_id,
       f.slug, r.slug
  from people_personslug f
  join live_profile r on r.person_id = f.person_id
 where exists (select 1 from articles_print p
                 join articles_window w on w.print_id = p.id
                where (p.reporters @> array[r.person_id]
                       or p.translators @> array[r.person_id])
                  and p.edition_id = r.edition_id
                  and w.live_from <= statement_timestamp()
                  and (w.live_until is null
                       or w.live_until > statement_timestamp()));

-- Addresses of an older site: of a story that readers have or had, or a page whose own
-- address leads nowhere else.
create or replace view live_old_address as
select o.id, o.address, o.target, o.article_id, a.edition_id,
       coalesce(f.slug_now, '') as slug_now, coalesce(f.is_standing, false) as is_standing
  from articles_oldaddress o
  left join articles_article a on a.id = o.article_id
  left join lateral (select f.slug_now, f.is_standing from live_former f
                      where f.article_id = o.article_id
                      order by f.id desc limit 1) f on true
 where case when o.article_id is null
            then not exists (select 1 from articles_oldaddress t
                              where t.address = rtrim(o.target, '/'))
            else exists (select 1 from articles_window w
                          where w.article_id = o.article_id
                            and w.live_from <= statement_timestamp()) end;

create or replace view live_series as
select s.id, s.edition_id, s.slug, s.name, s.about
  from articles_series s
 where exists (select 1 from articles_part r
                 join articles_window w on w.article_id = r.article_id
                where r.series_id = s.id
                  and w.live_from <= statement_timestamp()
                  and (w.live_until is null
                       or w.live_until > statement_timestamp()));

create or replace view live_part as
select r.id, r.series_id, r.article_id, r.position
  from articles_part r
  join articles_window w on w.article_id = r.article_id
 where w.live_from <= statement_timestamp()
   and (w.live_until is null or w.live_until > statement_timestamp());

-- For site maps, which ask for ranges of numbers: the windows lead, and no text is read.
create or replace view live_place as
select w.id, w.article_id, w.edition_id, w.live_from,
       p.slug,
       coalesce((select a.original_id from articles_article a where a.id = w.article_id),
                w.article_id) as work_id
  from articles_window w
 cross join lateral (select slug from articles_print
                      where id = w.print_id and not is_standing offset 0) p
 where w.live_from <= statement_timestamp()
   and (w.live_until is null or w.live_until > statement_timestamp());

-- What live stories are about. Asked of each that is found, and not joined: whatever is
-- rare, the windows of all others are not read for it.
create or replace view live_subject as
select p.id, p.article_id, p.edition_id, p.topics, p.reporters, p.first_live,
       p.translators
  from articles_print p
 where not p.is_standing
   and (select true from articles_window w
         where w.print_id = p.id
           and w.live_from <= statement_timestamp()
           and (w.live_until is null or w.live_until > statement_timestamp())
         limit 1);

-- How many stories of a month readers have now: those counted without an end, less what
-- is to come, and what ends but is there still.
create or replace view live_month as
select c.edition_id || '-' || c.month as id, c.edition_id, c.month,
       sum(c.stories)::int as stories
  from (select edition_id, month, stories from articles_monthcount
         union all
        select w.edition_id, month_of(p.first_live, e.time_zone), -1
          from articles_window w
          join articles_print p on p.id = w.print_id
          join people_edition e on e.id = w.edition_id
         where w.live_until is null and w.live_from > statement_timestamp()
           and not p.is_standing
         union all
        select w.edition_id, month_of(p.first_live, e.time_zone), 1
          from articles_window w
          join articles_print p on p.id = w.print_id
          join people_edition e on e.id = w.edition_id
         where w.live_until > statement_timestamp()
           and w.live_from <= statement_timestamp() and not p.is_standing) c
 group by c.edition_id, c.month
having sum(c.stories) > 0;

-- Site maps, and when what is in them last changed.
create or replace view live_shard as
select c.id, c.edition_id, c.number, c.changed_at
  from (select s.id, s.edition_id, s.number,
               greatest(s.changed_at,
                        (select max(m) from unnest(s.planned) m
                          where m <= statement_timestamp())) as changed_at
          from articles_shard s) c
 where c.changed_at > to_timestamp(0);

-- By this database's clock: now, and when it will bring or take something next.
create or replace view live_clock as
select statement_timestamp() as now,
       least((select min(live_from) from articles_window
               where live_from > statement_timestamp()),
             (select min(live_until) from articles_window
               where live_until > statement_timestamp()),
             (select min(breaking_until) from articles_article
               where breaking_until > statement_timestamp()),
             (select min(usable_until) from media_image
               where usable_until > statement_timestamp()),
             (select min(usable_until) from media_enclosure
               where usable_until > statement_timestamp())) as next;

-- What is found by its words: by the same rule as what is read.
create or replace view live_search as
select s.window_id as id, s.article_id, s.print_id, s.edition_id, s.section,
       s.first_live, s.head, s.body
  from articles_searchrow s
 where s.live_from <= statement_timestamp()
   and (s.live_until is null or s.live_until > statement_timestamp());

-- What stands at a place of a front by an editor's word: breaking news, the stories of
-- its newest arrangement that readers have now, and the order of the sections. What is
-- not live is no row: an arrangement may name what is planned, or withdrawn since.
create or replace view live_front as
select c.front_id, c.place, c.position, c.sections, l.*
  from (select a.edition_id as front_id, 'breaking' as place, a.id as position,
               null::bigint[] as sections, a.id as chosen_id
          from articles_article a
         where a.breaking_until > statement_timestamp()
         union all
        select n.edition_id, 'order', 0, n.sections, null
          from (select distinct on (edition_id) edition_id, sections
                  from articles_arrangement order by edition_id, id desc) n
         union all
        select n.edition_id, s.place, s.position, null, s.article
          from (select distinct on (edition_id) edition_id, slots
                  from articles_arrangement order by edition_id, id desc) n
         cross join lateral rows from (
               jsonb_to_recordset(n.slots) as (place text, article bigint))
               with ordinality as s (place, article, position)) c
  -- One by one, and never by way of all that is live.
  left join lateral (select * from live_article a
                      where a.article_id = c.chosen_id
                        and a.edition_id = c.front_id offset 0) l on true
 where l.id is not null or c.chosen_id is null;
