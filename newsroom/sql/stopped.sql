-- A legal hold on a story and a freeze of the newsroom, kept by the database itself:
-- while one stands, no time with readers begins, whoever writes it down.

create or replace function stands_held(article bigint, original bigint) returns boolean
language sql stable as $$
    select exists (select from articles_hold h
                    where h.lifted_at is null and h.article_id in (article, original))
$$;

-- Of the story and, of an original, of its translations. The verb holds their rows.
create or replace function hold_family() returns trigger language plpgsql as $$
begin
    update articles_article a
       set is_held = stands_held(a.id, a.original_id)
     where (a.id = new.article_id or a.original_id = new.article_id)
       and a.is_held is distinct from stands_held(a.id, a.original_id);
    return null;
end $$;

-- A translation begun of what is held, or put to it, is held with it. What is held does
-- not leave its original, or become one; and nothing planned slips in beside a hold.
create or replace function keep_held() returns trigger language plpgsql as $$
begin
    new.is_held := stands_held(new.id, new.original_id);
    if tg_op = 'UPDATE' and new.original_id is distinct from old.original_id
       and (old.is_held
            or new.is_held and exists (select from articles_window w
                                        where w.article_id = new.id
                                          and w.live_from > clock_timestamp())) then
        raise exception 'A legal hold is on this story or on its new original.'
              using errcode = 'check_violation', constraint = 'held_stays';
    end if;
    return new;
end $$;

create or replace function needs_no_stop() returns trigger language plpgsql as $$
begin
    if exists (select from articles_freeze where ended_at is null) then
        raise exception 'Publishing is frozen.'
              using errcode = 'check_violation', constraint = 'publishing_is_frozen';
    end if;
    if exists (select from rows r join articles_article a on a.id = r.article_id
                where a.is_held) then
        raise exception 'A legal hold is on this story.'
              using errcode = 'check_violation', constraint = 'story_is_held';
    end if;
    return null;
end $$;

-- What was stopped comes at its moment again: every page layer looks at the clock.
create or replace function tell_of_going_on() returns trigger language plpgsql as $$
begin
    perform tell_pages(array['clock']);
    return null;
end $$;

create or replace trigger hold_family after insert or update on articles_hold
    for each row execute function hold_family();
create or replace trigger keep_held
    before insert or update of original_id, is_held on articles_article
    for each row execute function keep_held();
create or replace trigger needs_no_stop after insert on articles_window
    referencing new table as rows
    for each statement execute function needs_no_stop();
create or replace trigger tell_pages_of_gone after delete on articles_stopped
    for each statement execute function tell_of_going_on();
