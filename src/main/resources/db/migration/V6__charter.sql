create table charter (
    id varchar(64) not null primary key,
    reviewed_by varchar(64) not null,
    reviewed_at timestamp with time zone not null,
    revision integer not null
);

-- Normalising may lengthen what was typed, at most threefold.
create table charter_clause (
    charter_id varchar(64) not null references charter (id),
    position integer not null,
    clause_key varchar(64) not null,
    title_fr varchar(480) not null,
    text_fr varchar(12000) not null,
    title_en varchar(480) not null,
    text_en varchar(12000) not null,
    primary key (charter_id, position)
);

create table charter_version (
    id varchar(64) not null primary key,
    campaign_id varchar(64) not null,
    number integer not null,
    text varchar(1000000) not null,
    sha256 varchar(64) not null,
    published_at timestamp with time zone not null,
    constraint charter_version_once unique (campaign_id, number)
);

create table charter_signature (
    id varchar(64) not null primary key,
    campaign_id varchar(64) not null,
    engagement_id varchar(64) not null,
    organisation_id varchar(64) not null,
    person_id varchar(64) not null,
    version_number integer not null,
    sha256 varchar(64) not null,
    annex_sha256 varchar(64) not null,
    signatory_role varchar(160) not null,
    authority varchar(500) not null,
    signed_at timestamp with time zone not null,
    constraint charter_signature_once unique (engagement_id, version_number)
);

create index charter_signature_campaign on charter_signature (campaign_id);
