update directive
set due_on = $3,
  state = $4,
  is_open = $5,
  closed_on = case when $5 then null else $6 end,
  clock_from = $7,
  waits_from = case when $8 then coalesce(waits_from, $6) end,
  n_extended = $9,
  n_postponed = $10,
  n_returned = $11,
  n_reopened = $12
where office_id = $1 and directive_id = $2
