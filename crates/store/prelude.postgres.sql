-- What SQLite has and PostgreSQL lacks under the same name. Run at every start, so that it is
-- replaced and never migrated. A list or table of rows goes into a statement as one JSON text.
create or replace function json_each(text) returns table (key bigint, value jsonb)
language sql immutable strict
as $$ select e.ix - 1, e.value from jsonb_array_elements(cast($1 as jsonb)) with ordinality as e (value, ix) $$;
