-- The chain of facts of an office, and where it stands.
create table fact (
  office_id bigint not null,
  seq bigint not null,
  at text not null,
  on_day text not null,
  post_id bigint,
  why text not null,
  kind text not null,
  version bigint not null,
  summary text not null,
  prev_hash bytea not null,
  hash bytea not null,
  body bytea not null,
  primary key (office_id, seq)
);

create index fact_by_kind on fact (office_id, kind, seq);

create table head (
  office_id bigint not null,
  seq bigint not null,
  hash bytea not null,
  primary key (office_id)
);

create table office (
  office_id bigint not null,
  name_hi text not null,
  name_en text not null,
  seq bigint not null,
  primary key (office_id)
);
