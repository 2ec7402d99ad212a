alter table engagement add column left_at timestamp with time zone;
alter table engagement add column left_reason varchar(500);
alter table campaign add column cancelled_at timestamp with time zone;
alter table campaign add column cancelled_by varchar(64);
alter table campaign add column cancel_reason varchar(2000);
alter table engagement add column partner_since timestamp with time zone;
update engagement set partner_since = entered_at where standing = 'PARTNER';
