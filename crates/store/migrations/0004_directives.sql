-- Directives, the posts that owe them, and every step taken on them.
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
  primary key (office_id, directive_id),
  foreign key (office_id, review_id) references review (office_id, review_id)
);

create index directive_by_review on directive (office_id, review_id, directive_id);
create index directive_by_condition on directive (office_id, condition, directive_id);

create table directive_owner (
  office_id bigint not null,
  directive_id bigint not null,
  ix bigint not null,
  post_id bigint not null,
  state text not null,
  primary key (office_id, directive_id, ix),
  foreign key (office_id, directive_id) references directive (office_id, directive_id),
  foreign key (office_id, post_id) references post (office_id, post_id)
);

create index directive_owner_by_post on directive_owner (office_id, post_id, directive_id);

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
  primary key (office_id, directive_id, n),
  foreign key (office_id, directive_id) references directive (office_id, directive_id)
);
