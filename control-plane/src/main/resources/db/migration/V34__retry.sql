alter table export_jobs
    -- attempts before the last retry of the snapshot; they do not count against the limit
    add column forgiven_attempts bigint not null default 0,
    add column ended_at          timestamptz,
    add check (forgiven_attempts between 0 and attempt);

-- When workers last asked for work: a job waits in vain only while none does.
create table export_workers (
    name         varchar     not null primary key,
    last_seen_at timestamptz not null
);
