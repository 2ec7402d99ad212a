-- The first round: when its lists, sealed until then, were opened to each other.
create table reveal (
    campaign_id varchar(64) not null primary key references campaign (id),
    revealed_at timestamp with time zone not null
);

-- those who are asked to go together answer for the same circle
alter table nomination add column circle varchar(64);
create index nomination_circle on nomination (circle);

-- kept without waiting for what it waited for
alter table commitment add column unconditional boolean default false not null;
