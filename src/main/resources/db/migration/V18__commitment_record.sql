alter table commitment add column reach varchar(16);
alter table commitment add column audience varchar(160);
alter table commitment add column territory varchar(160);
alter table commitment add column brand varchar(160);
alter table commitment add column deputy_name varchar(160);
alter table commitment add column deputy_email varchar(254);
alter table commitment add column waits_for varchar(300);
alter table commitment add column waits_for_id varchar(64) references engagement (id);
alter table commitment add column measure varchar(160);
