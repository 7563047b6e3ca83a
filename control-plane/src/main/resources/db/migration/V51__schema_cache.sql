-- What the warehouse said of its tables when it was last asked; a catalog is replaced as a whole.
create table cached_catalogs (
    catalog_name varchar collate "C" primary key,
    -- of all that is below it; the same content is not written again
    content_hash varchar     not null,
    schema_count integer     not null check (schema_count >= 0),
    table_count  integer     not null check (table_count >= 0),
    column_count integer     not null check (column_count >= 0),
    cached_at    timestamptz not null
);

create table cached_schemas (
    catalog_name varchar collate "C" not null references cached_catalogs on delete cascade,
    schema_name  varchar collate "C" not null,
    search_name  varchar collate "C" not null generated always as (lower(schema_name collate "default")) stored,
    table_count  integer not null check (table_count >= 0),
    primary key (catalog_name, schema_name)
);
create index cached_schemas_whatever_case on cached_schemas (catalog_name, search_name);

create table cached_tables (
    catalog_name varchar collate "C" not null references cached_catalogs on delete cascade,
    schema_name  varchar collate "C" not null,
    table_name   varchar collate "C" not null,
    search_name  varchar collate "C" not null generated always as (lower(table_name collate "default")) stored,
    table_type   varchar not null,
    column_count integer not null check (column_count >= 0),
    primary key (catalog_name, schema_name, table_name)
);
create index cached_tables_whatever_case on cached_tables (catalog_name, schema_name, search_name);
create index cached_tables_search
    on cached_tables (search_name, catalog_name, schema_name, table_name);

create table cached_columns (
    catalog_name     varchar collate "C" not null references cached_catalogs on delete cascade,
    schema_name      varchar collate "C" not null,
    table_name       varchar collate "C" not null,
    ordinal_position integer not null check (ordinal_position >= 1),
    column_name      varchar collate "C" not null,
    search_name      varchar collate "C" not null generated always as (lower(column_name collate "default")) stored,
    data_type        varchar not null,
    is_nullable      boolean not null,
    column_default   varchar,
    primary key (catalog_name, schema_name, table_name, ordinal_position)
);
create index cached_columns_search
    on cached_columns (search_name, catalog_name, schema_name, table_name, ordinal_position);
