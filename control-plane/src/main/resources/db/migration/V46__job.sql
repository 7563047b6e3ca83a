-- When each background job ran and will run, and which control plane is at it.
create table background_jobs (
    name                 varchar     not null primary key,
    next_run_at          timestamptz not null,
    -- the control plane that runs it now, and until when it counts as alive
    holder               varchar,
    lease_until          timestamptz,
    -- counts runs; a run that lost its lease cannot end another's
    run                  bigint      not null default 0 check (run >= 0),
    started_at           timestamptz,
    last_success_at      timestamptz,
    last_failure_at      timestamptz,
    last_error           varchar,
    last_duration_millis bigint check (last_duration_millis >= 0),
    consecutive_failures integer     not null default 0 check (consecutive_failures >= 0),
    triggered_at         timestamptz,
    triggered_by         varchar,
    trigger_reason       varchar check (char_length(trigger_reason) <= 500),
    row_version          bigint      not null default 0,
    check ((holder is null) = (lease_until is null))
);
