-- Papers that went out under a number, each with the sitting or the explanation that it is about; figures
-- taken in; and the files kept as evidence.
create table letter (
  office_id bigint not null,
  kind text not null,
  place bigint not null,
  fy bigint not null,
  n bigint not null,
  about_id bigint not null,
  seq bigint not null,
  primary key (office_id, place, kind, fy, n)
);

create index letter_by_about on letter (office_id, about_id, seq);

create table intake (
  office_id bigint not null,
  seq bigint not null,
  way text not null,
  name text not null,
  sha256 text not null,
  as_on text not null,
  is_synthetic boolean not null,
  n_places bigint not null,
  n_columns bigint not null,
  n_cells bigint not null,
  first_period text,
  last_period text,
  primary key (office_id, seq)
);

create index intake_by_sha256 on intake (office_id, sha256, seq);

create table file (
  office_id bigint not null,
  sha256 text not null,
  name text not null,
  at text not null,
  bytes bytea not null,
  primary key (office_id, sha256)
);
