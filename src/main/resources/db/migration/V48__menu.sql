-- What a campaign offers its partners to promise, and how many of it each is asked to choose.
create table menu (
    campaign_id varchar(64) not null primary key references campaign (id),
    version integer not null,
    least integer,
    most integer
);

create table menu_entry (
    id varchar(64) not null primary key,
    campaign_id varchar(64) not null references menu (campaign_id),
    position integer not null,
    pillar varchar(160),
    kind varchar(32) not null,
    what varchar(300) not null,
    channel varchar(160),
    format varchar(160),
    quantity integer,
    when_kind varchar(16),
    on_date date,
    from_date date,
    to_date date,
    evidence varchar(16),
    audience varchar(160),
    territory varchar(160),
    measure varchar(160)
);

create index menu_entry_campaign on menu_entry (campaign_id);

-- a promise remembers which entry it was chosen from, whatever became of it
alter table commitment add column menu_entry_id varchar(64);
create index commitment_menu_entry on commitment (menu_entry_id);
