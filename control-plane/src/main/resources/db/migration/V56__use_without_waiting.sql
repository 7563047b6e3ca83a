-- Notes of use wait for nobody: a row that another transaction is about to note is as good as noted.
create or replace function use_mapping() returns trigger language plpgsql
    set search_path from current as
$$
begin
    update mapping_activity set last_used_at = now()
     where mapping_id = (select mapping_id from mapping_activity
                          where mapping_id = coalesce(new.mapping_id, old.mapping_id)
                            for update skip locked);
    return null;
end
$$;

create or replace function use_snapshot() returns trigger language plpgsql
    set search_path from current as
$$
begin
    update snapshot_activity set last_used_at = now()
     where snapshot_id = (select snapshot_id from snapshot_activity
                           where snapshot_id = coalesce(new.snapshot_id, old.snapshot_id)
                             for update skip locked);
    return null;
end
$$;

drop trigger snapshots_followed on snapshots;
create trigger snapshots_followed after insert on snapshots
    for each row execute function follow_snapshot();
create trigger changed_snapshots_followed after update on snapshots
    for each row when (old.inactivity_timeout is distinct from new.inactivity_timeout)
    execute function follow_snapshot();
