fact-headings-decided = Headings of a sheet decided
fact-intake-undone = Figures taken back
refusal-no-heading-decided = No heading was given another meaning
refusal-no-heading-decided-do = Choose the programme beside the column whose meaning is to change
refusal-programme-unknown = No programme is called “{ $name }”
refusal-programme-unknown-do = Choose a name as the list has it
refusal-intake-already-undone = These figures were taken back before (fact { $fact })
refusal-intake-already-undone-do = Nothing was changed; the ledger tells who took them back and why
finding-took-too-long = Reading the file took more than { $seconds } seconds and was broken off
finding-took-too-long-do = Keep only the sheet with the figures, save and give the file again
finding-too-heavy = Opening the file takes more than { $limit_mb } MB of memory, so it was broken off
finding-too-heavy-do = Copy the figures into a new file and give that
finding-not-read = The file could not be read to its end; nothing was taken
finding-not-read-do = Give it once more; if it still cannot be read, copy the figures into a new file
paste = Or copy from Excel and paste here
paste-why = Select the cells with their heading row, copy, and paste here
paste-name = pasted figures
tabs = Sheets of the file
old-font = Text typed in an old font (Kruti Dev)
old-font-why = { $n ->
    [one] { $n } cell is
   *[other] { $n } cells are
 } not in Unicode. See below how they would read; nothing is changed until you say so.
old-font-before = In the file
old-font-after = In Unicode
old-font-yes = Yes, read as Unicode
old-font-other = This font cannot be read here. Ask the office that sent the sheet for a file in Unicode.
headings-why = If a column was misunderstood, choose its programme. The decision is kept in the ledger, and the next sheet of the same shape is read by it.
headings-follow = Read as { $who } decided on { $on } (file then: { $file })
headings-programme = Programme
headings-kind = Figure
headings-as-read = As it was read
headings-aside = Leave this column aside
headings-decide = Decide the headings
heading-label = Names the row
heading-unknown = Not understood
aside = What was left aside on purpose
ignored-serial = serial number
ignored-percent = a percent is worked out here
ignored-remark = remark
ignored-computed = worked out here
ignored-numbering = numbers of the columns
ignored-total = a total; only compared
ignored-note = note
ignored-title = a line above the headings
ignored-decided = left aside by decision
rejected-take = Get the wrong rows as Excel, with reasons
rejected-title = These rows could not be taken; the last column says why
rejected-row = Row number
rejected-why = Why it was not taken, and what to do
import-taken = Figures taken in
undo = Take back
undo-why = If this sheet was wrong, all of its figures can be taken back together. The ledger keeps both.
undo-back = { $n ->
    [one] { $n } figure goes
   *[other] { $n } figures go
 } back to what it was before
undo-gone = { $n ->
    [one] { $n } figure becomes
   *[other] { $n } figures become
 } not reported, since nothing was known before
undo-kept = { $n ->
    [one] { $n } figure was
   *[other] { $n } figures were
 } changed later and will stay so
undo-do = { $n ->
    [one] Take back { $n } figure
   *[other] Take back { $n } figures
 }
undo-was = These figures were taken back
done-intake-undone = The figures were taken back
sheet-of-source = known as a sheet of { $source }
