-- Which partner is asked to fill a gap; null where the gap is accepted, or where somebody outside is to be asked.
alter table blind_spot add column partner_id varchar(64);
