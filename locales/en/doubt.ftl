doubts = Figures to check
doubts-why = These figures contradict one another, or do not look as counted figures do. That is a reason to look, and no reproach; whoever answers for a figure explains it.
doubts-none = Nothing is to be checked here in this month.
doubts-open = Not answered
doubts-more = { $n } more are in the workbook.
doubts-on-line = { $n ->
    [one] 1 figure to check
   *[other] { $n } figures to check
  }
doubt-of-place = Figures of the place as a whole
doubt-said-register = { $a } are claimed; { $of } has { $b }.
doubt-said-whole = { $a }, more than the { $b } of { $of }.
doubt-said-parent = { $a } was stated; the places below come to { $b }.
doubt-said-fell = { $a } a month before, now { $b }.
doubt-said-slip = { $a } where { $b } is usual: about { $n } times apart. Check the unit.
doubt-said-per-unit = { $a } to { $b } is { $each } for each; { $low } to { $high } is possible.
doubt-factor = It fits if it was written { $n } times too large or too small.
doubt-said-outlier = { $a } where about { $b } was to be expected: { $own } times of what is usual here, { $peers } times with the neighbours.
doubt-said-heaped = { $a } of { $b } figures are multiples of { $round }. By chance this comes once in { $n } times or less.
doubt-said-jumped = From { $a } to { $b } on { $on }, before the review of { $sitting }; { $usual } would have been the usual pace.
doubt-said-last-month = { $a } of { $b } figures are those of { $month }.
doubt-said-neighbour = { $a } of { $b } figures are those of { $place }.
doubt-said-silent = { $n ->
    [one] Last reported for { $month }; by its rhythm another report is due.
   *[other] { $n } figures were last reported for { $month }; by their rhythm others are due.
  }
doubt-said-stage = { $a }, more than the { $b } of the stage before ({ $of }).
doubt-sure-certain = certain
doubt-sure-strong = very likely
doubt-sure-likely = likely
doubt-new = new this month
doubt-since = since { $month }
doubt-do = Answer, or put it on an agenda
doubt-answer = Answer
doubt-answer-explained = Explained
doubt-answer-sent-back = Sent back for correction
doubt-answer-right = Looked into and right
doubt-answer-do = Record the answer
doubt-outdated = Answered before ({ $answer }); the figure has changed since.
doubt-sitting = Agenda of
doubt-propose-do = Put on the agenda
doubt-place = Place
doubt-figure = Figure
doubt-rule = Rule
doubt-what = What it rests on
doubt-size = How many
doubt-sure = How sure
doubt-since-head = Since
done-doubt-answered = The answer is on record; it stands as long as the figures do
quality = Quality of data
quality-side = Side
quality-counts = Counts
quality-weight = Weight
quality-rule = Complete: of the reports owed this year so many came. In time: of those whose day of entry is known so many came by the day. Consistent, plausible: of this month's figures so many are not contradicted, or not in doubt. A side about which nothing is known leaves the sum.
quality-lines = Line by line
quality-complete = Complete
quality-timely = In time
quality-consistent = Consistent
quality-plausible = Plausible
fact-doubt-answered = Figure to check answered
refusal-doubt-not-there = The figures stand otherwise now than when the page was opened
refusal-doubt-not-there-do = Open the list again and look at how it stands now
refusal-own-figure = The post that answers for a figure does not judge it
refusal-own-figure-do = Explain it in words; that it is right, or is to be corrected, is said by another post
