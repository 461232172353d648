-- How the mark takes the place of the words that erase_words.sql finds.

-- The mark in the place of the words; a form that they begin or end in stays whole.
create or replace function erase_text(value text, pattern text, mark text) returns text
language plpgsql immutable set search_path = pg_catalog, public, pg_temp as $$
declare
    made text := '';
    place int := 1;
    spot record;
begin
    if value is null or not erase_has(value, pattern) then
        return value;
    end if;
    for spot in select * from erase_spots(value, pattern) loop
        made := made || substr(value, place, spot.first - place) || mark
            || coalesce((select string_agg(tag[1], '')
                           from regexp_matches(substr(value, spot.first,
                                                      spot.past - spot.first),
                                               '(<[^<>]*>)', 'g') tag), '');
        place := spot.past;
    end loop;
    return made || substr(value, place);
end $$;

-- A line of spans: a name may begin in one and end in another.
create or replace function erase_spans(spans jsonb, pattern text, mark text)
returns jsonb
language plpgsql immutable set search_path = pg_catalog, public, pg_temp as $$
declare
    whole text := (select string_agg(s ->> 'text', '' order by n)
                     from jsonb_array_elements(spans) with ordinality as e (s, n));
    made jsonb := '[]';
    span jsonb;
    spot record;
    starts int := 1;
    ends int;
    place int;
    piece text;
begin
    for span in select * from jsonb_array_elements(spans) loop
        ends := starts + char_length(span ->> 'text');
        place := starts;
        piece := '';
        for spot in select * from erase_spots(whole, pattern) loop
            continue when spot.past <= starts or spot.first >= ends;
            piece := piece || substr(whole, place, greatest(spot.first - place, 0))
                || case when spot.first >= starts then mark else '' end;
            place := least(spot.past, ends);
        end loop;
        piece := piece || substr(whole, place, greatest(ends - place, 0));
        starts := ends;
        if erase_has(span ->> 'href', pattern) then
            span := span - 'href';
        end if;
        if piece <> '' then
            made := made || jsonb_build_array(span || jsonb_build_object('text', piece));
        end if;
    end loop;
    return made;
end $$;

create or replace function is_spans(value jsonb) returns boolean
language sql immutable set search_path = pg_catalog, public, pg_temp as $$
    select jsonb_typeof(value) = 'array' and jsonb_array_length(value) > 0
       and not exists (select 1 from jsonb_array_elements(value) e
                        where jsonb_typeof(e) <> 'object'
                           or jsonb_typeof(e -> 'text') is distinct from 'string'
                           or e ?| array['kind', 'id', 'place'])
$$;

-- A text that is JSON, or nothing.
create or replace function erase_read(value text) returns jsonb
language plpgsql immutable set search_path = pg_catalog, public, pg_temp as $$
begin
    return value::jsonb;
exception when invalid_text_representation then
    return null;
end $$;

-- A paragraph of the mark in the place of a block, of a desk copy or of a print.
create or replace function erase_block(value jsonb, mark text) returns jsonb
language sql immutable set search_path = pg_catalog, public, pg_temp as $$
    select jsonb_build_object('id', value -> 'id', 'type', 'paragraph')
        || case when value ? 'spans'
                then jsonb_build_object('spans', jsonb_build_array(
                         jsonb_build_object('text', mark)))
                else jsonb_build_object('html', mark, 'text', mark) end
$$;

-- What the newsroom calls a part, which is never a word of a story.
create or replace function erase_json(value jsonb, pattern text, mark text,
                                      is_whole boolean) returns jsonb
language plpgsql immutable set search_path = pg_catalog, public, pg_temp as $$
declare
    said text;
begin
    if value is null or replace(value::text, '\"', '"') !~* pattern then
        return value;
    end if;
    case jsonb_typeof(value)
    when 'string' then
        said := value #>> '{}';
        -- An open page of a story keeps its text as JSON in a string.
        if said ~ '^\s*[\[{]' and erase_read(said) is not null then
            return to_jsonb(
                erase_json(erase_read(said), pattern, mark, is_whole)::text);
        end if;
        return to_jsonb(erase_text(said, pattern, mark));
    when 'array' then
        if is_spans(value) then
            return erase_spans(value, pattern, mark);
        end if;
        return (select coalesce(jsonb_agg(erase_json(e, pattern, mark, is_whole)
                                          order by n), '[]')
                  from jsonb_array_elements(value) with ordinality as a (e, n));
    when 'object' then
        -- An address cannot be half another one, and a file has no words to replace.
        if value ->> 'type' = 'embed' and erase_has(value ->> 'ref', pattern)
           or value ->> 'type' in ('sound', 'video', 'document')
              and (is_whole or pattern = '.+') and erase_has(value::text, pattern) then
            return erase_block(value, mark);
        end if;
        if is_whole and value ? 'id' and value ? 'type'
           and erase_has(value::text, pattern) then
            return erase_json(value, '.+', mark, false);
        end if;
        return (select coalesce(jsonb_object_agg(key, case
                   when key in ('id', 'type', 'kind', 'place', 'role', 'format',
                                'provider', 'language', 'at', 'crop', 'block', 'edition',
                                'check', 'untranslated', 'renditions', 'planned_at',
                                'source_language', 'original') then part
                   when key = 'slug' and erase_has(part #>> '{}', pattern)
                       then to_jsonb('removed'::text)
                   when key in ('href', 'address', 'ref', 'source_address')
                        and erase_has(part #>> '{}', pattern) then to_jsonb(''::text)
                   when key = 'section' and jsonb_typeof(part) = 'string' then part
                   else erase_json(part, pattern, mark, is_whole) end), '{}')
                  from jsonb_each(value) as o (key, part));
    else
        return value;
    end case;
end $$;

-- Without these pictures and files: the mark stands where they stood.
create or replace function erase_pictured(value jsonb, pictures bigint[],
                                          files bigint[], mark text) returns jsonb
language plpgsql immutable set search_path = pg_catalog, public, pg_temp as $$
declare
    is_one boolean;
begin
    if pictures = '{}' and files = '{}' then
        return value;
    end if;
    case jsonb_typeof(value)
    when 'array' then
        return (select coalesce(jsonb_agg(erase_pictured(e, pictures, files, mark)
                                          order by n), '[]')
                  from jsonb_array_elements(value) with ordinality as a (e, n));
    when 'object' then
        is_one := coalesce(jsonb_typeof(value -> 'image') = 'number'
                           and (value ->> 'image')::bigint = any (pictures), false)
               or coalesce(jsonb_typeof(value -> 'file') = 'number'
                           and (value ->> 'file')::bigint = any (files), false);
        if not is_one then
            return (select coalesce(jsonb_object_agg(key, case
                       -- The picture of a front, and the one that a video begins with.
                       when key in ('picture', 'poster') and (part ->> 'image')::bigint
                            = any (pictures) then 'null'::jsonb
                       else erase_pictured(part, pictures, files, mark) end), '{}')
                      from jsonb_each(value) as o (key, part));
        elsif value ? 'block' then
            return value || jsonb_build_object('image', null, 'file_name', '',
                                               'caption', '', 'alt', '', 'credit', '');
        elsif value ? 'id' then
            return erase_block(value, mark);
        end if;
        return value || jsonb_build_object('image', null);
    else
        return value;
    end case;
end $$;
