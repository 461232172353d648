-- Addresses that sections, topics and people had, kept in the transaction in which they
-- get others, whatever changes them. Who gets an old one back, has it again.

create or replace function keep_former_section() returns trigger language plpgsql as $$
begin
    delete from articles_sectionslug f
     using articles_section s
     where f.section_id = s.id and s.edition_id = new.edition_id and f.slug = new.slug;
    insert into articles_sectionslug (section_id, slug) values (new.id, old.slug);
    return null;
end $$;

create or replace function keep_former_topic() returns trigger language plpgsql as $$
begin
    delete from articles_topicslug where slug = new.slug;
    insert into articles_topicslug (topic_id, slug) values (new.id, old.slug);
    return null;
end $$;

create or replace function keep_former_person() returns trigger language plpgsql as $$
begin
    delete from people_personslug where slug = new.slug;
    insert into people_personslug (person_id, slug) values (new.id, old.slug);
    return null;
end $$;

create or replace trigger keep_former after update of slug on articles_section
    for each row when (old.slug <> new.slug) execute function keep_former_section();
create or replace trigger keep_former after update of slug on articles_topic
    for each row when (old.slug <> new.slug) execute function keep_former_topic();
create or replace trigger keep_former after update of slug on people_person
    for each row when (old.slug <> new.slug) execute function keep_former_person();
