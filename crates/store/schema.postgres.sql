create table account (
  office_id bigint not null,
  account_id bigint not null,
  person_id bigint not null,
  name text not null,
  opened_on text not null,
  closed_on text,
  password_on text,
  second_factor_on text,
  UNIQUE (office_id, name),
  PRIMARY KEY (office_id, account_id),
  FOREIGN KEY (office_id, person_id) REFERENCES person(office_id, person_id)
);

create table account_key (
  office_id bigint not null,
  account_id bigint not null,
  way text not null,
  salt bytea not null,
  hash bytea not null,
  second_secret bytea,
  second_step bigint not null,
  PRIMARY KEY (office_id, account_id)
);

create table address (
  office_id bigint not null,
  post_id bigint not null,
  email text,
  phone text,
  seq bigint not null,
  PRIMARY KEY (office_id, post_id),
  FOREIGN KEY (office_id, post_id) REFERENCES post(office_id, post_id)
);

create table agenda_item (
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
  version bigint not null,
  PRIMARY KEY (office_id, review_id, n),
  FOREIGN KEY (office_id, review_id) REFERENCES review(office_id, review_id)
);

create table attendance (
  office_id bigint not null,
  review_id bigint not null,
  ix bigint not null,
  post_id bigint not null,
  presence text not null,
  who text not null,
  leave text not null,
  PRIMARY KEY (office_id, review_id, ix),
  FOREIGN KEY (office_id, review_id) REFERENCES review(office_id, review_id),
  FOREIGN KEY (office_id, post_id) REFERENCES post(office_id, post_id)
);

create table calendar_secret (
  office_id bigint not null,
  secret bytea not null,
  PRIMARY KEY (office_id)
);

create table check_found (
  office_id bigint not null,
  scope text not null,
  n_passed bigint not null,
  n bigint not null,
  PRIMARY KEY (office_id, scope)
);

create table check_sample (
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
  PRIMARY KEY (office_id, sample_id),
  FOREIGN KEY (office_id, checker_id) REFERENCES post(office_id, post_id)
);

create table climbed (
  office_id bigint not null,
  about text not null,
  about_id bigint not null,
  owner_id bigint not null,
  due_on text not null,
  rung text not null,
  message_id bigint not null,
  PRIMARY KEY (office_id, about, about_id, owner_id, due_on, rung),
  FOREIGN KEY (office_id, message_id) REFERENCES outbox(office_id, message_id)
);

create table directive (
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
  condition_weeks text,
  is_open boolean not null,
  closed_on text,
  clock_from text not null,
  waits_from text,
  n_extended bigint not null,
  n_postponed bigint not null,
  n_returned bigint not null,
  n_reopened bigint not null,
  PRIMARY KEY (office_id, directive_id),
  FOREIGN KEY (office_id, review_id) REFERENCES review(office_id, review_id)
);

create table directive_check (
  office_id bigint not null,
  sample_id bigint not null,
  ix bigint not null,
  directive_id bigint not null,
  outcome text,
  remark text not null,
  made_on text,
  seq bigint,
  PRIMARY KEY (office_id, sample_id, ix),
  FOREIGN KEY (office_id, sample_id) REFERENCES check_sample(office_id, sample_id),
  FOREIGN KEY (office_id, directive_id) REFERENCES directive(office_id, directive_id)
);

create table directive_owner (
  office_id bigint not null,
  directive_id bigint not null,
  ix bigint not null,
  post_id bigint not null,
  state text not null,
  PRIMARY KEY (office_id, directive_id, ix),
  FOREIGN KEY (office_id, directive_id) REFERENCES directive(office_id, directive_id),
  FOREIGN KEY (office_id, post_id) REFERENCES post(office_id, post_id)
);

create table directive_scope (
  office_id bigint not null,
  scope text not null,
  directive_id bigint not null,
  ix bigint not null,
  PRIMARY KEY (office_id, scope, directive_id),
  FOREIGN KEY (office_id, directive_id) REFERENCES directive(office_id, directive_id)
);

