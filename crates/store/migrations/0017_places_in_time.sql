-- What places were called and where they lay from which day on; `from_on` is empty for what was always so.
-- Only places that changed have rows here, with one for what was before.
create table place_name (
  office_id bigint not null,
  place bigint not null,
  from_on text not null,
  seq bigint not null,
  name_hi text not null,
  name_en text not null,
  primary key (office_id, place, from_on, seq),
  foreign key (office_id, place) references place (office_id, place)
);

create table place_parent (
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

create index place_parent_by_place on place_parent (office_id, place);

create index place_parent_by_parent on place_parent (office_id, parent);

-- Codes in other registers. A code means one place; a later version of the row takes the earlier one's place.
create table place_code (
  office_id bigint not null,
  register text not null,
  code text not null,
  place bigint not null,
  version bigint not null,
  seq bigint not null,
  primary key (office_id, register, code),
  foreign key (office_id, place) references place (office_id, place)
);

create index place_code_by_place on place_code (office_id, place, register, seq);

-- Which facts changed a place.
create table place_change (
  office_id bigint not null,
  place bigint not null,
  from_on text not null,
  seq bigint not null,
  word text not null,
  primary key (office_id, place, from_on, seq),
  foreign key (office_id, place) references place (office_id, place)
);

-- Posts of a place that moved are found under other places from then on.
create index post_within_by_post on post_within (office_id, post_id);
