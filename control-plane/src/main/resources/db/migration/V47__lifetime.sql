-- When mappings and snapshots have lived long enough, and when they have gone unused for too long:
-- computed where the data lie, so that no code path forgets it and the index finds them.

-- Seconds alone are added, so that no time zone matters; null if there is no duration.
create function moment_after(start timestamptz, duration varchar) returns timestamptz
    language sql immutable strict parallel safe
    return start + make_interval(secs => extract(epoch from duration::interval)::double precision);

alter table mappings
    add column expires_at timestamptz generated always as (moment_after(created_at, ttl)) stored;
create index mappings_expiring on mappings (expires_at, id);

alter table snapshots
    add column expires_at timestamptz generated always as (moment_after(created_at, ttl)) stored;
create index snapshots_expiring on snapshots (expires_at, id);

-- A mapping is used by changing it and by its snapshots.
create table mapping_activity (
    mapping_id         bigint      not null primary key references mappings (id) on delete cascade,
    changed_at         timestamptz not null,
    last_used_at       timestamptz,
    inactivity_timeout varchar,
    idle_at            timestamptz generated always as
        (moment_after(greatest(changed_at, last_used_at), inactivity_timeout)) stored
);
create index mapping_activity_idle on mapping_activity (idle_at, mapping_id);

-- A snapshot is used by its instances.
create table snapshot_activity (
    snapshot_id        bigint      not null primary key references snapshots (id) on delete cascade,
    created_at         timestamptz not null,
    last_used_at       timestamptz,
    inactivity_timeout varchar,
    idle_at            timestamptz generated always as
        (moment_after(greatest(created_at, last_used_at), inactivity_timeout)) stored
);
create index snapshot_activity_idle on snapshot_activity (idle_at, snapshot_id);

create function follow_mapping() returns trigger language plpgsql
    set search_path from current as
$$
begin
    insert into mapping_activity (mapping_id, changed_at, inactivity_timeout)
    values (new.id, new.updated_at, new.inactivity_timeout)
    on conflict (mapping_id) do update
        set changed_at = excluded.changed_at, inactivity_timeout = excluded.inactivity_timeout;
    return null;
end
$$;
create trigger mappings_followed after insert or update on mappings
    for each row execute function follow_mapping();

create function follow_snapshot() returns trigger language plpgsql
    set search_path from current as
$$
begin
    insert into snapshot_activity (snapshot_id, created_at, inactivity_timeout)
    values (new.id, new.created_at, new.inactivity_timeout)
    on conflict (snapshot_id) do update set inactivity_timeout = excluded.inactivity_timeout;
    return null;
end
$$;
create trigger snapshots_followed after insert or update of inactivity_timeout on snapshots
    for each row execute function follow_snapshot();

create function use_mapping() returns trigger language plpgsql
    set search_path from current as
$$
begin
    update mapping_activity set last_used_at = now()
     where mapping_id = coalesce(new.mapping_id, old.mapping_id);
    return null;
end
$$;
create trigger snapshots_use_mappings after insert or delete on snapshots
    for each row execute function use_mapping();

create function use_snapshot() returns trigger language plpgsql
    set search_path from current as
$$
begin
    update snapshot_activity set last_used_at = now()
     where snapshot_id = coalesce(new.snapshot_id, old.snapshot_id);
    return null;
end
$$;
create trigger instances_use_snapshots after insert or delete on instances
    for each row execute function use_snapshot();
create trigger moving_instances_use_snapshots after update on instances
    for each row when (old.status is distinct from new.status) execute function use_snapshot();

insert into mapping_activity (mapping_id, changed_at, inactivity_timeout)
select id, updated_at, inactivity_timeout from mappings;
insert into snapshot_activity (snapshot_id, created_at, inactivity_timeout)
select id, created_at, inactivity_timeout from snapshots;
