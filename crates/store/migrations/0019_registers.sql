-- Rows of registers, how they are found, the cases of rows, and what both add up to. One shape of table for all
-- registers. A path is the codes of a place and of all above it, ten digits each, the highest first: all at and
-- below a place is one range.
create table register_row (
  office_id bigint not null,
  row_id bigint not null,
  register text not null,
  path text not null,
  place bigint not null,
  since_on text not null,
  cells text not null,
  merged_into bigint,
  primary key (office_id, row_id)
);

create index register_row_by_path on register_row (office_id, register, path, row_id);

-- What stands in fields by which a row is looked up: codes, accounts, mobiles, references.
create table row_key (
  office_id bigint not null,
  register text not null,
  field text not null,
  value text not null,
  row_id bigint not null,
  primary key (office_id, register, field, value, row_id)
);

create index row_key_by_row on row_key (office_id, row_id);

-- The words of names, by their beginning, their spelling and their sound.
create table row_word (
  office_id bigint not null,
  row_id bigint not null,
  ix bigint not null,
  register text not null,
  head text not null,
  spelt text not null,
  sound text not null,
  primary key (office_id, row_id, ix)
);

create index row_word_by_head on row_word (office_id, register, head, row_id);

create index row_word_by_sound on row_word (office_id, register, sound, row_id);

-- The facts that changed a row after the one that took it in.
create table row_fact (
  office_id bigint not null,
  row_id bigint not null,
  seq bigint not null,
  primary key (office_id, row_id, seq)
);

create table register_case (
  office_id bigint not null,
  case_id bigint not null,
  pipeline text not null,
  row_id bigint not null,
  path text not null,
  place bigint not null,
  dose bigint not null,
  stage text not null,
  stage_on text not null,
  asked bigint,
  sanctioned bigint,
  disbursed bigint,
  reason text not null,
  trail text not null,
  is_over boolean not null,
  primary key (office_id, case_id)
);

create index register_case_by_stage on register_case (office_id, pipeline, stage, path, case_id);

create index register_case_by_row on register_case (office_id, row_id, case_id);

-- What rows and cases add to a place and to all above it, by the month in which it came or went.
create table tally (
  office_id bigint not null,
  book text not null,
  measure text not null,
  by_field text not null,
  by_value text not null,
  path text not null,
  month text not null,
  n bigint not null,
  primary key (office_id, book, measure, by_field, by_value, path, month)
);
