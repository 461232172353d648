-- Small tables beside the windows: how many stories a month has, and when a site map
-- last changed. Pages about the paper are in neither. Kept in the transaction of the
-- change, whatever changes the windows.

create or replace function month_of(moment timestamptz, zone text) returns date
language sql stable as $$ select date_trunc('month', moment at time zone zone)::date $$;

create or replace function count_months(ids bigint[], step int) returns void
language plpgsql as $$
begin
    insert into articles_monthcount as m (edition_id, month, stories)
    select p.edition_id, month_of(p.first_live, e.time_zone), step * count(*)
      from unnest(ids) as i
      join articles_print p on p.id = i
      join people_edition e on e.id = p.edition_id
     where p.first_live is not null and not p.is_standing
     group by 1, 2
     order by 1, 2
        on conflict (edition_id, month)
        do update set stories = m.stories + excluded.stories;
end $$;

-- 2,000 is articles.site.sitemaps.SHARD, too.
create or replace function touch_shard(edition bigint, shard bigint, is_now boolean,
                                       moments timestamptz[]) returns void
language plpgsql as $$
begin
    insert into articles_shard as s (edition_id, number, changed_at, planned)
    values (edition, shard,
            case when is_now then clock_timestamp() else to_timestamp(0) end,
            array(select distinct m from unnest(moments) m where m > clock_timestamp()))
        on conflict (edition_id, number) do update
       set changed_at = greatest(excluded.changed_at, s.changed_at,
                                 (select max(m) from unnest(s.planned) m
                                   where m <= clock_timestamp())),
           planned = array(select distinct m
                             from unnest(s.planned || excluded.planned) m
                            where m > clock_timestamp());
end $$;

-- Planned once for each login: that takes longer than to count.
create or replace function count_windows() returns trigger language plpgsql
set plan_cache_mode = force_generic_plan as $$
begin
    if tg_op <> 'INSERT' then
        perform count_months(array(select b.print_id from before b
                                    where b.live_until is null), -1);
        perform touch_shard(b.edition_id, b.article_id / 2000,
                            bool_or(b.live_from <= clock_timestamp()), '{}')
           from before b join articles_print p on p.id = b.print_id
          where not p.is_standing group by b.edition_id, b.article_id / 2000;
    end if;
    if tg_op <> 'DELETE' then
        perform count_months(array(select r.print_id from rows r
                                    where r.live_until is null), 1);
        perform touch_shard(r.edition_id, r.article_id / 2000,
                            bool_or(r.live_from <= clock_timestamp()),
                            array_agg(r.live_from) || array_agg(r.live_until))
           from rows r join articles_print p on p.id = r.print_id
          where not p.is_standing group by r.edition_id, r.article_id / 2000;
    end if;
    return null;
end $$;

-- All of an edition anew: its zone says which month it was.
create or replace function count_again() returns trigger language plpgsql as $$
begin
    delete from articles_monthcount where edition_id = new.id;
    perform count_months(array(select w.print_id from articles_window w
                                where w.edition_id = new.id
                                  and w.live_until is null), 1);
    return null;
end $$;

create or replace trigger count_new after insert on articles_window
    referencing new table as rows
    for each statement execute function count_windows();
create or replace trigger count_changed after update on articles_window
    referencing old table as before new table as rows
    for each statement execute function count_windows();
create or replace trigger count_gone after delete on articles_window
    referencing old table as before
    for each statement execute function count_windows();
create or replace trigger count_again after update of time_zone on people_edition
    for each row when (old.time_zone <> new.time_zone) execute function count_again();

-- What was there before these tables were, and what a migration did past them.
delete from articles_monthcount;
select count_months(array(select print_id from articles_window
                           where live_until is null), 1);
do $$
begin
    if not exists (select 1 from articles_shard) then
        perform touch_shard(w.edition_id, w.article_id / 2000,
                            bool_or(w.live_from <= clock_timestamp()),
                            array_agg(w.live_from) || array_agg(w.live_until))
           from articles_window w join articles_print p on p.id = w.print_id
          where not p.is_standing group by w.edition_id, w.article_id / 2000;
    end if;
end $$;
