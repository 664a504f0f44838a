-- The words of each person's name, by spelling and by sound, so that either script finds a person.
create table person_word (
  office_id bigint not null,
  person_id bigint not null,
  ix bigint not null,
  spelt text not null,
  sound text not null,
  primary key (office_id, person_id, ix),
  foreign key (office_id, person_id) references person (office_id, person_id)
);
