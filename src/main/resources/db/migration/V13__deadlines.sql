alter table campaign add overdue_stage varchar(32);
alter table campaign add overdue_asked boolean default false not null;
alter table campaign add quiet_until date;
alter table campaign add rebalance_open boolean default false not null;
alter table campaign add rebalanced_at timestamp with time zone;
alter table engagement add silent_since timestamp with time zone;
alter table engagement add back_since timestamp with time zone;
create table rebalancing (
    id varchar(64) not null primary key,
    campaign_id varchar(64) not null references campaign (id),
    note varchar(2000) not null,
    up_to timestamp with time zone not null,
    decided_by varchar(64) not null references person (id),
    decided_at timestamp with time zone not null
);
create index rebalancing_campaign on rebalancing (campaign_id);
