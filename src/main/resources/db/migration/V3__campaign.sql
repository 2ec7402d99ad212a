create table campaign (
    id varchar(64) not null primary key,
    version integer not null,
    title varchar(160) not null,
    mission varchar(2000) not null,
    change_sought varchar(2000) not null,
    failure_sign varchar(2000) not null,
    hours_per_week integer not null,
    coordinator_id varchar(64) not null references person (id),
    deputy_id varchar(64) not null references person (id),
    mission_due date not null,
    brief_due date not null,
    commitments_due date not null,
    charter_due date not null,
    go_no_go date not null,
    run_start date not null,
    run_end date not null,
    retrospective_due date not null,
    stage varchar(32) not null,
    stage_entered_at timestamp with time zone not null,
    brief_why varchar(4000),
    brief_change varchar(4000),
    brief_how varchar(4000),
    brief_settled_at timestamp with time zone,
    launch_decided_by varchar(64),
    launch_decision varchar(16),
    launch_reason varchar(2000),
    launch_confirmed_by varchar(64),
    launch_answer varchar(2000),
    blind_spot_note varchar(2000)
);

create table blind_spot (
    id varchar(64) not null primary key,
    campaign_id varchar(64) not null references campaign (id),
    line integer not null,
    gap varchar(500) not null,
    choice varchar(16) not null,
    reason varchar(2000) not null,
    decided_by varchar(64) not null references person (id),
    decided_at timestamp with time zone not null
);

create index blind_spot_campaign on blind_spot (campaign_id);