create table directive_step (
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
  PRIMARY KEY (office_id, directive_id, n),
  FOREIGN KEY (office_id, directive_id) REFERENCES directive(office_id, directive_id)
);

create table doubt_answer (
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
  PRIMARY KEY (office_id, seq)
);

create table evidence (
  office_id bigint not null,
  directive_id bigint not null,
  n bigint not null,
  seq bigint not null,
  on_day text not null,
  owner_id bigint not null,
  words text not null,
  sha256 text,
  piece text not null,
  PRIMARY KEY (office_id, directive_id, n),
  FOREIGN KEY (office_id, directive_id) REFERENCES directive(office_id, directive_id)
);

create table explanation (
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
  PRIMARY KEY (office_id, explanation_id),
  FOREIGN KEY (office_id, asked_id) REFERENCES post(office_id, post_id)
);

create table explanation_scope (
  office_id bigint not null,
  explanation_id bigint not null,
  ix bigint not null,
  scope text not null,
  state text not null,
  PRIMARY KEY (office_id, explanation_id, ix),
  FOREIGN KEY (office_id, explanation_id) REFERENCES explanation(office_id, explanation_id)
);

create table explanation_step (
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
  PRIMARY KEY (office_id, explanation_id, n),
  FOREIGN KEY (office_id, explanation_id) REFERENCES explanation(office_id, explanation_id)
);

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
  PRIMARY KEY (office_id, seq)
);

create table file (
  office_id bigint not null,
  sha256 text not null,
  name text not null,
  at text not null,
  bytes bytea not null,
  PRIMARY KEY (office_id, sha256)
);

create table finding_dismissed (
  office_id bigint not null,
  rule text not null,
  place bigint not null,
  scheme text not null,
  at_period text not null,
  seq bigint not null,
  on_day text not null,
  by_id bigint,
  reason text not null,
  PRIMARY KEY (office_id, rule, place, scheme, at_period, seq)
);

create table head (
  office_id bigint not null,
  seq bigint not null,
  hash bytea not null,
  PRIMARY KEY (office_id)
);

create table holding (
  office_id bigint not null,
  post_id bigint not null,
  from_on text not null,
  seq bigint not null,
  person_id bigint not null,
  charge text not null,
  until_on text,
  PRIMARY KEY (office_id, post_id, from_on, seq),
  FOREIGN KEY (office_id, post_id) REFERENCES post(office_id, post_id),
  FOREIGN KEY (office_id, person_id) REFERENCES person(office_id, person_id)
);

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
  undone_by bigint,
  PRIMARY KEY (office_id, seq)
);

create table invitation (
  office_id bigint not null,
  token text not null,
  account_id bigint,
  ends_at text not null,
  PRIMARY KEY (office_id, token)
);

create table known_device (
  office_id bigint not null,
  token text not null,
  account_id bigint not null,
  seen_at text not null,
  PRIMARY KEY (office_id, token, account_id)
);

create table letter (
  office_id bigint not null,
  kind text not null,
  place bigint not null,
  fy bigint not null,
  n bigint not null,
  about_id bigint not null,
  seq bigint not null,
  PRIMARY KEY (office_id, place, kind, fy, n)
);

create table message_scope (
  office_id bigint not null,
  message_id bigint not null,
  ix bigint not null,
  scope text not null,
  state text not null,
  PRIMARY KEY (office_id, message_id, ix),
  FOREIGN KEY (office_id, message_id) REFERENCES outbox(office_id, message_id)
);

create table migration (
  n bigint not null,
  name text not null,
  checksum text not null,
  PRIMARY KEY (n)
);

create table office (
  office_id bigint not null,
  name_hi text not null,
  name_en text not null,
  seq bigint not null,
  PRIMARY KEY (office_id)
);

