-- How much of the hours, euros, introductions or days promised was really used, in the promise's unit; null where nobody said.
alter table delivery add column resource_used numeric(12, 2);
