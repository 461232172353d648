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
