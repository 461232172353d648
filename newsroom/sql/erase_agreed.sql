-- Whether two persons have agreed, asked by the database itself.

-- What two persons say that they have seen: the words, and where they stand.
create or replace function erase_digest(asked bigint) returns text
language sql stable set search_path = pg_catalog, public, pg_temp as $$
    select encode(sha256(convert_to(jsonb_build_array(
               e.id, e.words, e.mode, e.is_inside, e.stories, e.pictures, e.files,
               (select coalesce(jsonb_agg(distinct p.story), '[]')
                  from articles_erasureplace p
                 where p.erasure_id = e.id and p.story is not null),
               (select coalesce(jsonb_agg(p.place || '/' || p.row
                                          order by p.place, p.row), '[]')
                  from articles_erasureplace p
                 where p.erasure_id = e.id and p.story is null))::text, 'UTF8')), 'hex')
      from articles_erasure e where e.id = asked
$$;

-- Who of those that have agreed counts today, for what stands there today.
create or replace function erase_agreed(asked bigint)
returns table (by_id bigint, is_chief boolean)
language sql stable set search_path = pg_catalog, public, pg_temp as $$
    select distinct u.id, u.is_superuser or exists (
               select 1 from people_membership m
                where m.user_id = u.id and m.role = 'chief')
      from articles_erasure e
      join articles_erasureconsent c on c.erasure_id = e.id
      join people_user u on u.id = c.by_id
     where e.id = asked and c.digest = erase_digest(asked) and c.at >= e.asked_at
       and c.at between clock_timestamp() - interval '24 hours'
                    and clock_timestamp() + interval '1 minute'
       -- Nobody makes a second person for it.
       and u.is_active and u.date_joined <= e.asked_at
       and (u.is_superuser or exists (
               select 1 from people_membership m
                where m.user_id = u.id and m.role in ('chief', 'editor')))
$$;

-- It may begin: two have agreed to it as it stands. From here on nothing is added to
-- what they have seen.
create or replace function erase_begin(asked bigint) returns void
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp as $$
begin
    perform 1 from articles_erasure where id = asked for update;
    if (select count(*) < 2 or not bool_or(is_chief) from erase_agreed(asked)) then
        raise exception 'Two persons have to agree to this erasure as it stands.'
            using errcode = '42501';
    end if;
    update articles_erasure
       set is_begun = true, running_until = clock_timestamp() + interval '24 hours'
     where id = asked and done_at is null and dropped_at is null;
end $$;

-- The erasure, if it has begun and is not over; its row locked.
create or replace function erase_allowed(asked bigint) returns articles_erasure
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
    found articles_erasure;
begin
    select * into found from articles_erasure where id = asked for update;
    if found.id is null or found.done_at is not null or found.dropped_at is not null
       or found.running_until is null or found.running_until < clock_timestamp() then
        raise exception 'Two persons have to agree to this erasure as it stands.'
            using errcode = '42501';
    end if;
    return found;
end $$;

-- To look once more: it does not run meanwhile, and what was found is looked for anew.
create or replace function erase_again(asked bigint) returns void
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp as $$
begin
    update articles_erasure set running_until = null where id = asked;
    delete from articles_erasureplace where erasure_id = asked;
end $$;
