-- A file somebody sent, kept until it is confirmed and taken in; then only what became of it stays.
create table csv_import (
    id varchar(64) not null primary key,
    version integer not null,
    subject varchar(64) not null,
    person_id varchar(64) not null references person (id),
    content varchar(1048576),
    kept_at timestamp with time zone not null,
    confirmed_at timestamp with time zone,
    line integer not null,
    line_count integer not null,
    taken integer not null,
    left_out integer not null
);

create index csv_import_kept on csv_import (kept_at);
