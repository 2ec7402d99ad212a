-- The days on which a partner's approvals stand still. Whoever has had one is marked, so that nobody else is looked up.
alter table engagement add column freezes boolean default false not null;

create table approval_freeze (
    id varchar(64) not null primary key,
    engagement_id varchar(64) not null references engagement (id),
    first_day date not null,
    last_day date not null,
    reason varchar(500) not null,
    declared_by varchar(64) not null references person (id),
    declared_at timestamp with time zone not null,
    lifted_at timestamp with time zone,
    revision integer not null
);

create index approval_freeze_engagement on approval_freeze (engagement_id);
