# Each refusal of a rule: what stood against it, and what may be done instead.
refusal-place-twice = Place { $place } is given twice
refusal-place-twice-do = Keep it once and give it again
refusal-place-without-parent = { $parent }, the place above { $place }, was not found
refusal-place-without-parent-do = Add the place above first
refusal-place-not-below-parent = Place { $place } cannot stand below { $parent }
refusal-place-not-below-parent-do = Correct its level or the place above it
refusal-deadline-before-review = The deadline { $due } is before the day of the review, { $review }
refusal-deadline-before-review-do = Give the day of the review or a later one
refusal-extension-not-later = The new deadline is not later than { $due }
refusal-extension-not-later-do = Give a date after { $due }
refusal-not-the-owner = This directive does not belong to this post
refusal-not-the-owner-do = Act as the post that owns it
refusal-doer-may-not-judge = Who did the work cannot verify it
refusal-doer-may-not-judge-do = Let another post verify it
refusal-step-does-not-follow = The directive is { $state ->
    [issued] issued
    [acknowledged] acknowledged
    [in-progress] in progress
    [reported] reported
    [returned] returned
    [verified] verified
   *[dropped] dropped
 }; this step does not follow from there
refusal-step-does-not-follow-do = Open the directive and choose the step that comes next
refusal-directive-closed = This directive is closed
refusal-directive-closed-do = Give a new directive for what is left
refusal-directive-still-open = This directive is still open
refusal-directive-still-open-do = Close it first
refusal-words-missing = The words are missing
refusal-words-missing-do = Write in full what is to be said
refusal-owner-missing = No owner was chosen
refusal-owner-missing-do = Choose at least one post
refusal-minutes-already-issued = The minutes of this review are issued
refusal-minutes-already-issued-do = Take it up in the next review
refusal-agenda-not-drawn = The agenda of this review is not written yet
refusal-agenda-not-drawn-do = Write the agenda first
refusal-agenda-item-missing = The agenda has no item { $n }
refusal-agenda-item-missing-do = Open the review again and choose an item
refusal-review-not-later = The last review of this series was on { $last }
refusal-review-not-later-do = Give a date after { $last }
refusal-sheet-already-taken = The same file was taken before (fact { $fact })
refusal-sheet-already-taken-do = Nothing was changed; give the new file if there is one
refusal-sheet-has-faults = { $n ->
    [one] The sheet has { $n } fault
   *[other] The sheet has { $n } faults
 }
refusal-sheet-has-faults-do = Correct the cells named in the preview and give the file again
refusal-nothing-to-save = There is nothing to save
refusal-nothing-to-save-do = Fill something in first
refusal-condition-already-met = The figure is already at { $value }
refusal-condition-already-met-do = Give a value beyond it, or choose evidence as the condition
refusal-file-empty = There is nothing in the file
refusal-file-empty-do = Open the file and look; hand in the one with the figures
refusal-file-too-large = The file is larger than { $mb } MB
refusal-file-too-large-do = Remove sheets and pictures that are not needed, or hand it in in parts
refusal-day-not-read = The date could not be read
refusal-day-not-read-do = Write it like this: 30.09.2024 or 30 September 2024
refusal-number-not-read = The number could not be read
refusal-number-not-read-do = Write a whole number, such as 218 or 1,570
refusal-agenda-in-use = The agenda has been worked on and is not drawn anew
refusal-agenda-in-use-do = Add a missing item by hand, or take one off with a reason
refusal-continues-elsewhere = This directive goes on under another number
refusal-continues-elsewhere-do = Act on that directive; its number stands on this page
refusal-filed-number-missing = The number under which the paper is filed is missing
refusal-filed-number-missing-do = Give as evidence the number under which the paper is filed
refusal-owner-left-out = A post that still owes the directive would be left out
refusal-owner-left-out-do = Put every owner who is not done into a part, or choose a directive that they owe too
refusal-too-few-parts = A cut needs at least two parts
refusal-too-few-parts-do = Write the words of two parts or more
refusal-merge-with-itself = A directive cannot be merged into itself
refusal-merge-with-itself-do = Give the number of the other directive, the one to be kept
refusal-weeks-not-read = The number of weeks is not between 1 and 53
refusal-weeks-not-read-do = Give a number from 1 to 53
refusal-nothing-to-check = Nothing closed in that time can be checked
refusal-nothing-to-check-do = Choose other days, another place or another checker
refusal-may-not-check = This post may not check this directive
refusal-may-not-check-do = Let the checker of the draw give the result, who neither did the work nor accepted it
refusal-already-checked = The result of this check is on record already
refusal-already-checked-do = Draw the directive again for another check
