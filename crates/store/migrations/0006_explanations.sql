-- Explanations that posts are asked for, every step taken on them, and findings that were put away.
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
  primary key (office_id, explanation_id),
  foreign key (office_id, asked_id) references post (office_id, post_id)
);

create index explanation_by_asked on explanation (office_id, asked_id, explanation_id);
create index explanation_by_state on explanation (office_id, state, explanation_id);

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
  primary key (office_id, explanation_id, n),
  foreign key (office_id, explanation_id) references explanation (office_id, explanation_id)
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
  primary key (office_id, rule, place, scheme, at_period, seq)
);
