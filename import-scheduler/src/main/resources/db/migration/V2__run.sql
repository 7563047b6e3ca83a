-- How windows are planned, taken and landed.
alter table table_jobs
    -- an owner that has taken over has a larger one than the owner before
    add column epoch                bigint      not null default 0,
    add column started_at           timestamptz not null default now(),
    -- when its windows are planned next; none for triggered jobs
    add column next_run_at          timestamptz,
    add column consecutive_failures int         not null default 0,
    -- since when some lane is blocked by a window that failed
    add column failing_since        timestamptz;
create index table_jobs_due on table_jobs (next_run_at) where status = 'active';
update table_jobs set next_run_at = created_at where not triggered;

alter table table_job_queries
    -- before window_start where rows that came late are looked for
    add column read_from      varchar     not null default '',
    add column ends_cycle     boolean     not null default false,
    add column lease_until    timestamptz,
    -- when it may be tried next
    add column available_at   timestamptz not null default now(),
    -- the attempt whose files lie ready to be committed
    add column staged_attempt bigint;
create index table_job_queries_open on table_job_queries (job_id, lane, seq)
    where status not in ('success', 'cancelled');

-- How far each lane of a scheduled job has come; triggered windows have no state.
create table table_job_lanes (
    -- <job>/<lane>
    id             varchar primary key,
    job_id         varchar     not null references table_jobs,
    lane           varchar     not null,
    cursor_kind    varchar     not null,
    -- the first point that it ever reads
    origin         varchar     not null,
    -- what lies between the origin and here is landed, or for a backfill what lies after it
    position       varchar     not null,
    caught_up      boolean     not null,
    cycle_ended_at timestamptz not null,
    empties        int         not null,
    row_version    bigint      not null
);
create index table_job_lanes_of on table_job_lanes (job_id);

-- The catalog of what was landed; its tables are made with the first window.
create schema if not exists lake;
