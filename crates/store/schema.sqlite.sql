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

CREATE TABLE address (
  office_id bigint not null,
  post_id bigint not null,
  email text,
  phone text,
  seq bigint not null,
  primary key (office_id, post_id),
  foreign key (office_id, post_id) references post (office_id, post_id)
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
  removed_because text, version bigint not null default 0,
  primary key (office_id, review_id, n),
  foreign key (office_id, review_id) references review (office_id, review_id)
);

CREATE TABLE attendance (
  office_id bigint not null,
  review_id bigint not null,
  ix bigint not null,
  post_id bigint not null,
  presence text not null,
  who text not null, leave text not null default '',
  primary key (office_id, review_id, ix),
  foreign key (office_id, review_id) references review (office_id, review_id),
  foreign key (office_id, post_id) references post (office_id, post_id)
);

CREATE TABLE calendar_secret (
  office_id bigint not null,
  secret bytea not null,
  primary key (office_id)
);

CREATE TABLE check_found (
  office_id bigint not null,
  scope text not null,
  n_passed bigint not null,
  n bigint not null,
  primary key (office_id, scope)
);

CREATE TABLE check_sample (
  office_id bigint not null,
  sample_id bigint not null,
  place bigint not null,
  checker_id bigint not null,
  way text not null,
  rule text not null,
  seed bigint not null,
  closed_from text not null,
  closed_to text not null,
  n_candidates bigint not null,
  drawn_on text not null,
  primary key (office_id, sample_id),
  foreign key (office_id, checker_id) references post (office_id, post_id)
);

CREATE TABLE climbed (
  office_id bigint not null,
  about text not null,
  about_id bigint not null,
  owner_id bigint not null,
  due_on text not null,
  rung text not null,
  message_id bigint not null,
  primary key (office_id, about, about_id, owner_id, due_on, rung),
  foreign key (office_id, message_id) references outbox (office_id, message_id)
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
  state text not null, condition_weeks text, is_open boolean not null default true, closed_on text, clock_from text not null default '', waits_from text, n_extended bigint not null default 0, n_postponed bigint not null default 0, n_returned bigint not null default 0, n_reopened bigint not null default 0,
  primary key (office_id, directive_id),
  foreign key (office_id, review_id) references review (office_id, review_id)
);

CREATE INDEX directive_by_condition on directive (office_id, condition, directive_id);

CREATE INDEX directive_by_review on directive (office_id, review_id, directive_id);

CREATE TABLE directive_check (
  office_id bigint not null,
  sample_id bigint not null,
  ix bigint not null,
  directive_id bigint not null,
  outcome text,
  remark text not null,
  made_on text,
  seq bigint,
  primary key (office_id, sample_id, ix),
  foreign key (office_id, sample_id) references check_sample (office_id, sample_id),
  foreign key (office_id, directive_id) references directive (office_id, directive_id)
);

CREATE INDEX directive_check_by_directive on directive_check (office_id, directive_id, sample_id);

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

CREATE TABLE directive_scope (
  office_id bigint not null,
  scope text not null,
  directive_id bigint not null,
  ix bigint not null,
  primary key (office_id, scope, directive_id),
  foreign key (office_id, directive_id) references directive (office_id, directive_id)
);

CREATE INDEX directive_scope_by_directive on directive_scope (office_id, directive_id, ix);

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

CREATE TABLE doubt_answer (
  office_id bigint not null,
  seq bigint not null,
  rule text not null,
  place bigint not null,
  indicator text not null,
  at_period text not null,
  mark text not null,
  answer text not null,
  words text not null,
  on_day text not null,
  by_id bigint,
  primary key (office_id, seq)
);

CREATE INDEX doubt_answer_by_place on doubt_answer (office_id, place, seq);

CREATE TABLE evidence (
  office_id bigint not null,
  directive_id bigint not null,
  n bigint not null,
  seq bigint not null,
  on_day text not null,
  owner_id bigint not null,
  words text not null,
  sha256 text,
  piece text not null,
  primary key (office_id, directive_id, n),
  foreign key (office_id, directive_id) references directive (office_id, directive_id)
);

CREATE INDEX evidence_by_sha256 on evidence (office_id, sha256, seq);

CREATE TABLE explanation (
  office_id bigint not null,
  explanation_id bigint not null,
  asked_id bigint not null,
  cause_word text not null,
  cause_key text not null,
  cause text not null,
  place bigint not null,
  scheme text,
  review_id bigint,
  directive_id bigint,
  drafted_by bigint,
  drafted_on text not null,
  state text not null,
  number_fy bigint,
  number_n bigint,
  called_by bigint,
  called_on text,
  reply_days bigint,
  reply_by text,
  delivered_on text,
  replied_on text,
  closed_on text,
  primary key (office_id, explanation_id),
  foreign key (office_id, asked_id) references post (office_id, post_id)
);

