# The frame, the pages before signing in, and what can go wrong.
nav-main = Main
nav-inbox = Inbox
nav-analytics = Analytics
nav-settings = Settings
nav-profile = Your profile

close = Close
keys-title = Keyboard shortcuts
keys-single = Single keys work (without Ctrl or ⌘)

tags = Tags
tag-add = Add a tag
tag-remove = Remove tag { $tag }
tags-used = Tags in use
tag-long = A tag has at most { $most } characters.
tags-many = A dialogue has at most { $most } tags. Remove one first.

language = Language
your-name = Your name
email = E-mail
password = Password
password-hint = At least 8 characters.
workspace-name = Workspace
time-zone = Time zone

setup-title = Welcome to Candor
setup-lead = Create yourself as the owner, and a workspace for your team.
setup-token = Setup token
setup-token-hint = The terminal shows it when Candor starts.
setup-go = Create the workspace
sign-in-title = Sign in
sign-in = Sign in
invitation-title = You are invited to { $workspace }
invitation-go = Join
invitation-gone = This invitation is not valid any more
invitation-gone-lead = It was used, withdrawn, or is older than a week. Ask whoever sent it for a new one.

error-offline = Candor cannot be reached. Nothing was changed; try again when you are connected.
error-invalid-json = The request was broken. Load the page again.
error-validation = Some values are not valid.
error-unknown-parameter = The request was broken. Load the page again.
error-unauthenticated = You are signed out. Sign in again.
error-wrong-password = The e-mail or the password is wrong.
error-forbidden = Your role does not permit this.
error-wrong-origin = This page may not call Candor: its address is not Candor’s public address.
error-not-found = This is not there any more.
error-method-not-allowed = The request was broken. Load the page again.
error-already-taken = Somebody else has taken this dialogue.
error-already-finished = This dialogue is finished.
error-not-finished = This dialogue is not finished.
error-not-assigned = This dialogue is not yours to answer; take it first.
error-not-asked = No rating was asked for this dialogue.
error-already-rated = This dialogue is already rated.
error-version-conflict = Somebody else saved these settings meanwhile. Load theirs; what you entered stays on screen until you do.
error-email-taken = There is already a member with this e-mail.
error-last-owner = A workspace keeps at least one active owner. Make somebody else an owner first.
error-stale = This changed meanwhile. Load it again.
error-expired = The time for this has run out.
error-withdrawn = This form was replaced by a newer one.
error-too-large = This is too large.
error-unsupported-media-type = Files of this type are not accepted here.
error-too-many-requests = Too many tries. Wait a moment, then try again.
error-internal = Something went wrong on Candor’s side. Nothing was changed; try again.
error-unavailable = Candor is not available right now. Nothing was changed; try again.
error-storage-full = The server’s storage is full. Nothing was saved.

# What is wrong with one field, by the field's name.
field-name = 1 to 100 characters, on one line.
field-title = 1 to 100 characters, on one line.
field-workspace = 1 to 100 characters, on one line.
field-email = Enter an e-mail address.
field-password = 8 to 128 characters.
field-new-password = 8 to 128 characters.
field-current-password = This is not your current password.
field-token = This is not the token that the terminal shows.
field-time-zone = A time zone such as Europe/Paris.
