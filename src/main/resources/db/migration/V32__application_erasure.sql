alter table application add column erased_at timestamp with time zone;
create index application_answered on application (answered_at);