CREATE INDEX explanation_by_asked on explanation (office_id, asked_id, explanation_id);

CREATE INDEX explanation_by_state on explanation (office_id, state, explanation_id);

CREATE TABLE explanation_scope (
  office_id bigint not null,
  explanation_id bigint not null,
  ix bigint not null,
  scope text not null,
  state text not null,
  primary key (office_id, explanation_id, ix),
  foreign key (office_id, explanation_id) references explanation (office_id, explanation_id)
);

CREATE INDEX explanation_scope_by_state on explanation_scope (office_id, scope, state, explanation_id);

CREATE TABLE explanation_step (
  office_id bigint not null,
  explanation_id bigint not null,
  n bigint not null,
  seq bigint not null,
  at text not null,
  on_day text not null,
  by_id bigint,
  why text not null,
  word text not null,
  step text not null,
  primary key (office_id, explanation_id, n),
  foreign key (office_id, explanation_id) references explanation (office_id, explanation_id)
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

CREATE INDEX fact_by_day on fact (office_id, on_day, seq);

CREATE INDEX fact_by_hash on fact (office_id, hash);

CREATE INDEX fact_by_kind on fact (office_id, kind, seq);

CREATE TABLE file (
  office_id bigint not null,
  sha256 text not null,
  name text not null,
  at text not null,
  bytes bytea not null,
  primary key (office_id, sha256)
);

CREATE INDEX file_by_name on file (office_id, name, at, sha256);

CREATE TABLE finding_dismissed (
  office_id bigint not null,
  rule text not null,
  place bigint not null,
  scheme text not null,
  at_period text not null,
  seq bigint not null,
  on_day text not null,
  by_id bigint,
  reason text not null,
  primary key (office_id, rule, place, scheme, at_period, seq)
);

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
  last_period text, undone_by bigint,
  primary key (office_id, seq)
);

CREATE INDEX intake_by_sha256 on intake (office_id, sha256, seq);

CREATE INDEX intake_undone on intake (office_id, undone_by) where undone_by is not null;

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
  about_id bigint not null,
  seq bigint not null,
  primary key (office_id, place, kind, fy, n)
);

CREATE INDEX letter_by_about on letter (office_id, about_id, seq);

CREATE INDEX letter_by_fact on letter (office_id, seq);

CREATE TABLE message_scope (
  office_id bigint not null,
  message_id bigint not null,
  ix bigint not null,
  scope text not null,
  state text not null,
  primary key (office_id, message_id, ix),
  foreign key (office_id, message_id) references outbox (office_id, message_id)
);

CREATE INDEX message_scope_by_state on message_scope (office_id, scope, state, message_id);

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

CREATE TABLE other_words (
  office_id bigint not null,
  review_id bigint not null,
  n bigint not null,
  seq bigint not null,
  base bigint not null,
  by_id bigint,
  said text not null,
  primary key (office_id, review_id, n, seq),
  foreign key (office_id, review_id, n) references agenda_item (office_id, review_id, n)
);

CREATE TABLE outbox (
  office_id bigint not null,
  message_id bigint not null,
  to_id bigint not null,
  about text not null,
  about_id bigint not null,
  owner_id bigint not null,
  due_on text,
  reason text not null,
  rungs text not null,
  queued_on text not null,
  state text not null,
  n_tries bigint not null,
  last_at text,
  why text not null,
  address text,
  subject text,
  body text,
  primary key (office_id, message_id),
  foreign key (office_id, to_id) references post (office_id, post_id),
  foreign key (office_id, owner_id) references post (office_id, post_id)
);

CREATE INDEX outbox_by_post on outbox (office_id, to_id, message_id);

CREATE INDEX outbox_by_state on outbox (office_id, state, message_id);

CREATE INDEX outbox_waiting on outbox (office_id, message_id) where state in ('queued', 'failed');

CREATE TABLE person (
  office_id bigint not null,
  person_id bigint not null,
  name_hi text not null,
  name_en text not null,
  primary key (office_id, person_id)
);

