"""As many live stories as are asked for: the sample's own, again and again, under
headlines and addresses of their own, one an hour into the past."""

from contextlib import contextmanager

import psycopg

# The text of a print is as long as the sample's are, with its credits and pictures.
_FILL = """
create temp table patterns as
select p.*, row_number() over (partition by p.edition_id order by p.id) as place,
       count(*) over (partition by p.edition_id) as places
  from articles_print p join articles_window w on w.print_id = p.id
 where w.live_until is null and p.section <> '';
create temp table born as
select n, nextval('articles_article_id_seq') as id, e.id as edition_id,
       now() - n * interval '1 hour' as at
  from generate_series(1, {stories}) n
  join (select id, row_number() over (order by position) as place,
               count(*) over () as places
          from people_edition where id in (select edition_id from patterns)) e
    on e.place = 1 + case when n %% 2 = 0 then 0 else n %% e.places end;
insert into articles_article (id, edition_id, original_id, source_language,
    source_address, headline, deck, kicker, dateline, slug, section_id, body, state,
    version, printed, source_hash, created_at, changed_at, adapted_freely,
    protects_people)
select id, edition_id, null, '', '', 'Story ' || n, '', '', '', 'bench-' || n,
       (select min(s.id) from articles_section s
         where s.edition_id = born.edition_id), '[]', 'published', 1, 1, '', at, at,
       false, false
  from born;
insert into articles_print (article_id, edition_id, kind, slug, section, topics,
    reporters, translators, images, files, story, at, live_from, first_live, leaves,
    salts, previous, digest, is_standing)
select b.id, b.edition_id, 'publish', 'bench-' || b.n, t.section, t.topics,
       t.reporters, t.translators, t.images, t.files,
       jsonb_set(t.story, '{{headline}}', to_jsonb('Story ' || b.n)), b.at, b.at, b.at,
       '{{}}', '{{}}', 'bench ' || b.n, 'bench made ' || b.n,
       false
  from born b join patterns t on t.edition_id = b.edition_id
   and t.place = 1 + b.n %% t.places;
insert into articles_window (article_id, edition_id, print_id, live_from)
select p.article_id, p.edition_id, p.id, p.at
  from articles_print p join born b on b.id = p.article_id;
"""
# Each is found by the words of the story that it repeats, in its own year.
_FOUND = """
create temp table words as
select s.print_id, year, replace(s.head::text, of_theirs, of_ours)::tsvector as head,
       replace(s.body::text, of_theirs, of_ours)::tsvector as body
  from articles_searchrow s
  join patterns t on t.id = s.print_id
 cross join (select distinct extract(year from at at time zone 'utc') as year
               from born) y
 cross join lateral (select '''' || s.edition_id || '/') e (edition)
 cross join lateral (
       select edition || extract(year from s.first_live at time zone 'utc') || '/',
              edition || year || '/') l (of_theirs, of_ours);
insert into articles_searchrow (window_id, article_id, edition_id, print_id, section,
    first_live, live_from, head, body)
select w.id, p.article_id, p.edition_id, p.id, p.section, p.first_live, p.live_from,
       s.head, s.body
  from born b
  join patterns t on t.edition_id = b.edition_id and t.place = 1 + b.n % t.places
  join articles_print p on p.article_id = b.id
  join articles_window w on w.print_id = p.id
  join words s on s.print_id = t.id
   and s.year = extract(year from p.first_live at time zone 'utc')
"""
_INDEXES = ("search_head", "search_body")


def fill(url, stories) -> None:
    with psycopg.connect(url, autocommit=True) as owner:
        owner.execute("alter table articles_print disable trigger tell_pages")
        for statement in _FILL.format(stories=stories).replace("%%", "%").split(";\n"):
            if statement.strip():
                owner.execute(statement)
        with searched_when_filled(owner):
            for statement in _FOUND.split(";\n"):
                owner.execute(statement)
        owner.execute("alter table articles_print enable trigger tell_pages")
        owner.execute("select tell_pages(array['*'])")
        owner.execute("vacuum analyze")


@contextmanager
def searched_when_filled(owner):
    """The indexes behind the rows: one by one they are most of the time."""
    made = [
        owner.execute("select pg_get_indexdef(%s::regclass)", [name]).fetchone()[0]
        for name in _INDEXES
    ]
    for name in _INDEXES:
        owner.execute(f"drop index {name}")
    yield
    for statement in made:
        owner.execute(statement)
