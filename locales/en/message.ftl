messages = Messages
messages-why = Reminders before a deadline and notices of delay go out from here. Each message goes once; where one could not go, the reason stands beside it.
messages-none = No message under this filter.
messages-due = { $n ->
    [one] { $n } message is due today and not in the outbox yet.
   *[other] { $n } messages are due today and not in the outbox yet.
 }
messages-queue-do = Put into the outbox
message-number = Message { $n }
message-state-queued = Waiting
message-state-being-sent = Being sent
message-state-sent = Sent
message-state-failed = Failed, will be tried again
message-state-given-up = Failed
message-state-unknown = Not known whether it went
message-state-by-hand = Passed on by hand
message-state-not-needed = No longer needed
message-reason-due = reminder of a deadline
message-reason-overdue = notice of delay
message-reason-vacant = notice of a vacant post
message-reason-awaits-judgement = notice that a report awaits verification
message-no-mailbox = This post has no mailbox on record
message-tries = { $n ->
    [one] { $n } try
   *[other] { $n } tries
 }
message-by-hand = Pass on by hand
message-by-hand-do = I passed it on: record it
message-again-do = Send again
pass-on = Text to pass on
share-why = Select, copy and paste it wherever you want to send it. It holds one directive and one link.
address = Address of the post
address-why = Give the office's mailbox and telephone, not a person's own; they stay when the holder changes.
address-email = E-mail
address-phone = Telephone
address-do = Save the address
calendar = Calendar of the post
calendar-why = Add this address to the calendar on your telephone: sittings and deadlines will appear there. It is confidential; whoever has it can look.
done-messages-queued = Today's messages are in the outbox
done-message-again = The message is in the outbox again
done-message-by-hand = Recorded that the message was passed on by hand
done-address-given = Address of the post saved
