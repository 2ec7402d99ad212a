alter table campaign add column applications_opened_at timestamp with time zone;
alter table campaign add column applications_open boolean default false not null;
alter table engagement add column contributes boolean default true not null;
create table application (
    id varchar(64) not null primary key,
    version integer not null,
    campaign_id varchar(64) not null references campaign (id),
    organisation varchar(160) not null,
    name varchar(160) not null,
    email varchar(254) not null,
    language varchar(2) not null,
    why varchar(2000) not null,
    bring varchar(2000) not null,
    state varchar(16) not null,
    open_hash varchar(64) unique,
    started boolean not null,
    received_at timestamp with time zone not null,
    answered_at timestamp with time zone,
    answered_by varchar(64) references person (id),
    words varchar(2000)
);
create index application_campaign on application (campaign_id, state);
create table application_quota (
    hash varchar(64) not null primary key,
    used integer not null,
    ends_at timestamp with time zone not null
);
create index application_quota_end on application_quota (ends_at);
