create table form_draft (
    form varchar(64) not null,
    subject varchar(64) not null,
    person varchar(64) not null,
    document varchar(1000000) not null,
    saved_at timestamp with time zone not null,
    primary key (form, subject, person)
);

create table step_note (
    id varchar(64) not null primary key,
    subject varchar(64) not null,
    person varchar(64) not null,
    note varchar(2000),
    done_at timestamp with time zone not null
);
