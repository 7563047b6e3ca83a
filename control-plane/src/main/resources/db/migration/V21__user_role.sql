alter table users
    add column role_changed_at timestamptz,
    add column role_changed_by varchar,
    add column row_version     bigint not null default 0;
create index users_by_creation on users (created_at desc, username);
