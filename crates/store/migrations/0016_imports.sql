-- Figures that were taken back, by the fact that did; and what a person decided of the headings of a shape
-- of sheet, by the latest fact that did.
alter table intake add column undone_by bigint;

create index intake_undone on intake (office_id, undone_by) where undone_by is not null;

create table sheet_shape (
  office_id bigint not null,
  shape text not null,
  seq bigint not null,
  seen_in text not null,
  n_headings bigint not null,
  primary key (office_id, shape)
);
