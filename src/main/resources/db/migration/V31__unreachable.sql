alter table person add column unreachable_since timestamp with time zone;
