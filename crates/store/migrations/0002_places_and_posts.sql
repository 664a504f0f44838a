-- Places in the order in which they were given, posts with their titles, and who held them when.
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
  primary key (office_id, place),
  unique (office_id, slug),
  foreign key (office_id, parent) references place (office_id, place)
);

create index place_by_parent on place (office_id, parent);

create table post (
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

create index post_by_place on post (office_id, place, kind, post_id);

create index post_by_superior on post (office_id, reports_to);

create table post_title (
  office_id bigint not null,
  post_id bigint not null,
  from_on text not null,
  seq bigint not null,
  title_hi text not null,
  title_en text not null,
  primary key (office_id, post_id, from_on, seq),
  foreign key (office_id, post_id) references post (office_id, post_id)
);

create table person (
  office_id bigint not null,
  person_id bigint not null,
  name_hi text not null,
  name_en text not null,
  primary key (office_id, person_id)
);

create table holding (
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

create index holding_by_person on holding (office_id, person_id, from_on, seq);
