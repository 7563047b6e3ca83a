-- Lists are newest first unless asked otherwise.
create index instances_by_creation on instances (created_at, id);
create index snapshots_by_creation on snapshots (created_at, id);
