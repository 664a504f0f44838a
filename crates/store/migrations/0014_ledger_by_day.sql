-- What was known on a day is what stood in the ledger after its last fact.
create index fact_by_day on fact (office_id, on_day, seq);
