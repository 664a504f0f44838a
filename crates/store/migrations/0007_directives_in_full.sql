-- Directives in full: under what a directive is looked for, since when its total time runs, weekly levels,
-- and samples of closed ones that are looked at again.
alter table directive add column condition_weeks text;
alter table directive add column is_open boolean not null default true;
alter table directive add column closed_on text;
alter table directive add column clock_from text not null default '';
alter table directive add column waits_from text;
alter table directive add column n_extended bigint not null default 0;
alter table directive add column n_postponed bigint not null default 0;
alter table directive add column n_returned bigint not null default 0;
alter table directive add column n_reopened bigint not null default 0;

-- One row for each thing by which a directive is found: the office, its series, sitting, line, owners, its
-- place and every place above. While it is open it stands under the same words led by "open" too.
create table directive_scope (
  office_id bigint not null,
  scope text not null,
  directive_id bigint not null,
  ix bigint not null,
  primary key (office_id, scope, directive_id),
  foreign key (office_id, directive_id) references directive (office_id, directive_id)
);

create index directive_scope_by_directive on directive_scope (office_id, directive_id, ix);

create table check_sample (
  office_id bigint not null,
  sample_id bigint not null,
  place bigint not null,
  checker_id bigint not null,
  way text not null,
  rule text not null,
  seed bigint not null,
  closed_from text not null,
  closed_to text not null,
  n_candidates bigint not null,
  drawn_on text not null,
  primary key (office_id, sample_id),
  foreign key (office_id, checker_id) references post (office_id, post_id)
);

create table directive_check (
  office_id bigint not null,
  sample_id bigint not null,
  ix bigint not null,
  directive_id bigint not null,
  outcome text,
  remark text not null,
  made_on text,
  seq bigint,
  primary key (office_id, sample_id, ix),
  foreign key (office_id, sample_id) references check_sample (office_id, sample_id),
  foreign key (office_id, directive_id) references directive (office_id, directive_id)
);

create index directive_check_by_directive on directive_check (office_id, directive_id, sample_id);
