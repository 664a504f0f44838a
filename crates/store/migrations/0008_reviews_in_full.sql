-- How a series works and when it ended; words by version, with those that wait to be joined; leave for a
-- deputy; the approval of minutes.
alter table series add column plan text not null default '{"rhythm":null,"departments":[],"places":[],"closes_days":3,"scrutiny_days":1}';
alter table series add column ended_on text;
alter table review add column approved_seq bigint;
alter table agenda_item add column version bigint not null default 0;
alter table attendance add column leave text not null default '';

create table other_words (
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
