-- Events that wait to be sent; the relay deletes a row once Kafka has it.
create table outbox (
    id          bigint generated always as identity primary key,
    topic       varchar     not null,
    record_key  varchar     not null,
    payload     varchar,
    traceparent varchar,
    created_at  timestamptz not null
);

-- Wakes the relay of this schema when the transaction commits.
create function outbox_notify() returns trigger language plpgsql as $$
begin
    perform pg_notify(tg_table_schema || '_outbox', '');
    return null;
end
$$;

create trigger outbox_notify after insert on outbox
    for each statement execute function outbox_notify();
