-- the day by which approvals must begin, as last computed and told; none until the list is sent again or a pause changes
alter table commitment add column latest_start date;
