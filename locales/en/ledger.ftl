ledger = Ledger
n-facts = { $n ->
    [one] { $n } fact
   *[other] { $n } facts
 }
ledger-why = Everything that happened, in order: which post, when, what and why. No fact is changed or taken out; each is chained to the one before it.
ledger-verify = Verify the whole ledger
ledger-whole = The ledger is whole
ledger-broken = The ledger is broken
ledger-none = The ledger is empty. The first sheet makes the first fact.
fact-by = By
hash = Hash
hash-before = Hash before
fact-number = Fact { $n }
by-program = by the program
checked-chain = { $n ->
    [one] { $n } fact was checked along the chain
   *[other] { $n } facts were checked along the chain
 }
checked-tables = { $n ->
    [one] { $n } table equals a fresh fold
   *[other] { $n } tables equal a fresh fold
 }
table-differs = Table { $table } differs from a fresh fold
older = older
newest = newest
fact-office-opened = Office opened
fact-pack-adopted = Pack adopted
fact-places-added = Places added
fact-post-created = Post created
fact-post-retitled = Title of a post changed
fact-person-added = Person entered
fact-holding-began = Charge of a post taken
fact-holding-ended = Charge of a post given up
fact-figures-saved = Figures saved
fact-series-founded = Series of reviews founded
fact-review-called = Review called
fact-agenda-drawn = Agenda drawn
fact-agenda-item-added = Item put on the agenda
fact-agenda-item-removed = Item taken off the agenda
fact-attendance-taken = Attendance taken
fact-point-recorded = Words on a point recorded
fact-directive-issued = Directive issued
fact-directive-moved = Step on a directive
fact-minutes-issued = Minutes issued
fact-evidence-filed = Evidence filed
fact-address-given = Address of a post given
fact-message-queued = Message put into the outbox
fact-message-claimed = Message taken for sending
fact-message-sent = Message sent
fact-message-failed = Message not sent
fact-message-settled = Message settled
fact-point-differed = Another wording of a point kept beside
fact-series-changed = Series changed
fact-series-ended = Series ended
fact-minutes-approved = Minutes approved
fact-minutes-returned = Approval of minutes taken back
fact-paper-issued = Paper issued
fact-explanation-drafted = Explanation drafted
fact-explanation-moved = Explanation moved
fact-finding-dismissed = Proposal of a rule put away
fact-sample-drawn = Directives drawn for a check
fact-check-made = A closed directive was checked
fact-account-opened = Account opened
fact-account-closed = Account closed
fact-password-set = Password set or changed
fact-second-factor-set = Second factor set
fact-second-factor-removed = Second factor removed
