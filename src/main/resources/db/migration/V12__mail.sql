create table person_link (
    hash varchar(64) not null primary key,
    person_id varchar(64) not null references person (id),
    task_id varchar(64),
    created_at timestamp with time zone not null,
    expires_at timestamp with time zone not null
);
create table mail (
    id varchar(64) not null primary key,
    dedupe_key varchar(200) not null unique,
    kind varchar(32) not null,
    person_id varchar(64) references person (id),
    to_email varchar(254),
    to_name varchar(160),
    to_language varchar(8),
    campaign_id varchar(64) not null references campaign (id),
    task_id varchar(64),
    task_name varchar(255),
    due date,
    about varchar(400),
    words varchar(4000),
    letter_id varchar(64),
    state varchar(16) not null,
    attempts integer not null,
    next_at timestamp with time zone not null,
    claimed_at timestamp with time zone,
    sent_at timestamp with time zone,
    error varchar(500),
    created_at timestamp with time zone not null,
    version integer not null
);
create index mail_due on mail (state, next_at);
create index mail_person on mail (person_id, created_at);
create table mailbox (
    person_id varchar(64) not null primary key references person (id),
    letter_on date
);
create index mail_letter on mail (letter_id);
