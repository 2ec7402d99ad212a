create table delivery (
    id varchar(64) not null primary key,
    engagement_id varchar(64) not null,
    campaign_id varchar(64) not null,
    due_since timestamp with time zone not null,
    begun_at timestamp with time zone,
    outcome varchar(32),
    done_on date,
    quantity_done integer,
    evidence_link varchar(500),
    evidence_note varchar(1000),
    reason varchar(1000),
    recorded_by varchar(64),
    recorded_at timestamp with time zone,
    revision integer not null
);

create index delivery_campaign on delivery (campaign_id, outcome);
create index delivery_engagement on delivery (engagement_id);
