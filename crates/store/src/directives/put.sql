insert into directive
  (office_id, directive_id, review_id, point, words, kind, place, scheme,
   deadline_words, deadline_on, deadline_how, condition, condition_indicator,
   condition_place, condition_at_least, issued_on, due_on, state, condition_weeks,
   clock_from, waits_from)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19,
  $20, $21)
