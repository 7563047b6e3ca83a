-- Whether the SQL of a version was shown to the warehouse; of those stored before, nobody knows.
alter table mapping_versions
    add column validation varchar not null default 'unchecked'
        check (validation in ('checked', 'unchecked'));
alter table mapping_versions
    alter column validation drop default;

-- Lists: newest first, and text anywhere in name or description whatever its case.
create extension if not exists pg_trgm with schema public;
create index mappings_by_creation on mappings (created_at, id);
create index mappings_by_text on mappings
    using gin (lower(name) public.gin_trgm_ops, lower(description) public.gin_trgm_ops);