create table other_words (
  office_id bigint not null,
  review_id bigint not null,
  n bigint not null,
  seq bigint not null,
  base bigint not null,
  by_id bigint,
  said text not null,
  PRIMARY KEY (office_id, review_id, n, seq),
  FOREIGN KEY (office_id, review_id, n) REFERENCES agenda_item(office_id, review_id, n)
);

create table outbox (
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
  PRIMARY KEY (office_id, message_id),
  FOREIGN KEY (office_id, to_id) REFERENCES post(office_id, post_id),
  FOREIGN KEY (office_id, owner_id) REFERENCES post(office_id, post_id)
);

create table person (
  office_id bigint not null,
  person_id bigint not null,
  name_hi text not null,
  name_en text not null,
  PRIMARY KEY (office_id, person_id)
);

create table person_word (
  office_id bigint not null,
  person_id bigint not null,
  ix bigint not null,
  spelt text not null,
  sound text not null,
  PRIMARY KEY (office_id, person_id, ix),
  FOREIGN KEY (office_id, person_id) REFERENCES person(office_id, person_id)
);

create table place (
  office_id bigint not null,
  place bigint not null,
  parent bigint,
  slug text not null,
  name_hi text not null,
  name_en text not null,
  aliases text not null,
  seq bigint not null,
  ix bigint not null,
  UNIQUE (office_id, slug),
  PRIMARY KEY (office_id, place),
  FOREIGN KEY (office_id, parent) REFERENCES place(office_id, place)
);

create table place_change (
  office_id bigint not null,
  place bigint not null,
  from_on text not null,
  seq bigint not null,
  word text not null,
  PRIMARY KEY (office_id, place, from_on, seq),
  FOREIGN KEY (office_id, place) REFERENCES place(office_id, place)
);

create table place_code (
  office_id bigint not null,
  register text not null,
  code text not null,
  place bigint not null,
  version bigint not null,
  seq bigint not null,
  PRIMARY KEY (office_id, register, code),
  FOREIGN KEY (office_id, place) REFERENCES place(office_id, place)
);

create table place_name (
  office_id bigint not null,
  place bigint not null,
  from_on text not null,
  seq bigint not null,
  name_hi text not null,
  name_en text not null,
  PRIMARY KEY (office_id, place, from_on, seq),
  FOREIGN KEY (office_id, place) REFERENCES place(office_id, place)
);

create table place_parent (
  office_id bigint not null,
  hierarchy text not null,
  place bigint not null,
  from_on text not null,
  seq bigint not null,
  parent bigint,
  PRIMARY KEY (office_id, hierarchy, place, from_on, seq),
  FOREIGN KEY (office_id, place) REFERENCES place(office_id, place),
  FOREIGN KEY (office_id, parent) REFERENCES place(office_id, place)
);

create table post (
  office_id bigint not null,
  post_id bigint not null,
  slug text not null,
  kind text not null,
  title_hi text not null,
  title_en text not null,
  place bigint not null,
  reports_to bigint,
  UNIQUE (office_id, slug),
  PRIMARY KEY (office_id, post_id),
  FOREIGN KEY (office_id, place) REFERENCES place(office_id, place),
  FOREIGN KEY (office_id, reports_to) REFERENCES post(office_id, post_id)
);

create table post_title (
  office_id bigint not null,
  post_id bigint not null,
  from_on text not null,
  seq bigint not null,
  title_hi text not null,
  title_en text not null,
  PRIMARY KEY (office_id, post_id, from_on, seq),
  FOREIGN KEY (office_id, post_id) REFERENCES post(office_id, post_id)
);

create table post_within (
  office_id bigint not null,
  place bigint not null,
  post_id bigint not null,
  PRIMARY KEY (office_id, place, post_id),
  FOREIGN KEY (office_id, post_id) REFERENCES post(office_id, post_id)
);

