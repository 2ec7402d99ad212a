-- The commitment record, whole. What was promised before keeps its values and its hash.
alter table commitment add column co_owners varchar(16000) default '' not null;
update commitment set co_owners = co_owner_id where co_owner_id is not null;
alter table commitment add column makes_visible varchar(16000) default '' not null;
alter table commitment add column depends_on varchar(4000) default '' not null;
alter table commitment add column waits_for_kind varchar(16);
alter table commitment add column waits_for_count integer;
alter table commitment add column waits_for_reach integer;
alter table commitment add column deputy_id varchar(64) references person (id);

-- a step of an approval chain may be for one sort of promise only
alter table approval add column kind varchar(32);

-- for what somebody was named, and for which other partner they answer
alter table nomination add column part varchar(16) default 'OWNER' not null;
alter table nomination add column partner_id varchar(64) references engagement (id);
update nomination set part = 'CO_OWNER',
    partner_id = (select c.co_owner_id from commitment c where c.id = nomination.commitment_id)
    where handed_by is null and exists (
        select 1 from commitment c where c.id = nomination.commitment_id and c.co_owner_id is not null
            and (c.owner_id is null or c.owner_id <> nomination.person_id));
alter table commitment drop column co_owner_id;

-- one signatory may have several brands
create table brand (
    organisation_id varchar(64) not null references organisation (id),
    name varchar(160) not null,
    primary key (organisation_id, name)
);
