-- How words are found that are to be forgotten, and how the mark takes their place.

-- A letter however it may stand: in another case and width, in parts, or written as
-- JSON, HTML or an address write it.
create or replace function erase_letter(letter text) returns text
language plpgsql immutable set search_path = pg_catalog, public, pg_temp as $$
declare
    ways text[] := '{}';
    each text;
    code int;
begin
    foreach each in array array[letter, lower(letter), upper(letter)] loop
        code := ascii(each);
        continue when char_length(each) <> 1;
        ways := ways || case when code > 127 or each ~ '[A-Za-z0-9]' then each
                             else '\' || each end;
        if code > 127 then
            if normalize(each, nfd) <> each then
                ways := ways || normalize(each, nfd);
            end if;
            if code < 65536 then
                ways := ways || ('\\u' || lpad(to_hex(code), 4, '0'));
            else
                ways := ways || ('\\u' || to_hex(55296 + (code - 65536) / 1024)
                              || '\\u' || to_hex(56320 + (code - 65536) % 1024));
            end if;
            ways := ways || regexp_replace(encode(convert_to(each, 'UTF8'), 'hex'),
                                           '(..)', '%\1', 'g');
            ways := ways || ('&#' || code || ';') || ('&#x' || to_hex(code) || ';');
        elsif code between 33 and 126 then
            ways := ways || chr(code + 65248);
        end if;
    end loop;
    ways := ways || case letter
        when '&' then array['&amp;', '%26'] when '<' then array['&lt;']
        when '>' then array['&gt;'] when '"' then array['&quot;', '\\"']
        when '''' then array['&#x27;', '&#39;', '%27', chr(8217)]
        when chr(8217) then array['''', '&#x27;', '&#39;', '%27']
        else '{}'::text[] end;
    return '(?:' || (select string_agg(distinct way, '|') from unnest(ways) way) || ')';
end $$;

-- What the words are found by. Between two letters may stand what nobody sees and what
-- only gives a form; between two parts of a name whatever parts them. One that begins
-- with ***: is of whole words only, in scripts that part words.
create or replace function erase_pattern(words text[], is_inside boolean) returns text
language plpgsql immutable set search_path = pg_catalog, public, pg_temp as $$
declare
    member constant text := '"[a-z]+": ?(?:true|"[^"]*"|\[[^\]]*\])';
    gap constant text := '(?:<[^<>]*>|[\u00ad\u200b-\u200f\u2060\ufeff]|"(?:, ?'
        || member || ')*\}, ?\{(?:' || member || ', ?)*"text": ?")*';
    parting constant text := '[\s\u00a0\u3000_\u00b7\u30fb\u2010-\u2013-]';
    found text[] := '{}';
    word text;
    made text;
    letter text;
    is_first boolean;
begin
    foreach word in array words loop
        word := regexp_replace(normalize(word, nfc), '^\s+|\s+$', '', 'g');
        continue when word = '';
        made := '';
        is_first := true;
        foreach letter in array regexp_split_to_array(word, '') loop
            if letter ~ parting then
                made := made || '(?:' || parting || '|&nbsp;|%20|\+|\\n)*';
            else
                made := made || case when is_first then '' else gap end
                             || erase_letter(letter);
            end if;
            is_first := false;
        end loop;
        found := found || made;
    end loop;
    -- Nothing is found by no words.
    return case when is_inside then '' else '***:' end
        || coalesce(nullif(array_to_string(found, '|'), ''), '[^\s\S]');
end $$;

-- Where the words end that stand from `first` up to `past` on their own; nothing where
-- they are a piece of a longer word. An address is made of “Oren’s boat” without the
-- apostrophe: the s of “orens-boat” is no longer word.
create or replace function erase_ends(value text, first int, past int) returns int
language plpgsql immutable set search_path = pg_catalog, public, pg_temp as $$
declare
    letters constant text :=
        '[0-9A-Za-z\u00aa-\u024f\u0370-\u03ff\u0400-\u052f\u1e00-\u1fff]';
    escapes constant text := '(?:\\[bfnrt]|%[0-9A-Fa-f]{2}|\\u[0-9a-f]{4})$';
    piece constant text := substr(value, first, past - first);
begin
    if first > 1 and substr(value, first, 1) ~ letters
       and substr(value, first - 1, 1) ~ letters
       and substr(value, greatest(first - 6, 1), first - greatest(first - 6, 1))
           !~ escapes then
        return null;
    end if;
    if substr(value, past - 1, 1) !~ letters or substr(value, past, 1) !~ letters then
        return past;
    end if;
    if piece = lower(piece) and substr(value, past, 2) ~ '^s([-/"?#&]|$)'
       and (first = 1 or substr(value, first - 1, 1) ~ '[-/"]') then
        return past + 1;
    end if;
    return null;
end $$;

-- Where the pattern is found, from and up to. To look behind in the pattern itself took
-- forty times as long.
create or replace function erase_spots(value text, pattern text)
returns table (first int, past int)
language plpgsql immutable set search_path = pg_catalog, public, pg_temp as $$
declare
    is_whole constant boolean := left(pattern, 4) = '***:';
    place int := 1;
begin
    loop
        first := regexp_instr(value, pattern, place, 1, 0, 'i');
        exit when coalesce(first, 0) = 0;
        past := regexp_instr(value, pattern, place, 1, 1, 'i');
        exit when past <= first;
        past := case when is_whole then erase_ends(value, first, past) else past end;
        if past is null then
            place := first + 1;
        else
            return next;
            place := past;
        end if;
        exit when place > char_length(value);
    end loop;
end $$;

-- Longer words of which what is looked for is a piece: shown before anybody agrees, for
-- they stay.
create or replace function erase_near(value text, pattern text) returns text[]
language plpgsql immutable set search_path = pg_catalog, public, pg_temp as $$
declare
    letters constant text :=
        '[0-9A-Za-z\u00aa-\u024f\u0370-\u03ff\u0400-\u052f\u1e00-\u1fff]*';
    found text[] := '{}';
    place int := 1;
    first int;
    past int;
    piece text;
begin
    if value is null or left(pattern, 4) <> '***:' or value !~* pattern then
        return found;
    end if;
    while cardinality(found) < 5 loop
        first := regexp_instr(value, pattern, place, 1, 0, 'i');
        exit when coalesce(first, 0) = 0;
        past := regexp_instr(value, pattern, place, 1, 1, 'i');
        exit when past <= first;
        piece := substr(value, first, past - first);
        if erase_ends(value, first, past) is null and piece !~ '[<{"\\]' then
            piece := substring(substr(value, greatest(first - 20, 1),
                                      first - greatest(first - 20, 1))
                               from letters || '$')
                || piece || substring(substr(value, past, 20) from '^' || letters);
            if piece <> all (found) then
                found := found || piece;
            end if;
        end if;
        place := past;
    end loop;
    return found;
end $$;

create or replace function erase_has(value text, pattern text) returns boolean
language sql immutable set search_path = pg_catalog, public, pg_temp as $$
    select coalesce(value ~* pattern and (left(pattern, 4) <> '***:'
                    or exists (select 1 from erase_spots(value, pattern))), false)
$$;

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
