select e.explanation_id, e.asked_id, e.cause, e.place, e.review_id, e.directive_id, e.drafted_by,
  e.drafted_on, e.state, e.number_fy, e.number_n, e.called_by, e.called_on, e.reply_days, e.reply_by,
  e.delivered_on, e.replied_on, e.closed_on
from explanation e
where e.office_id = $1 and e.explanation_id = $2
