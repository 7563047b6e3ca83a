-- What operators set for the whole platform: one row per section, known to the code by its name.
create table global_config (
    section     varchar     not null primary key
        check (section in ('lifecycle', 'concurrency', 'maintenance', 'export')),
    settings    jsonb       not null,
    updated_at  timestamptz,
    updated_by  varchar,
    row_version bigint      not null default 0,
    check (section <> 'concurrency'
        or ((settings ->> 'per_analyst')::int between 1 and 100
            and (settings ->> 'cluster_total')::int between 1 and 1000)),
    check (section <> 'export'
        or (settings ->> 'max_duration_seconds')::int between 60 and 86400)
);

insert into global_config (section, settings)
values ('lifecycle',
        '{"mapping": {"default_ttl": null, "default_inactivity": "P30D", "max_ttl": "P365D"},
          "snapshot": {"default_ttl": "P7D", "default_inactivity": "P3D", "max_ttl": "P30D"},
          "instance": {"default_ttl": "PT24H", "default_inactivity": "PT4H", "max_ttl": "P7D"}}'),
       ('concurrency', '{"per_analyst": 10, "cluster_total": 50}'),
       ('maintenance', '{"enabled": false, "message": "System is under maintenance"}'),
       ('export', '{"max_duration_seconds": 3600}');
