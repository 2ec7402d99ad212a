alter table application_quota rename to quota;
alter index application_quota_end rename to quota_end;
