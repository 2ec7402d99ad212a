create table look_back (
    id varchar(64) not null primary key,
    campaign_id varchar(64) not null,
    lesson_keep varchar(600) not null,
    lesson_change varchar(600) not null,
    posture varchar(32) not null,
    again varchar(32) not null,
    recall_on date,
    answered_by varchar(64) not null,
    answered_at timestamp with time zone not null,
    revision integer not null
);

create index look_back_campaign on look_back (campaign_id);

create table report (
    id varchar(64) not null primary key,
    title varchar(200) not null,
    summary varchar(4000) not null,
    lessons varchar(4000) not null,
    result_figure varchar(300),
    result_source varchar(500),
    written_by varchar(64) not null,
    published_at timestamp with time zone,
    revision integer not null
);

create table report_line (
    report_id varchar(64) not null references report (id),
    position integer not null,
    partner varchar(200) not null,
    promised integer not null,
    delivered integer not null,
    partly integer not null,
    late integer not null,
    replaced integer not null,
    not_delivered integer not null,
    primary key (report_id, position)
);

create table receipt (
    id varchar(64) not null primary key,
    campaign_id varchar(64) not null,
    campaign_title varchar(200) not null,
    partner varchar(200) not null,
    charter_version integer not null,
    charter_sha256 varchar(64) not null,
    annex_sha256 varchar(64) not null,
    lesson_keep varchar(600) not null,
    lesson_change varchar(600) not null,
    issued_at timestamp with time zone not null,
    revision integer not null
);

create table receipt_line (
    receipt_id varchar(64) not null references receipt (id),
    position integer not null,
    promise varchar(1000) not null,
    outcome varchar(32),
    done_on date,
    evidence_link varchar(500),
    evidence_note varchar(1000),
    primary key (receipt_id, position)
);
