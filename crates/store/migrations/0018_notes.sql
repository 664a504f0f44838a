-- Examples of notes that people worked on are found by the name under which they are kept.
create index file_by_name on file (office_id, name, at, sha256);
