"""How long the first page of the desk and a filter take, with many stories.

    .venv/bin/python -m tests.bench.waiting [stories]

Half of the stories are translations. Every third was printed twice and every
twentieth corrected; translations took that over, but for one in fifty. The sample's
people ask for the part of their page that is asked for every 20 seconds.
"""

import sys
from statistics import median
from time import perf_counter

from tests.bench.newsroom import running_newsroom, use_desk_of

PEOPLE = ("reporter", "translator", "photo", "editor", "chief")
FILTERS = ("", "waiting", "scheduled", "submitted", "published")
BOARDS = ("", "before=50000", "edition=ko", "state=none", "state=wanted")
BOARDS += ("state=late", "state=orphaned", "state=stale", "person=1", "state=in_work")
# The edition that few stories are asked for in, and somebody who made very many.
BOARDS += ("edition={third}", "edition={third}&state=none", "person={busy}")
BOARDS += ("edition=ko&person={busy}", "edition=ko&state=in_work")
TIMES = 7

# Every story that is old: begun, submitted, approved, published, perhaps again.
FILL = """
create temp table born as
select n, nextval('articles_article_id_seq') as id,
       now() - (n %% 1000) * interval '1 day' - n * interval '1 second'
       - interval '20 days' as at
  from generate_series(1, %(stories)s) n;
insert into articles_article (id, edition_id, original_id, source_language,
    source_address, headline, deck, kicker, dateline, slug, section_id, body, state,
    version, printed, source_hash, created_at, changed_at, adapted_freely,
    protects_people)
select b.id, e.id, case when b.n %% 2 = 0 then o.id end, '', '', 'Story ' || b.n, '',
       '', '', 'story-' || b.n, (select min(id) from articles_section
       where edition_id = e.id), '[]', 'published', 1 + (b.n %% 3 = 0)::int,
       1 + (b.n %% 3 = 0)::int - (b.n %% 500 = 0)::int, '', b.at,
       b.at + (b.n %% 2 = 0 and b.n %% 100 <> 2)::int * interval '4 day', false, false
  from born b
  join (select id, row_number() over (order by position) - 1 as place
          from people_edition) e on e.place = b.n %% 2
  left join born o on o.n = b.n - 1;
insert into articles_commission (original_id, edition_id, is_wanted, is_open, due_at,
    translator_id, note, asked_by_id, asked_at, assigned_at)
select b.id, e.id, b.n %% 4 <> 1, false, case when b.n %% 3 = 0 then b.at end, null, '',
       (select min(id) from people_user), b.at, null
  from born b, (select id from people_edition order by position offset 2 limit 1) e
 where b.n %% 2 = 1 and b.n %% 10 = 3;
insert into articles_team (article_id, user_id, part)
select b.id, u.id, 'starter' from born b
  join people_user u on u.username = (array['reporter', 'vennick', 'do', 'translator'])
       [1 + b.n %% 4];
insert into articles_revision (article_id, number, content, at, why)
select id, 1, jsonb '{}', at, '' from born union all
select id, 2, '{}', at + interval '2 day', '' from born where n %% 3 = 0;
insert into articles_print (article_id, edition_id, kind, slug, section, topics,
    reporters, translators, images, story, at, revision_id, live_from, first_live,
    leaves, salts, previous, digest, files, is_standing)
select b.id, a.edition_id, case when b.n %% 20 = 1 then 'correct' else 'publish' end,
       a.slug, '', '{}', '{}', '{}', '{}', jsonb_build_object('headline', a.headline),
       b.at, r.id, b.at, b.at, '{}', '{}', 'bench ' || b.n, 'bench made ' || b.n,
       '{}', false
  from born b join articles_article a on a.id = b.id
  join articles_revision r on r.article_id = b.id and r.number = a.printed;
insert into articles_window (article_id, edition_id, print_id, live_from)
select p.article_id, p.edition_id, p.id, p.at from articles_print p
  join born b on b.id = p.article_id;
insert into articles_transition (article_id, verb, before, after, at, note, overridden)
select b.id, v.verb, v.before, v.after, b.at + v.later, '', jsonb '[]' from born b
 cross join (values ('submit', 'draft', 'submitted', interval '-5 hour'),
    ('approve', 'submitted', 'approved', interval '-1 hour'),
    ('publish', 'approved', 'published', interval '0')) v (verb, before, after, later)
union all
select id, 'update', 'published', 'published', at + interval '2 day', '', '[]'
  from born where n %% 3 = 0
union all
select id, 'correct', 'published', 'published', at + interval '3 day', '', '[]'
  from born where n %% 20 = 1
union all
select id, 'update', 'published', 'published', at + interval '4 day', '', '[]'
  from born where n %% 2 = 0 and n %% 100 <> 2;
"""


def timed(ask):
    from django.db import connection

    took, asked = [], []

    def clock(execute, *question):
        began = perf_counter()
        try:
            return execute(*question)
        finally:
            asked[-1] += (perf_counter() - began) * 1000

    for _ in range(TIMES):
        asked.append(0)
        began = perf_counter()
        with connection.execute_wrapper(clock):
            answer = ask()
        took.append((perf_counter() - began) * 1000)
    assert answer.status_code == 200, answer.status_code
    return (
        f"{median(took):6.0f} ms (most {max(took):.0f}),"
        f" of it in the database {median(asked):.0f} ms"
    )


def main(stories):
    import psycopg

    with running_newsroom() as (newsroom, server):
        with psycopg.connect(server.url("newsroom_owner"), autocommit=True) as owner:
            owner.execute("set search_path to public")
            # psycopg sends one statement at a time where it is given values.
            for statement in FILL.split(";\n"):
                if statement.strip():
                    owner.execute(statement, {"stories": stories})
            owner.execute("vacuum analyze")
        use_desk_of(newsroom)
        report(stories)


def report(stories):
    from django.test import Client
    from django.urls import reverse

    from people.models import Edition, User

    client = Client(headers={"host": "localhost"})
    print(f"{stories:,} old stories and the sample:")
    for name in PEOPLE:
        client.force_login(User.objects.get(username=name))
        print(
            f"  what waits for {name:<11}", timed(lambda: client.get("/admin/waiting/"))
        )
    for state in FILTERS:
        query = f"?state={state}" if state else ""
        address = reverse("admin:articles_article_changelist") + query
        said = state or "all"
        print(f"  the list, {said:<16}", timed(lambda at=address: client.get(at)))
    named = {
        "third": Edition.objects.order_by("position")[2].code,
        "busy": User.objects.get(username="translator").pk,
    }
    for query in (each.format(**named) for each in BOARDS):
        address = f"{reverse('admin:articles_article_translations')}?{query}"
        print(f"  the board, {query:<30}", timed(lambda at=address: client.get(at)))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
