-- Lists that stay as quick with a million rows as with a thousand. An explanation and a message stand, in
-- their state, under every word by which they are found, as directives do; a post under its place and every
-- place above; what second looks found is kept added up.
create table explanation_scope (
  office_id bigint not null,
  explanation_id bigint not null,
  ix bigint not null,
  scope text not null,
  state text not null,
  primary key (office_id, explanation_id, ix),
  foreign key (office_id, explanation_id) references explanation (office_id, explanation_id)
);

create index explanation_scope_by_state on explanation_scope (office_id, scope, state, explanation_id);

create table message_scope (
  office_id bigint not null,
  message_id bigint not null,
  ix bigint not null,
  scope text not null,
  state text not null,
  primary key (office_id, message_id, ix),
  foreign key (office_id, message_id) references outbox (office_id, message_id)
);

create index message_scope_by_state on message_scope (office_id, scope, state, message_id);

-- The place 0 is the whole office.
create table post_within (
  office_id bigint not null,
  place bigint not null,
  post_id bigint not null,
  primary key (office_id, place, post_id),
  foreign key (office_id, post_id) references post (office_id, post_id)
);

create table check_found (
  office_id bigint not null,
  scope text not null,
  n_passed bigint not null,
  n bigint not null,
  primary key (office_id, scope)
);

-- What waits to be sent is little of what was ever sent.
create index outbox_waiting on outbox (office_id, message_id) where state in ('queued', 'failed');

create index series_by_chair on series (office_id, chair_id, series_id);

create index series_member_by_post on series_member (office_id, post_id, series_id);

create index review_by_series_number on review (office_id, series_id, review_id);

create index post_below on post (office_id, reports_to, post_id);

-- A paper is found again by the first digits of the hash of its fact.
create index fact_by_hash on fact (office_id, hash);

create index session_by_seen on session (office_id, seen_at);

create index sign_in_try_by_last on sign_in_try (office_id, last_at);

create index letter_by_fact on letter (office_id, seq);
