# Freezing a month, corrections after it, and what was known earlier.
month-page = The month
month-is-open = The month is open
month-is-frozen = Figures to { $until } frozen on { $on }
month-open-rule = Once a month is frozen its figures and those before it stand; a later change comes only as a correction with a reason.
month-frozen-rule = A figure now changes only as a correction with a reason; the old figure and the new one are both shown.
month-freeze = Freeze the month
month-note = Note (may be left out)
month-freeze-do = Freeze the month
month-thaw = Open the month again
month-thaw-do = Open again
month-thaw-by = Only { $post }, or an officer at the same level or above, can open it again.
month-thaw-there = It can be opened again only at { $place }, { $month }.
month-changed = Changed since the freeze
month-n-changed = { $n ->
    [one] { $n } correction since the freeze
   *[other] { $n } corrections since the freeze
 }
month-then = Before
month-now = Now
month-on = When, by whom
month-history = What was done with this month
fact-month-frozen = Month frozen
fact-month-thawed = Month opened again
fact-figures-corrected = Figures of a frozen month corrected
done-month-frozen = The month is frozen; figures now change only as corrections with a reason
done-month-thawed = The month is open again; figures can be taken
sheet-frozen = { $n ->
    [one] { $n } figure of this sheet changes a frozen month (to { $until })
   *[other] { $n } figures of this sheet change a frozen month (to { $until })
 }
sheet-frozen-why = { $place }: the month was frozen on { $on }. These figures can be taken only as a correction, with a reason; the old ones stay visible beside them.
sheet-correct = Take as a correction with this reason
then-known = This page shows what was known up to fact { $fact } ({ $date })
then-now = See what is known today
then-look = See what was known earlier
then-ask = A day (08.10.2024) or the number of a fact
then-show = Show
refusal-month-frozen = The figures of { $place } to { $until } were frozen on { $on }; of what was given, { $n } would change them
refusal-month-frozen-do = No figure was taken. Give them as a correction with a reason, or have the month opened again by whoever froze it
refusal-not-a-month = Only a month is frozen, not a week or a year
refusal-not-a-month-do = Choose a month, such as 2024-09
refusal-month-not-begun = This month begins on { $from }; it cannot be frozen before
refusal-month-not-begun-do = Freeze it when its figures are in
refusal-month-already-frozen = Figures to { $until } were frozen on { $on } already
refusal-month-already-frozen-do = Nothing more is needed; give a change as a correction
refusal-month-not-frozen = This month of this place is not frozen
refusal-month-not-frozen-do = See the page of the month; it may be frozen from a place above
refusal-freezer-is-above = The month was frozen by a higher officer; this post cannot open it
refusal-freezer-is-above-do = Ask the officer who froze it, with the reason
refusal-correction-too-large = One correction cannot change more than { $n } figures of frozen months
refusal-correction-too-large-do = No figure was taken. Open the month again, take the sheet in, and freeze it anew
refusal-position-not-read = This is neither the number of a fact nor a day
refusal-position-not-read-do = Write a number (412) or a day (08.10.2024)
refusal-position-ahead = The ledger reaches to { $head } so far
refusal-position-ahead-do = Write a number from 1 to { $head }, or a day
refusal-nothing-known-then = Up to { $on } the ledger of this office held nothing
refusal-nothing-known-then-do = Write a later day
refusal-figure-too-large = At { $place } a figure ({ $indicator }) is too large to be added up
refusal-figure-too-large-do = No figure was taken; check the unit and the zeros and give it again
refusal-bands-out-of-order = The cut-offs are out of order at letter { $letter }
refusal-bands-out-of-order-do = Keep the cut-off of a better letter above that of the one below it
refusal-weights-sum-to-nothing = The weights or marks sum to nothing; no programme would count
refusal-weights-sum-to-nothing-do = Give at least one programme a weight, and one letter marks, above zero
refusal-trial-number-out-of-range = The number is not between { $least } and { $most }
refusal-trial-number-out-of-range-do = Write a number within these bounds
