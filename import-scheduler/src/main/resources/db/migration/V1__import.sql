-- Who imports: organizations hold spaces, spaces have members and import jobs.
create table organizations (
    id         varchar primary key,
    name       varchar     not null unique,
    owner_username varchar not null,
    created_at timestamptz not null
);

create table spaces (
    id              varchar primary key,
    organization_id varchar     not null references organizations,
    name            varchar     not null,
    -- what a warehouse shows to prove that its table may be read for this space
    ingestion_key   varchar     not null unique,
    created_at      timestamptz not null,
    unique (organization_id, name)
);
create index spaces_newest on spaces (created_at desc, id desc);

create table space_members (
    space_id varchar     not null references spaces,
    username varchar     not null,
    added_at timestamptz not null,
    primary key (space_id, username)
);
create index space_members_of on space_members (username);

create table table_jobs (
    id                     varchar primary key,
    space_id               varchar     not null references spaces,
    created_by             varchar     not null,
    created_at             timestamptz not null,
    updated_at             timestamptz not null,
    status                 varchar     not null check (status in ('active', 'inactive', 'deleted')),
    paused_reason          varchar,
    triggered              boolean     not null,
    model_name             varchar     not null,
    model_type             varchar     not null,
    model_environment_name varchar     not null,
    model_version          varchar,
    batch_id               varchar,
    table_store            varchar     not null,
    table_config           jsonb       not null,
    mapping                jsonb       not null,
    refresh_interval_minutes int       not null,
    query_window_size_hours  int       not null,
    -- windows by how they ended; kept here so that a page of jobs counts nothing
    queries_success        bigint      not null,
    queries_failed         bigint      not null,
    queries_pending        bigint      not null,
    row_version            bigint      not null
);
create index table_jobs_newest on table_jobs (space_id, created_at desc, id desc);

-- One row per window of a job; created before anything is asked of the warehouse, never deleted.
create table table_job_queries (
    id                 varchar primary key,
    job_id             varchar     not null references table_jobs,
    lane               varchar     not null,
    seq                bigint      not null,
    window_start       varchar     not null,
    window_start_nanos bigint      not null,
    window_end         varchar     not null,
    window_end_nanos   bigint      not null,
    status             varchar     not null
        check (status in ('pending', 'running', 'success', 'failed', 'cancelled')),
    attempt            bigint      not null,
    created_at         timestamptz not null,
    finished_at        timestamptz,
    row_count          bigint,
    warehouse_query_id varchar,
    error_code         varchar,
    error_message      varchar,
    row_version        bigint      not null,
    unique (job_id, lane, seq)
);
create index table_job_queries_newest on table_job_queries (job_id, created_at desc, id desc);
