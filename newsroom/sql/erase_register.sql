-- What the register (articles/erasing/register.py) says of each table, in its order.
create or replace function erase_register()
returns table (place text, pk text, pk_type text, story text, edition text,
               is_always boolean, is_core boolean, children jsonb, pictured text,
               columns jsonb)
language sql stable set search_path = pg_catalog, public, pg_temp as $$
    select r.* from jsonb_to_recordset({register}::jsonb)
        as r (place text, pk text, pk_type text, story text, edition text,
              is_always boolean, is_core boolean, children jsonb, pictured text,
              columns jsonb)
$$;
