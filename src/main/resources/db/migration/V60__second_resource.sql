-- A promise may bring a second resource, and its account says what was used of it.
alter table commitment add column other_resource_kind varchar(16);
alter table commitment add column other_resource_quantity numeric(12, 2);
alter table delivery add column other_resource_used numeric(12, 2);
