-- The rights of the desk's login, from nothing. The record is append-only because
-- the right to change it is missing, not because a trigger refuses.

revoke all on all tables in schema public from {desk};
grant usage on schema public to {desk};
grant usage, select on all sequences in schema public to {desk};
grant select, insert, update, delete on all tables in schema public to {desk};
revoke update, delete on articles_print, articles_revision, articles_transition,
    articles_approval, articles_correction, articles_commissionstep,
    articles_emergency, media_sealopening from {desk};
-- Holds and freezes are ended, and never gone.
revoke delete on articles_hold, articles_freeze, articles_pulled from {desk};
-- An erasure is asked for and agreed to, and changed by the functions below alone.
revoke update, delete on articles_erasure, articles_erasureconsent,
    articles_erasurefile from {desk};
revoke insert, update, delete on articles_erasureplace from {desk};
-- Looks and fronts of before can be taken again; they go with their edition alone.
revoke update on articles_look, articles_arrangement from {desk};
revoke insert, update, delete on django_migrations from {desk};
-- What pictures are found by is worked out where it is kept.
grant execute on function picture_tokens(text), picture_vector(text, text),
    picture_query(text, text), words_of_picture(bigint) to {desk};
-- Called by triggers, which have the rights of whoever writes.
grant execute on function tell_pages(text[]), tell_of_pictures(bigint[]),
    stories_about(varchar[]) to {desk};
grant execute on function stands_held(bigint, bigint) to {desk};
grant execute on function month_of(timestamptz, text), count_months(bigint[], int),
    touch_shard(bigint, bigint, boolean, timestamptz[]) to {desk};
-- How the record is changed all the same: they look themselves whether two have agreed.
grant execute on function erase_register(), erase_letter(text),
    erase_pattern(text[], boolean), erase_spots(text, text),
    erase_ends(text, int, int), erase_near(text, text),
    erase_has(text, text), erase_find(bigint, text, text, int),
    erase_digest(bigint), erase_agreed(bigint), held_stories(bigint[]),
    erase_begin(bigint), erase_story(bigint, bigint), erase_rest(bigint),
    erase_again(bigint), erase_forget(bigint), erase_file_gone(bigint) to {desk};
-- To vacuum a table behind it, where PostgreSQL lets another than the owner: reading
-- and changing its rows is no part of that right.
do $$ begin
    if current_setting('server_version_num')::int >= 170000 then
        execute $grant$grant maintain on all tables in schema public to {desk}$grant$;
    end if;
end $$;
