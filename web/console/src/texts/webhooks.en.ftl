# Webhooks, and mail about ratings.

webhooks-title = Webhooks
webhooks-lead = Candor tells other systems of ratings and finished dialogues by a signed request (Standard Webhooks). Operators see nothing of it.
webhooks-add = Add a webhook
webhooks-none = No webhook yet. The first one needs only an address.
webhooks-url = Address
webhooks-url-hint = https://…, on the public internet. Each event is sent there by POST.
webhooks-events = Tells of
webhooks-event-rating-submitted = Ratings
webhooks-event-rating-corrected = Corrected ratings
webhooks-event-dialogue-finished = Finished dialogues, without their rating
webhooks-ratings = Which ratings
webhooks-ratings-all = All
webhooks-ratings-dissatisfied = Dissatisfied only
webhooks-chats = Of which chats
webhooks-chats-all = All chats
webhooks-chats-chosen = Chosen chats
webhooks-secret = Secret that signs
webhooks-secret-once = Copy it now: it is not shown again. The receiver checks signatures with it.
webhooks-log = Deliveries
webhooks-log-lead = Kept for 30 days. What fails is tried again for a day.
webhooks-log-none = Nothing was sent yet. Send a test to see whether it arrives.
webhooks-refresh = Refresh
webhooks-test = Send a test
webhooks-again = Send again
webhooks-again-what = Send again: { $type }, { $when }
webhooks-more = Show older ones
webhooks-payload = What is sent
webhooks-next = next: { $when }
webhooks-answered = answered { $code }
webhooks-status-waiting = Waiting
webhooks-status-delivered = Delivered
webhooks-status-failed = Given up
webhooks-error-internal-address = internal address, refused
webhooks-error-unknown-host = unknown host
webhooks-error-no-connection = nobody answers there
webhooks-error-tls = no valid TLS certificate
webhooks-error-timeout = no answer in time
webhooks-error-protocol = the answer is not HTTP
webhooks-error-redirect = a redirect, not followed
webhooks-error-status = refused
webhooks-off = Switched off.
webhooks-off-failing = Switched off: nothing could be delivered for three days. What waited is sent when you switch it on.
webhooks-off-gone = Switched off: the receiver said that it is gone (410).
webhooks-failing = Failing since { $when }
webhooks-delivered = Last delivered { $when }
webhooks-nothing-yet = Nothing delivered yet.
webhooks-switch-off = Switch off
webhooks-switch-on = Switch on
webhooks-renew = New secret
webhooks-renew-title = Make a new secret?
webhooks-renew-lead = For a day both secrets sign, so that the receiver can be changed over. Then only the new one does.
webhooks-remove = Remove
webhooks-remove-title = Remove this webhook?
webhooks-remove-lead = What waits for it and its log go with it.
webhooks-attempts = { $count ->
    [one] one attempt
   *[other] { $count } attempts
}

# Mail
mail-alerts = Alerts by mail
mail-alerts-hint = Who gets a mail when a visitor of this chat is dissatisfied. Whoever is an operator by then gets none.
mail-none = Candor has no mail server yet, so nothing is sent (option smtp_url).
mail-weekly = Weekly summary
mail-weekly-hint = The figures of the week before, by mail, on Monday at eight in the workspace’s time zone.
mail-weekly-switch = Mail me the weekly summary
mail-weekly-next = Next: { $when }

# What is wrong with a field
field-url = An address that begins with https:// and is not internal.
field-events = Choose at least one.
field-chats = Choose at least one chat.
