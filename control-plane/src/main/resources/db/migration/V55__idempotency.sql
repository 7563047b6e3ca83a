-- Creating requests that came with an Idempotency-Key. Neither the key, nor who sent it, nor the
-- request's body can be read from a row: both hashes need the key.
create table idempotency_keys (
    request_sha256 varchar(64) primary key,
    body_hmac      varchar(64) not null,
    claim          uuid        not null,
    claimed_at     timestamptz not null,
    status         integer check (status between 200 and 299),
    answer         varchar,
    constraint idempotency_keys_answered_whole check ((status is null) = (answer is null))
);
create index idempotency_keys_by_age on idempotency_keys (claimed_at);
