directives = Directives
directive = Directive
directives-none = No directive under these filters. Choose another.
delayed-by = { $n ->
    [one] { $n } day late
   *[other] { $n } days late
 }
number = no.
state-issued = issued
state-acknowledged = acknowledged
state-in-progress = in progress
state-reported = reported
state-returned = returned
state-verified = verified
state-dropped = dropped
condition-proved = Proved by this figure:
clocks = Clocks
clock-stage = in this stage
clock-total = since it was given
given = Given
given-by = By
history = What happened
accept-do = Accept the report
return = Return the report
return-do = Return, with this reason
acknowledge-do = Acknowledge
report = Report
report-words = What was done
report-do = Send the report
evidence = Evidence
evidence-such = letter number, photo or record
extend = Ask for an extension
extend-to = New deadline
extend-do = Extend
drop = Drop the directive
drop-do = Drop, with this reason
directive-number = Directive { $n }
days-count = { $n ->
    [one] { $n } day
   *[other] { $n } days
 }
due-next-sitting = at the next review
live-figure = { $now } / { $wanted }, { $left } left
and-more = and { $n } more
more = More directives
proved-by-fact = fact { $n }
filter-state = State
filter-open = open
filter-overdue = overdue
filter-closed = closed
filter-all = all
filter-whose = Whose
filter-everyone = everyone's
filter-place = Where
filter-everywhere = everywhere
how-counted = counted from the day of the review
how-next-sitting = the day of the next review of this series
how-date = the date as worded
how-immediately = at once: the day of the review
how-weekly = every week
how-vague = no date comes of the words; set by the office
how-not-stated = no deadline was said; set by the office
