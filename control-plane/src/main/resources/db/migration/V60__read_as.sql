-- With whose rights the data of a snapshot are read; what only its owner may read stays private.
alter table snapshots
    add column read_as varchar not null default 'service' check (read_as in ('service', 'owner')),
    add constraint snapshots_read_as_owner_are_private
        check (read_as = 'service' or visibility = 'private');
