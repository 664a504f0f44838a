sheet-new = Take in figures
sheet-new-why = Give your office's Excel or CSV file as it is. You first see what was understood; nothing is entered until you say so.
sheet-file = File
sheet-file-kinds = XLSX, ODS or CSV, at most { $limit }
sheet-kind = What the figures count
sheet-cumulative = Cumulative (from the start of the year)
sheet-in-period = Within this period only
sheet-source-such = such as: block MIS, monthly form
sheet-look = See what was understood
sheet-recent = Sheets taken before
sheet-recent-none = No sheet has been taken yet.
n-figures = { $n ->
    [one] { $n } figure
   *[other] { $n } figures
 }
sheet-preview = What was understood
sheet-same = The same file was taken before
sheet-same-kept = Nothing was changed. See:
sheet-found = { $figures } figures of { $places } places were understood
sheet-left-out = { $n ->
    [one] 1 fault; nothing is taken until it is mended
   *[other] { $n } faults; nothing is taken until they are mended
 }
sheet-header-at = Headings in row { $row }, tab “{ $tab }”
sheet-columns = Columns
sheet-column = Column
sheet-heading = Heading
sheet-taken-for = Taken for
sheet-rows = Rows
sheet-row = Row
findings = Findings
finding-left-out = must be mended
finding-marked = taken, and marked
sheet-take = { $n ->
    [one] Enter { $n } figure
   *[other] Enter { $n } figures
 }
sheet-reject = Lay this sheet aside
sheet-another = Give another sheet
sheet-done = Figures entered
closed-by-figure = Directives closed, verified by figure
cards-moved = Scorecards that moved
cards-moved-none = No score and no grade moved.
lines-moved = Programmes that moved
before = Before
after = Now
done-sheet-taken = The figures were entered
done-note-taken = The directives that were ticked stand in the sitting now
rows-more = { $n } more rows
