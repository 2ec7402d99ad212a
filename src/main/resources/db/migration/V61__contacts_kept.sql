-- Whoever leaves the preparation says whether their contact details may be kept; without a yes they are erased some time later.
alter table engagement add column contacts_kept boolean default false not null;
alter table engagement add column contacts_erased_at timestamp with time zone;
alter table person add column forgotten_at timestamp with time zone;
create index engagement_left on engagement (left_at);
