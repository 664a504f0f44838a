-- Accounts, folded from facts; then what stands behind them and is in no fact: how a password is proved, who
-- is signed in, who was invited, how often was tried. A rebuild leaves those tables alone.
create table account (
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

create index account_by_person on account (office_id, person_id, account_id);

create table account_key (
  office_id bigint not null,
  account_id bigint not null,
  way text not null,
  salt bytea not null,
  hash bytea not null,
  second_secret bytea,
  second_step bigint not null,
  primary key (office_id, account_id)
);

create table recovery_code (
  office_id bigint not null,
  account_id bigint not null,
  hash text not null,
  primary key (office_id, account_id, hash)
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
  primary key (office_id, token)
);

create index session_by_account on session (office_id, account_id, began_at);

create table known_device (
  office_id bigint not null,
  token text not null,
  account_id bigint not null,
  seen_at text not null,
  primary key (office_id, token, account_id)
);

create table invitation (
  office_id bigint not null,
  token text not null,
  account_id bigint,
  ends_at text not null,
  primary key (office_id, token)
);

create table sign_in_try (
  office_id bigint not null,
  whose text not null,
  n bigint not null,
  last_at text not null,
  primary key (office_id, whose)
);
