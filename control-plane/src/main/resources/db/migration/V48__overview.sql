-- When a worker took the attempt in hand.
alter table export_jobs add column claimed_at timestamptz;

-- What operators count by status, without reading rows.
create index export_jobs_by_state on export_jobs (state, id);
create index snapshots_by_status on snapshots (status);
create index instances_by_status on instances (status, owner_username);
