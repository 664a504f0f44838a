-- What people answered to points to check. The points themselves are found afresh from the figures and
-- are not kept; an answer stands as long as the figures are those that it answered (mark).
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
  primary key (office_id, seq)
);

create index doubt_answer_by_place on doubt_answer (office_id, place, seq);
