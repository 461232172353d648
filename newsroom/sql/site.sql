-- The rights of the site's login, from nothing: it reads the live views, no more.

revoke create on schema public from public;
revoke all on all tables in schema public from public;
revoke all on all functions in schema public from public;
revoke all on all tables in schema public from {site};
revoke all on all sequences in schema public from {site};
grant usage on schema public to {site};
grant select on live_edition, live_article, live_page, live_tombstone, live_correction,
    live_correction_due, live_profile, live_topic, live_picture, live_shown,
    live_file, live_turn, live_clock, live_search, live_former, live_moved,
    live_old_address, live_series, live_part, live_month, live_shard,
    live_place, live_subject, live_front to {site};
-- Asked by live_month, which has the rights of whoever asks for what it calls.
grant execute on function month_of(timestamptz, text) to {site};
