-- What reports rest on. The bytes of a file stand once in `file`, under their hash.
create table evidence (
  office_id bigint not null,
  directive_id bigint not null,
  n bigint not null,
  seq bigint not null,
  on_day text not null,
  owner_id bigint not null,
  words text not null,
  sha256 text,
  piece text not null,
  primary key (office_id, directive_id, n),
  foreign key (office_id, directive_id) references directive (office_id, directive_id)
);

create index evidence_by_sha256 on evidence (office_id, sha256, seq);

-- The last form that each post sent to an address, and where it led: no view, since it says nothing
-- of the office.
create table sending (
  office_id bigint not null,
  post_id bigint not null,
  address text not null,
  identity text not null,
  led_to text not null,
  primary key (office_id, post_id, address)
);
