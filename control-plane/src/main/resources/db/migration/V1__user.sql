create table users (
    username      varchar primary key check (char_length(username) between 1 and 255),
    email         varchar     not null unique,
    display_name  varchar     not null,
    role          varchar     not null check (role in ('analyst', 'admin', 'ops', 'service')),
    is_active     boolean     not null default true,
    created_at    timestamptz not null,
    updated_at    timestamptz not null,
    last_login_at timestamptz
);
