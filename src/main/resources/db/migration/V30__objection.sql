create table charter_objection (
    id varchar(64) not null primary key,
    engagement_id varchar(64) not null references engagement (id),
    campaign_id varchar(64) not null references campaign (id),
    open_key varchar(64),
    version_number integer not null,
    clause_key varchar(64),
    reason varchar(2000) not null,
    proposal varchar(2000) not null,
    raised_by varchar(64) not null references person (id),
    raised_at timestamp with time zone not null,
    due date not null,
    started boolean not null,
    answer varchar(16),
    words varchar(2000),
    answered_by varchar(64) references person (id),
    answered_at timestamp with time zone,
    revision integer not null,
    constraint charter_objection_once unique (open_key)
);

create index charter_objection_engagement on charter_objection (engagement_id);
create index charter_objection_campaign on charter_objection (campaign_id);
