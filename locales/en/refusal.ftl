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
refusal-name-unknown = No post or place of this series is called “{ $name }”
refusal-name-unknown-do = Choose a name from the list; put a semicolon (;) between several posts
refusal-owner-outside-series = “{ $post }” is not under this series of reviews
refusal-owner-outside-series-do = Add the post to the members of the series, or give the directive to a post at its place or below it
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
refusal-file-empty-do = Open the file and look; hand in one that is not empty
refusal-file-too-large = The file is larger than { $mb } MB
refusal-file-too-large-do = Remove sheets and pictures that are not needed, or hand it in in parts; for a photo choose a smaller size in the camera
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
refusal-file-kind-unknown = The file “{ $name }” is neither a photo nor a PDF
refusal-file-kind-unknown-do = Give a JPEG, PNG or WebP photo, or a PDF; another name does not make it another kind
refusal-too-many-files = At most { $n } files come with one report
refusal-too-many-files-do = Choose those that matter; give the others with the next report
refusal-files-too-large = All files together are larger than { $mb } MB
refusal-files-too-large-do = Choose fewer or smaller files; for photos choose a smaller size in the camera
refusal-evidence-unnamed = The reference to the letter or register is not complete
refusal-evidence-unnamed-do = For a letter give number, date and subject; for a register its name and the entry
refusal-text-too-long = At most { $n } letters can be written in one field
refusal-text-too-long-do = Say it more briefly, or give the long text as a PDF
refusal-text-not-plain = There are signs in the text that cannot be seen
refusal-text-not-plain-do = Those signs were taken out; read it again and send it
refusal-form-not-read = The form did not arrive whole
refusal-form-not-read-do = Open the page again, look at the form and send it again
refusal-clock-behind = The machine's clock shows { $now }, but the last entry in the ledger is of { $last }
refusal-clock-behind-do = Have the machine's clock set right, then send again
refusal-email-not-read = This is no e-mail address
refusal-email-not-read-do = Write it like this: bdo-maitha@example.in; one address, without a name
refusal-phone-not-read = This is no telephone number
refusal-phone-not-read-do = Write ten digits, such as 05112 271234 or 98765 43210
refusal-message-settled = This message is settled already
refusal-message-settled-do = Look in the list of messages how it stands
refusal-message-being-sent = This message is being sent at this moment
refusal-message-being-sent-do = Look again in a quarter of an hour
refusal-message-waits = This message waits in the outbox already
refusal-message-waits-do = Give the post's mailbox if it has none, or pass the text on by hand
refusal-clock-out-of-order = The days for entries and scrutiny are out of order
refusal-clock-out-of-order-do = Let entries close before scrutiny ends, at most { $most } days before the sitting
refusal-series-ended = This series was ended on { $on }
refusal-series-ended-do = Found a new series, or choose another
refusal-not-the-chair = Only the chair of the sitting may do this
refusal-not-the-chair-do = Do it in the post of the chair
refusal-deputy-name-missing = The deputy has no name
refusal-deputy-name-missing-do = Write who came, and the leave if there was one
refusal-minutes-already-approved = The minutes are approved; the points do not change
refusal-minutes-already-approved-do = If something must change, the chair first takes the approval back
refusal-minutes-not-approved = The chair has not approved the minutes yet
refusal-minutes-not-approved-do = Approve them first, in the post of the chair
refusal-minutes-not-issued = The minutes of this sitting are not issued yet
refusal-minutes-not-issued-do = Issue the minutes first
refusal-words-not-joined = Two wordings of point { $n } wait to be joined
refusal-words-not-joined-do = Open the page of the sitting and join them
refusal-asked-may-not-decide = The post that is asked for an explanation may neither issue the letter nor decide
refusal-asked-may-not-decide-do = Let a superior or the chair of the review do it
refusal-asked-other = This explanation was asked of another post
refusal-asked-other-do = Only the post that was asked replies
refusal-not-over-asked = Only a superior of the post or the chair of the review may do this
refusal-not-over-asked-do = Act as a superior or as the chair
refusal-explanation-step-does-not-follow = The explanation stands at { $state ->
    [drafted] draft
    [called] called
    [delivered] delivered
    [replied] replied
    [under-review] under review
    [accepted] accepted
    [accepted-with-warning] accepted with a warning
    [not-satisfactory] not satisfactory
    [action-recommended] action recommended
   *[withdrawn] withdrawn
 }; this step does not follow from there
refusal-explanation-step-does-not-follow-do = Look at its page and choose the next step
refusal-reply-still-awaited = The reply is due by { $due } and has not come
refusal-reply-still-awaited-do = Wait for the reply, or decide after the limit
refusal-nothing-to-accept = No reply has come, so nothing can be accepted
refusal-nothing-to-accept-do = Choose "not satisfactory", or wait for the reply
refusal-cause-not-there = What is to be explained is not so on record
refusal-cause-not-there-do = Open the page again and look at how it stands now
refusal-already-asked = This post has been asked for the same thing already (no. { $explanation })
refusal-already-asked-do = See explanation { $explanation }
refusal-norm-missing = No pack says how many days there are to reply ({ $norm })
refusal-norm-missing-do = Add this norm to the pack of the state
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
refusal-note-empty = There is no letter in the text
refusal-note-empty-do = Paste the text of a note, or choose its file
refusal-note-too-long = The text is too long for one meeting
refusal-note-too-long-do = Give the minutes or the press note of one meeting
refusal-note-html = This is the source of a web page
refusal-note-html-do = Paste the text as the page shows it
refusal-note-legacy-font = The text is typed in a legacy font such as Kruti Dev
refusal-note-legacy-font-do = Convert it to Unicode first
refusal-note-english = The text is in English
refusal-note-english-do = Give the Hindi text
refusal-note-other-script = The text is in another script
refusal-note-other-script-do = Give Hindi in Devanagari
refusal-note-other-tongue = The text is not in Hindi
refusal-note-other-tongue-do = Give the Hindi text
refusal-note-no-meeting = Nothing of a meeting or an order was found in the text
refusal-note-no-meeting-do = Check the text; paste a press note or minutes of a meeting
refusal-note-scanned = This PDF holds pictures and no text: it is a scanned paper
refusal-note-scanned-do = Give the file from which it was printed, or make text of it by OCR, check it and paste it
refusal-note-no-letters = The letters of this PDF have no text behind them, so its words cannot be read
refusal-note-no-letters-do = Give the original DOCX, or make a new PDF of it, or paste the text
refusal-note-locked = The file is locked by a password
refusal-note-locked-do = Save it without the password and give it again
refusal-note-old-word = This is a file of the old Word (.doc)
refusal-note-old-word-do = Open it in Word or LibreOffice, save it as .docx and give it again
refusal-note-picture = This is a picture, not a text
refusal-note-picture-do = Type the text, or make text of it by OCR, check it and paste it
refusal-note-damaged = The file is damaged and could not be read to its end
refusal-note-damaged-do = Save the original file anew and give it again
refusal-note-no-text = This is neither a text nor a DOCX nor a PDF
refusal-note-no-text-do = Give a plain text (UTF-8), a DOCX or a PDF with text, or paste the text
refusal-note-debris = The letters of the text are torn, as by OCR or a wrong conversion
refusal-note-debris-do = Mend it against the paper, or give the original file
