CREATE TABLE account (
  office_id bigint not null,
  account_id bigint not null,
  person_id bigint not null,
  name text not null,
  opened_on text not null,
  closed_on text,
  password_on text,
  second_factor_on text,
  primary key (office_id, account_id),
  unique (office_id, name),
  foreign key (office_id, person_id) references person (office_id, person_id)
);

CREATE INDEX account_by_person on account (office_id, person_id, account_id);

CREATE TABLE account_key (
  office_id bigint not null,
  account_id bigint not null,
  way text not null,
  salt bytea not null,
  hash bytea not null,
  second_secret bytea,
  second_step bigint not null,
  primary key (office_id, account_id)
);

CREATE TABLE agenda_item (
  office_id bigint not null,
  review_id bigint not null,
  n bigint not null,
  reason_word text not null,
  reason text not null,
  place bigint not null,
  scheme text,
  post_id bigint,
  seen text,
  below text not null,
  said text not null,
  removed_because text,
  primary key (office_id, review_id, n),
  foreign key (office_id, review_id) references review (office_id, review_id)
);

CREATE TABLE attendance (
  office_id bigint not null,
  review_id bigint not null,
  ix bigint not null,
  post_id bigint not null,
  presence text not null,
  who text not null,
  primary key (office_id, review_id, ix),
  foreign key (office_id, review_id) references review (office_id, review_id),
  foreign key (office_id, post_id) references post (office_id, post_id)
);

CREATE TABLE directive (
  office_id bigint not null,
  directive_id bigint not null,
  review_id bigint not null,
  point bigint not null,
  words text not null,
  kind text not null,
  place bigint not null,
  scheme text,
  deadline_words text not null,
  deadline_on text,
  deadline_how text not null,
  condition text not null,
  condition_indicator text,
  condition_place bigint,
  condition_at_least bigint,
  issued_on text not null,
  due_on text,
  state text not null,
  primary key (office_id, directive_id),
  foreign key (office_id, review_id) references review (office_id, review_id)
);

CREATE INDEX directive_by_condition on directive (office_id, condition, directive_id);

CREATE INDEX directive_by_review on directive (office_id, review_id, directive_id);

CREATE TABLE directive_owner (
  office_id bigint not null,
  directive_id bigint not null,
  ix bigint not null,
  post_id bigint not null,
  state text not null,
  primary key (office_id, directive_id, ix),
  foreign key (office_id, directive_id) references directive (office_id, directive_id),
  foreign key (office_id, post_id) references post (office_id, post_id)
);

CREATE INDEX directive_owner_by_post on directive_owner (office_id, post_id, directive_id);

CREATE TABLE directive_step (
  office_id bigint not null,
  directive_id bigint not null,
  n bigint not null,
  seq bigint not null,
  at text not null,
  on_day text not null,
  by_id bigint,
  why text not null,
  word text not null,
  step text not null,
  primary key (office_id, directive_id, n),
  foreign key (office_id, directive_id) references directive (office_id, directive_id)
);

