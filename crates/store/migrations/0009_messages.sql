-- Where posts are reached, the outbox, the rungs that were climbed, and the secret of the calendars.
create table address (
  office_id bigint not null,
  post_id bigint not null,
  email text,
  phone text,
  seq bigint not null,
  primary key (office_id, post_id),
  foreign key (office_id, post_id) references post (office_id, post_id)
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
  primary key (office_id, message_id),
  foreign key (office_id, to_id) references post (office_id, post_id),
  foreign key (office_id, owner_id) references post (office_id, post_id)
);

create index outbox_by_post on outbox (office_id, to_id, message_id);

create index outbox_by_state on outbox (office_id, state, message_id);

create table climbed (
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

create table calendar_secret (
  office_id bigint not null,
  secret bytea not null,
  primary key (office_id)
);
