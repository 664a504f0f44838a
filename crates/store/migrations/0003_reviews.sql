-- Series of reviews, their sittings, the agenda with what was said on it, and who came.
create table series (
  office_id bigint not null,
  series_id bigint not null,
  slug text not null,
  name_hi text not null,
  name_en text not null,
  place bigint not null,
  chair_id bigint not null,
  schemes text not null,
  primary key (office_id, series_id),
  unique (office_id, slug),
  foreign key (office_id, place) references place (office_id, place),
  foreign key (office_id, chair_id) references post (office_id, post_id)
);

create table series_member (
  office_id bigint not null,
  series_id bigint not null,
  ix bigint not null,
  post_id bigint not null,
  primary key (office_id, series_id, ix),
  foreign key (office_id, series_id) references series (office_id, series_id),
  foreign key (office_id, post_id) references post (office_id, post_id)
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
  primary key (office_id, review_id),
  foreign key (office_id, series_id) references series (office_id, series_id)
);

create index review_by_series on review (office_id, series_id, held_on, review_id);

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
  primary key (office_id, review_id, n),
  foreign key (office_id, review_id) references review (office_id, review_id)
);

create table attendance (
  office_id bigint not null,
  review_id bigint not null,
  ix bigint not null,
  post_id bigint not null,
  presence text not null,
  who text not null,
  primary key (office_id, review_id, ix),
  foreign key (office_id, review_id) references review (office_id, review_id),
  foreign key (office_id, post_id) references post (office_id, post_id)
);
