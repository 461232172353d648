-- How words are found that are to be forgotten.

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
