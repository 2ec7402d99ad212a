create table commitment_list (
    engagement_id varchar(64) not null primary key references engagement (id),
    version integer not null,
    campaign_id varchar(64) not null references campaign (id),
    revision integer not null,
    zero boolean not null,
    level varchar(16) not null,
    blocked integer not null,
    since timestamp with time zone not null,
    saved_by varchar(64) not null,
    saved_at timestamp with time zone not null,
    sent_on date
);

create index commitment_list_campaign on commitment_list (campaign_id);

create table approval (
    engagement_id varchar(64) not null references commitment_list (engagement_id),
    position integer not null,
    role varchar(160),
    days integer,
    primary key (engagement_id, position)
);

create table commitment (
    id varchar(64) not null primary key,
    engagement_id varchar(64) not null references commitment_list (engagement_id),
    position integer not null,
    kind varchar(32),
    what varchar(300),
    channel varchar(160),
    format varchar(160),
    quantity integer,
    when_kind varchar(16),
    on_date date,
    from_date date,
    to_date date,
    dates varchar(800),
    owner_name varchar(160),
    owner_email varchar(254),
    owner_id varchar(64) references person (id),
    resource_kind varchar(16),
    resource_quantity numeric(12, 2),
    evidence varchar(16),
    visibility_for varchar(300),
    co_owner_id varchar(64) references engagement (id)
);

create index commitment_engagement on commitment (engagement_id);

create table nomination (
    id varchar(64) not null primary key,
    commitment_id varchar(64) not null,
    engagement_id varchar(64) not null references engagement (id),
    campaign_id varchar(64) not null references campaign (id),
    person_id varchar(64) not null references person (id),
    started boolean not null,
    said_yes boolean,
    lapsed boolean not null,
    remark varchar(2000),
    asked_at timestamp with time zone not null,
    answered_at timestamp with time zone
);

create index nomination_engagement on nomination (engagement_id);
create index nomination_campaign on nomination (campaign_id);
