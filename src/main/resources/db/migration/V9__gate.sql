create table gate_list (
    campaign_id varchar(64) not null,
    gate varchar(32) not null,
    closed_at timestamp with time zone not null,
    passed_at timestamp with time zone,
    primary key (campaign_id, gate)
);
