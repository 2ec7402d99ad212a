-- what each save of a list left, so that two who write at once lose nothing
create table commitment_revision (
    engagement_id varchar(64) not null references engagement (id),
    revision integer not null,
    saved_by varchar(64) not null,
    saved_at timestamp with time zone not null,
    document varchar(1000000) not null,
    primary key (engagement_id, revision)
);