CREATE TABLE person_word (
  office_id bigint not null,
  person_id bigint not null,
  ix bigint not null,
  spelt text not null,
  sound text not null,
  primary key (office_id, person_id, ix),
  foreign key (office_id, person_id) references person (office_id, person_id)
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

CREATE TABLE place_change (
  office_id bigint not null,
  place bigint not null,
  from_on text not null,
  seq bigint not null,
  word text not null,
  primary key (office_id, place, from_on, seq),
  foreign key (office_id, place) references place (office_id, place)
);

CREATE TABLE place_code (
  office_id bigint not null,
  register text not null,
  code text not null,
  place bigint not null,
  version bigint not null,
  seq bigint not null,
  primary key (office_id, register, code),
  foreign key (office_id, place) references place (office_id, place)
);

CREATE INDEX place_code_by_place on place_code (office_id, place, register, seq);

CREATE TABLE place_name (
  office_id bigint not null,
  place bigint not null,
  from_on text not null,
  seq bigint not null,
  name_hi text not null,
  name_en text not null,
  primary key (office_id, place, from_on, seq),
  foreign key (office_id, place) references place (office_id, place)
);

CREATE TABLE place_parent (
  office_id bigint not null,
  hierarchy text not null,
  place bigint not null,
  from_on text not null,
  seq bigint not null,
  parent bigint,
  primary key (office_id, hierarchy, place, from_on, seq),
  foreign key (office_id, place) references place (office_id, place),
  foreign key (office_id, parent) references place (office_id, place)
);

CREATE INDEX place_parent_by_parent on place_parent (office_id, parent);

CREATE INDEX place_parent_by_place on place_parent (office_id, place);

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

CREATE INDEX post_below on post (office_id, reports_to, post_id);

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

CREATE TABLE post_within (
  office_id bigint not null,
  place bigint not null,
  post_id bigint not null,
  primary key (office_id, place, post_id),
  foreign key (office_id, post_id) references post (office_id, post_id)
);

CREATE INDEX post_within_by_post on post_within (office_id, post_id);

CREATE TABLE recovery_code (
  office_id bigint not null,
  account_id bigint not null,
  hash text not null,
  primary key (office_id, account_id, hash)
);

CREATE TABLE register_case (
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

CREATE INDEX register_case_by_row on register_case (office_id, row_id, case_id);

CREATE INDEX register_case_by_stage on register_case (office_id, pipeline, stage, path, case_id);

CREATE TABLE register_row (
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

CREATE INDEX register_row_by_path on register_row (office_id, register, path, row_id);

CREATE TABLE review (
  office_id bigint not null,
  review_id bigint not null,
  series_id bigint not null,
  held_on text not null,
  venue_hi text not null,
  venue_en text not null,
  figures_to text not null,
  stage text not null, approved_seq bigint,
  primary key (office_id, review_id),
  foreign key (office_id, series_id) references series (office_id, series_id)
);

CREATE INDEX review_by_series on review (office_id, series_id, held_on, review_id);

CREATE INDEX review_by_series_number on review (office_id, series_id, review_id);

CREATE TABLE row_fact (
  office_id bigint not null,
  row_id bigint not null,
  seq bigint not null,
  primary key (office_id, row_id, seq)
);

CREATE TABLE row_key (
  office_id bigint not null,
  register text not null,
  field text not null,
  value text not null,
  row_id bigint not null,
  primary key (office_id, register, field, value, row_id)
);

CREATE INDEX row_key_by_row on row_key (office_id, row_id);

CREATE TABLE row_word (
  office_id bigint not null,
  row_id bigint not null,
  ix bigint not null,
  register text not null,
  head text not null,
  spelt text not null,
  sound text not null,
  primary key (office_id, row_id, ix)
);

CREATE INDEX row_word_by_head on row_word (office_id, register, head, row_id);

CREATE INDEX row_word_by_sound on row_word (office_id, register, sound, row_id);

CREATE TABLE sending (
  office_id bigint not null,
  post_id bigint not null,
  address text not null,
  identity text not null,
  led_to text not null,
  primary key (office_id, post_id, address)
);

CREATE TABLE series (
  office_id bigint not null,
  series_id bigint not null,
  slug text not null,
  name_hi text not null,
  name_en text not null,
  place bigint not null,
  chair_id bigint not null,
  schemes text not null, plan text not null default '{"rhythm":null,"departments":[],"places":[],"closes_days":3,"scrutiny_days":1}', ended_on text,
  primary key (office_id, series_id),
  unique (office_id, slug),
  foreign key (office_id, place) references place (office_id, place),
  foreign key (office_id, chair_id) references post (office_id, post_id)
);

CREATE INDEX series_by_chair on series (office_id, chair_id, series_id);

CREATE TABLE series_member (
  office_id bigint not null,
  series_id bigint not null,
  ix bigint not null,
  post_id bigint not null,
  primary key (office_id, series_id, ix),
  foreign key (office_id, series_id) references series (office_id, series_id),
  foreign key (office_id, post_id) references post (office_id, post_id)
);

CREATE INDEX series_member_by_post on series_member (office_id, post_id, series_id);

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

CREATE INDEX session_by_seen on session (office_id, seen_at);

CREATE TABLE sheet_shape (
  office_id bigint not null,
  shape text not null,
  seq bigint not null,
  seen_in text not null,
  n_headings bigint not null,
  primary key (office_id, shape)
);

CREATE TABLE sign_in_try (
  office_id bigint not null,
  whose text not null,
  n bigint not null,
  last_at text not null,
  primary key (office_id, whose)
);

CREATE INDEX sign_in_try_by_last on sign_in_try (office_id, last_at);

CREATE TABLE tally (
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