CREATE TABLE fact (
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

CREATE INDEX fact_by_kind on fact (office_id, kind, seq);

CREATE TABLE head (
  office_id bigint not null,
  seq bigint not null,
  hash bytea not null,
  primary key (office_id)
);

CREATE TABLE holding (
  office_id bigint not null,
  post_id bigint not null,
  from_on text not null,
  seq bigint not null,
  person_id bigint not null,
  charge text not null,
  until_on text,
  primary key (office_id, post_id, from_on, seq),
  foreign key (office_id, post_id) references post (office_id, post_id),
  foreign key (office_id, person_id) references person (office_id, person_id)
);

CREATE INDEX holding_by_person on holding (office_id, person_id, from_on, seq);

CREATE TABLE intake (
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

CREATE INDEX intake_by_sha256 on intake (office_id, sha256, seq);

CREATE TABLE invitation (
  office_id bigint not null,
  token text not null,
  account_id bigint,
  ends_at text not null,
  primary key (office_id, token)
);

CREATE TABLE known_device (
  office_id bigint not null,
  token text not null,
  account_id bigint not null,
  seen_at text not null,
  primary key (office_id, token, account_id)
);

CREATE TABLE letter (
  office_id bigint not null,
  kind text not null,
  place bigint not null,
  fy bigint not null,
  n bigint not null,
  review_id bigint not null,
  seq bigint not null,
  primary key (office_id, place, kind, fy, n),
  foreign key (office_id, review_id) references review (office_id, review_id)
);

CREATE INDEX letter_by_review on letter (office_id, review_id, seq);

CREATE TABLE migration (
  n bigint not null primary key,
  name text not null,
  checksum text not null
);

CREATE TABLE office (
  office_id bigint not null,
  name_hi text not null,
  name_en text not null,
  seq bigint not null,
  primary key (office_id)
);

CREATE TABLE person (
  office_id bigint not null,
  person_id bigint not null,
  name_hi text not null,
  name_en text not null,
  primary key (office_id, person_id)
);

CREATE TABLE place (
  office_id bigint not null,
  place bigint not null,
  parent bigint,
  slug text not null,
  name_hi text not null,
  name_en text not null,
  aliases text not null,
  seq bigint not null,
  ix bigint not null,
  primary key (office_id, place),
  unique (office_id, slug),
  foreign key (office_id, parent) references place (office_id, place)
);

CREATE INDEX place_by_parent on place (office_id, parent);

CREATE TABLE post (
  office_id bigint not null,
  post_id bigint not null,
  slug text not null,
  kind text not null,
  title_hi text not null,
  title_en text not null,
  place bigint not null,
  reports_to bigint,
  primary key (office_id, post_id),
  unique (office_id, slug),
  foreign key (office_id, place) references place (office_id, place),
  foreign key (office_id, reports_to) references post (office_id, post_id)
);

CREATE INDEX post_by_place on post (office_id, place, kind, post_id);

CREATE INDEX post_by_superior on post (office_id, reports_to);

CREATE TABLE post_title (
  office_id bigint not null,
  post_id bigint not null,
  from_on text not null,
  seq bigint not null,
  title_hi text not null,
  title_en text not null,
  primary key (office_id, post_id, from_on, seq),
  foreign key (office_id, post_id) references post (office_id, post_id)
);

CREATE TABLE recovery_code (
  office_id bigint not null,
  account_id bigint not null,
  hash text not null,
  primary key (office_id, account_id, hash)
);

CREATE TABLE review (
  office_id bigint not null,
  review_id bigint not null,
  series_id bigint not null,
  held_on text not null,
  venue_hi text not null,
  venue_en text not null,
  figures_to text not null,
  stage text not null,
  primary key (office_id, review_id),
  foreign key (office_id, series_id) references series (office_id, series_id)
);

CREATE INDEX review_by_series on review (office_id, series_id, held_on, review_id);

CREATE TABLE series (
  office_id bigint not null,
  series_id bigint not null,
  slug text not null,
  name_hi text not null,
  name_en text not null,
  place bigint not null,
  chair_id bigint not null,
  schemes text not null,
  primary key (office_id, series_id),
  unique (office_id, slug),
  foreign key (office_id, place) references place (office_id, place),
  foreign key (office_id, chair_id) references post (office_id, post_id)
);

CREATE TABLE series_member (
  office_id bigint not null,
  series_id bigint not null,
  ix bigint not null,
  post_id bigint not null,
  primary key (office_id, series_id, ix),
  foreign key (office_id, series_id) references series (office_id, series_id),
  foreign key (office_id, post_id) references post (office_id, post_id)
);

CREATE TABLE session (
  office_id bigint not null,
  token text not null,
  account_id bigint not null,
  stage text not null,
  device text not null,
  agent text not null,
  began_at text not null,
  seen_at text not null,
  ended_at text,
  primary key (office_id, token)
);

CREATE INDEX session_by_account on session (office_id, account_id, began_at);

CREATE TABLE sheet_file (
  office_id bigint not null,
  sha256 text not null,
  name text not null,
  at text not null,
  bytes bytea not null,
  primary key (office_id, sha256)
);

CREATE TABLE sign_in_try (
  office_id bigint not null,
  whose text not null,
  n bigint not null,
  last_at text not null,
  primary key (office_id, whose)
);