create table recovery_code (
  office_id bigint not null,
  account_id bigint not null,
  hash text not null,
  PRIMARY KEY (office_id, account_id, hash)
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
  PRIMARY KEY (office_id, case_id)
);

create table register_row (
  office_id bigint not null,
  row_id bigint not null,
  register text not null,
  path text not null,
  place bigint not null,
  since_on text not null,
  cells text not null,
  merged_into bigint,
  PRIMARY KEY (office_id, row_id)
);

create table review (
  office_id bigint not null,
  review_id bigint not null,
  series_id bigint not null,
  held_on text not null,
  venue_hi text not null,
  venue_en text not null,
  figures_to text not null,
  stage text not null,
  approved_seq bigint,
  PRIMARY KEY (office_id, review_id),
  FOREIGN KEY (office_id, series_id) REFERENCES series(office_id, series_id)
);

create table row_fact (
  office_id bigint not null,
  row_id bigint not null,
  seq bigint not null,
  PRIMARY KEY (office_id, row_id, seq)
);

create table row_key (
  office_id bigint not null,
  register text not null,
  field text not null,
  value text not null,
  row_id bigint not null,
  PRIMARY KEY (office_id, register, field, value, row_id)
);

create table row_word (
  office_id bigint not null,
  row_id bigint not null,
  ix bigint not null,
  register text not null,
  head text not null,
  spelt text not null,
  sound text not null,
  PRIMARY KEY (office_id, row_id, ix)
);

create table sending (
  office_id bigint not null,
  post_id bigint not null,
  address text not null,
  identity text not null,
  led_to text not null,
  PRIMARY KEY (office_id, post_id, address)
);

create table series (
  office_id bigint not null,
  series_id bigint not null,
  slug text not null,
  name_hi text not null,
  name_en text not null,
  place bigint not null,
  chair_id bigint not null,
  schemes text not null,
  plan text not null,
  ended_on text,
  UNIQUE (office_id, slug),
  PRIMARY KEY (office_id, series_id),
  FOREIGN KEY (office_id, place) REFERENCES place(office_id, place),
  FOREIGN KEY (office_id, chair_id) REFERENCES post(office_id, post_id)
);

create table series_member (
  office_id bigint not null,
  series_id bigint not null,
  ix bigint not null,
  post_id bigint not null,
  PRIMARY KEY (office_id, series_id, ix),
  FOREIGN KEY (office_id, series_id) REFERENCES series(office_id, series_id),
  FOREIGN KEY (office_id, post_id) REFERENCES post(office_id, post_id)
);

create table session (
  office_id bigint not null,
  token text not null,
  account_id bigint not null,
  stage text not null,
  device text not null,
  agent text not null,
  began_at text not null,
  seen_at text not null,
  ended_at text,
  PRIMARY KEY (office_id, token)
);

create table sheet_shape (
  office_id bigint not null,
  shape text not null,
  seq bigint not null,
  seen_in text not null,
  n_headings bigint not null,
  PRIMARY KEY (office_id, shape)
);

create table sign_in_try (
  office_id bigint not null,
  whose text not null,
  n bigint not null,
  last_at text not null,
  PRIMARY KEY (office_id, whose)
);

create table tally (
  office_id bigint not null,
  book text not null,
  measure text not null,
  by_field text not null,
  by_value text not null,
  path text not null,
  month text not null,
  n bigint not null,
  PRIMARY KEY (office_id, book, measure, by_field, by_value, path, month)
);

