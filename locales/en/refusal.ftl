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
refusal-post-held = Somebody holds this post on that day
refusal-post-held-do = End that charge first, or give a later day
refusal-post-not-held = The post is vacant: nobody has charge of it
refusal-post-not-held-do = First give somebody charge of the post
refusal-has-own-post = This person has a post of their own already
refusal-has-own-post-do = Give it as an additional charge, or end the charge of their own post first
refusal-ends-before-it-began = The last day lies before the charge was taken on { $from }
refusal-ends-before-it-began-do = Give { $from } or a later day
refusal-account-name-not-read = This cannot be a user name
refusal-account-name-not-read-do = Write 3 to 40 characters: begin with a–z; digits, dot and hyphen may follow
refusal-account-name-taken = This user name is taken
refusal-account-name-taken-do = Choose another, such as the full name with a dot
refusal-has-account = This person has an open account already
refusal-has-account-do = Give a new invitation for that account
refusal-account-is-closed = This account was closed
refusal-account-is-closed-do = Open a new one if it is needed
refusal-may-not-keep-accounts = This post may not open or close accounts of others
refusal-may-not-keep-accounts-do = Ask the post that chairs the review, or the first account
refusal-password-too-short = The password has fewer than { $n } characters
refusal-password-too-short-do = Write a short sentence of several words
refusal-password-too-long = The password has more than { $n } characters
refusal-password-too-long-do = Choose a sentence of up to { $n } characters
refusal-password-common = This password is made of common words, or of names of places here or of the account; people try those first
refusal-password-common-do = Add words that are neither names from here nor slogans
refusal-passwords-differ = The new password was not written the same both times
refusal-passwords-differ-do = Write the same password in both boxes again
refusal-password-wrong = The present password is not right
refusal-password-wrong-do = Write the present password again
refusal-code-wrong = The code is not right, or was used already
refusal-code-wrong-do = Write the next code that your phone shows, or a recovery code
refusal-invitation-over = This address was used, or its time is over
refusal-invitation-over-do = Ask for a new invitation; for the first account start the program again
refusal-not-signed-in = Nobody is signed in
refusal-not-signed-in-do = Sign in first
refusal-sign-in-wrong = The user name or the password is not right
refusal-sign-in-wrong-do = Check both and write them again; if you forgot, ask for a new invitation
refusal-tried-too-often = There were too many wrong tries
refusal-tried-too-often-do = Try again after { $n } minutes; on a device that has signed in before, tries are counted apart
refusal-holds-no-post = You hold no post today
refusal-holds-no-post-do = You can work as soon as your taking charge is recorded; tell a post that keeps accounts
