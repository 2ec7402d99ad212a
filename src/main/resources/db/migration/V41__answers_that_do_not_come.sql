-- everybody was reminded, and no answer came; nobody waits for it any more
alter table nomination add column silent_at timestamp with time zone;
alter table nomination add column given_up boolean default false not null;

-- letters may be about a promise: its sentence is as long as 300 characters
alter table mail alter column task_name set data type varchar(300);