CREATE INDEX account_by_person ON account USING btree (office_id, person_id, account_id);
CREATE INDEX directive_by_condition ON directive USING btree (office_id, condition, directive_id);
CREATE INDEX directive_by_review ON directive USING btree (office_id, review_id, directive_id);
CREATE INDEX directive_check_by_directive ON directive_check USING btree (office_id, directive_id, sample_id);
CREATE INDEX directive_owner_by_post ON directive_owner USING btree (office_id, post_id, directive_id);
CREATE INDEX directive_scope_by_directive ON directive_scope USING btree (office_id, directive_id, ix);
CREATE INDEX doubt_answer_by_place ON doubt_answer USING btree (office_id, place, seq);
CREATE INDEX evidence_by_sha256 ON evidence USING btree (office_id, sha256, seq);
CREATE INDEX explanation_by_asked ON explanation USING btree (office_id, asked_id, explanation_id);
CREATE INDEX explanation_by_state ON explanation USING btree (office_id, state, explanation_id);
CREATE INDEX explanation_scope_by_state ON explanation_scope USING btree (office_id, scope, state, explanation_id);
CREATE INDEX fact_by_day ON fact USING btree (office_id, on_day, seq);
CREATE INDEX fact_by_hash ON fact USING btree (office_id, hash);
CREATE INDEX fact_by_kind ON fact USING btree (office_id, kind, seq);
CREATE INDEX file_by_name ON file USING btree (office_id, name, at, sha256);
CREATE INDEX holding_by_person ON holding USING btree (office_id, person_id, from_on, seq);
CREATE INDEX intake_by_sha256 ON intake USING btree (office_id, sha256, seq);
CREATE INDEX intake_undone ON intake USING btree (office_id, undone_by) WHERE (undone_by IS NOT NULL);
CREATE INDEX letter_by_about ON letter USING btree (office_id, about_id, seq);
CREATE INDEX letter_by_fact ON letter USING btree (office_id, seq);
CREATE INDEX message_scope_by_state ON message_scope USING btree (office_id, scope, state, message_id);
CREATE INDEX outbox_by_post ON outbox USING btree (office_id, to_id, message_id);
CREATE INDEX outbox_by_state ON outbox USING btree (office_id, state, message_id);
CREATE INDEX outbox_waiting ON outbox USING btree (office_id, message_id) WHERE (state = ANY (ARRAY['queued'::text, 'failed'::text]));
CREATE INDEX place_by_parent ON place USING btree (office_id, parent);
CREATE INDEX place_code_by_place ON place_code USING btree (office_id, place, register, seq);
CREATE INDEX place_parent_by_parent ON place_parent USING btree (office_id, parent);
CREATE INDEX place_parent_by_place ON place_parent USING btree (office_id, place);
CREATE INDEX post_below ON post USING btree (office_id, reports_to, post_id);
CREATE INDEX post_by_place ON post USING btree (office_id, place, kind, post_id);
CREATE INDEX post_by_superior ON post USING btree (office_id, reports_to);
CREATE INDEX post_within_by_post ON post_within USING btree (office_id, post_id);
CREATE INDEX register_case_by_row ON register_case USING btree (office_id, row_id, case_id);
CREATE INDEX register_case_by_stage ON register_case USING btree (office_id, pipeline, stage, path, case_id);
CREATE INDEX register_row_by_path ON register_row USING btree (office_id, register, path, row_id);
CREATE INDEX review_by_series ON review USING btree (office_id, series_id, held_on, review_id);
CREATE INDEX review_by_series_number ON review USING btree (office_id, series_id, review_id);
CREATE INDEX row_key_by_row ON row_key USING btree (office_id, row_id);
CREATE INDEX row_word_by_head ON row_word USING btree (office_id, register, head, row_id);
CREATE INDEX row_word_by_sound ON row_word USING btree (office_id, register, sound, row_id);
CREATE INDEX series_by_chair ON series USING btree (office_id, chair_id, series_id);
CREATE INDEX series_member_by_post ON series_member USING btree (office_id, post_id, series_id);
CREATE INDEX session_by_account ON session USING btree (office_id, account_id, began_at);
CREATE INDEX session_by_seen ON session USING btree (office_id, seen_at);
CREATE INDEX sign_in_try_by_last ON sign_in_try USING btree (office_id, last_at);
