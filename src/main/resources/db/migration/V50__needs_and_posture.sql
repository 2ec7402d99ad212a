-- What a campaign needs of all its partners together; without rows what is usual for its run.
create table campaign_need (
    campaign_id varchar(64) not null references campaign (id),
    position integer not null,
    of_what varchar(16) not null,
    amount integer not null,
    about varchar(160),
    primary key (campaign_id, position)
);

-- What a partner thinks would come of it if all did as it does; read by nobody else.
create table posture_answer (
    engagement_id varchar(64) not null primary key references engagement (id),
    answer varchar(8) not null,
    why varchar(1000) not null,
    list_hash varchar(64) not null,
    answered_by varchar(64) not null references person (id),
    answered_at timestamp with time zone not null
);
