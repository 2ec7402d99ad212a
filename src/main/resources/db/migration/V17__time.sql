create table dates_move (
    id varchar(64) not null primary key,
    campaign_id varchar(64) not null references campaign (id),
    dates_before varchar(200) not null,
    dates_after varchar(200) not null,
    reason varchar(2000) not null,
    moved_by varchar(64) not null references person (id),
    moved_at timestamp with time zone not null
);
