create table tension (
    id varchar(64) not null primary key,
    engagement_id varchar(64) not null,
    campaign_id varchar(64) not null,
    what varchar(2000) not null,
    happens_on date not null,
    scenario varchar(2000) not null,
    declared varchar(16) not null,
    reaction varchar(16) not null,
    raised_by varchar(64) not null,
    raised_at timestamp with time zone not null,
    due date not null,
    started boolean not null,
    decision varchar(16),
    words varchar(2000),
    settled_by varchar(64),
    settled_at timestamp with time zone,
    revision integer not null
);

create index tension_engagement on tension (engagement_id);

alter table engagement add column away_until date;

create table absence (
    id varchar(64) not null primary key,
    engagement_id varchar(64) not null references engagement (id),
    person_id varchar(64) not null references person (id),
    deputy_id varchar(64) not null references person (id),
    first_day date not null,
    last_day date not null,
    declared_at timestamp with time zone not null,
    ended_at timestamp with time zone,
    revision integer not null
);

create index absence_engagement on absence (engagement_id);
create index absence_deputy on absence (deputy_id);

create table handover (
    id varchar(64) not null primary key,
    engagement_id varchar(64) not null references engagement (id),
    what varchar(16) not null,
    subject varchar(64),
    from_person varchar(64) not null references person (id),
    to_person varchar(64) not null references person (id),
    done_by varchar(64) not null references person (id),
    done_at timestamp with time zone not null
);

create index handover_engagement on handover (engagement_id);
create index handover_subject on handover (subject);

alter table nomination add column handed_by varchar(64);

create table initiative (
    id varchar(64) not null primary key,
    engagement_id varchar(64) not null,
    campaign_id varchar(64) not null,
    what varchar(300) not null,
    done_on date not null,
    place varchar(160) not null,
    evidence_link varchar(500),
    reported_by varchar(64) not null,
    reported_at timestamp with time zone not null
);

create index initiative_engagement on initiative (engagement_id);
create index initiative_campaign on initiative (campaign_id);
