create table dates_move (
    id varchar(64) not null primary key,
    campaign_id varchar(64) not null references campaign (id),
    dates_before varchar(200) not null,
    dates_after varchar(200) not null,
    reason varchar(2000) not null,
    moved_by varchar(64) not null references person (id),
    moved_at timestamp with time zone not null
);

-- A version says of each changed clause whether the change is a mere slip of the pen, and whom a material one concerns.
alter table charter_version add column material boolean default true not null;
alter table charter_version add column everybody boolean default true not null;
alter table charter_version add column reason varchar(2000);
alter table charter_version add column revised_by varchar(64);

create table charter_change (
    version_id varchar(64) not null references charter_version (id),
    clause_key varchar(64) not null,
    material boolean not null,
    primary key (version_id, clause_key)
);

create table charter_concern (
    version_id varchar(64) not null references charter_version (id),
    engagement_id varchar(64) not null references engagement (id),
    primary key (version_id, engagement_id)
);

-- A partner signs again and again: its newest signature counts, as long as it holds.
alter table charter_signature add column generation integer default 0 not null;
update charter_signature set generation = (
    select count(*) from charter_signature earlier
    where earlier.engagement_id = charter_signature.engagement_id
      and earlier.version_number < charter_signature.version_number);
alter table charter_signature add column lapsed_at timestamp with time zone;
alter table charter_signature add column lapse varchar(16);
alter table charter_signature add column renewal_asked_at timestamp with time zone;
alter table charter_signature drop constraint charter_signature_once;
alter table charter_signature add constraint charter_signature_once unique (engagement_id, generation);

alter table organisation add column country varchar(2) default 'FR' not null;
