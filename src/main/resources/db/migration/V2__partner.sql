create table organisation (
    id varchar(64) not null primary key,
    name varchar(160) not null,
    slug varchar(80) not null unique,
    language varchar(2) not null
);

create table person (
    id varchar(64) not null primary key,
    name varchar(160) not null,
    email varchar(254) not null unique,
    language varchar(2) not null,
    organisation_id varchar(64) references organisation (id)
);

create index person_organisation on person (organisation_id);
