-- What a partner expects of the others, in up to three lines; withdrawn_at once it needs it no more.
create table expectation (
    id varchar(64) not null primary key,
    engagement_id varchar(64) not null references engagement (id),
    campaign_id varchar(64) not null references campaign (id),
    position integer not null,
    kind varchar(16) not null,
    words varchar(300) not null,
    withdrawn_at timestamp with time zone
);

create index expectation_campaign on expectation (campaign_id);
create index expectation_engagement on expectation (engagement_id);
