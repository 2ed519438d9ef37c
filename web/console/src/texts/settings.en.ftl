# Settings: chats, members, workspace, profile.

# Everywhere
settings-save = Save
settings-saving = Saving…
settings-saved = Saved.
settings-not-saved = Not saved yet
settings-discard = Discard changes
settings-cancel = Cancel
settings-edit = Edit
settings-copy = Copy
settings-copied = Copied
settings-advanced = Advanced
settings-load-newest = Load theirs
settings-look-at-fields = { $count ->
    [one] Not saved: one field needs another look.
   *[other] Not saved: { $count } fields need another look.
}
settings-leave-title = You have changes that are not saved
settings-leave-lead = If you leave now, they are lost.
settings-leave-save = Save and leave
settings-leave-discard = Leave without saving
settings-minutes = { $count ->
    [one] minute
   *[other] minutes
}
settings-hours = { $count ->
    [one] hour
   *[other] hours
}
settings-days = { $count ->
    [one] day
   *[other] days
}
settings-messages = { $count ->
    [one] message
   *[other] messages
}
settings-ratings = { $count ->
    [one] rating
   *[other] ratings
}
settings-megabytes = MB

# Chats
settings-chats = Chats
settings-chats-new = New chat
settings-chats-create = Create chat
settings-chats-first = Create your first chat
settings-chats-first-lead = A chat is what visitors see on your website or in your course. It takes a name; everything else can be changed later.
settings-chats-any-site = any site
settings-chats-sites = { $count ->
    [one] one site
   *[other] { $count } sites
}
settings-try = Try it
settings-kind = What is it for?
settings-kind-website = Website
settings-kind-website-hint = Visitors ask operators
settings-kind-course = Course
settings-kind-course-hint = Students ask curators
settings-chat-name = Name
settings-chat-name-hint = Your team sees it in the inbox and in analytics, for example “Shop”.
settings-chat-tabs = Parts of this chat’s settings
settings-tab-look = Look
settings-tab-sites = Sites
settings-tab-operators = Operators
settings-tab-files = Files
settings-tab-code = Code
settings-tab-quality = Quality control

# Chats: look
settings-look-name = For your team
settings-look-name-hint = Visitors never see this name.
settings-look-visitors = For visitors
settings-look-visitors-hint = What they read before they write.
settings-title = Title
settings-greeting = Greeting
settings-greeting-hint = Stands above the first message. Leave it empty for none.
settings-greeting-wrong = At most 500 characters.
settings-chat-language = Language
settings-chat-language-hint = The panel speaks the visitor’s own language where it can; this is for everybody else.
settings-colour = Colour
settings-colour-hint = Text on it turns black or white by itself, whichever reads better.
settings-colour-ready = Colours to choose from
settings-colour-pick = Choose any colour
settings-colour-code = Colour code
settings-colour-wrong = A colour such as #1f5a7a.
settings-preview = Preview
settings-preview-language = Language of the preview
settings-preview-dark = Dark preview
settings-preview-again = Start the preview over
settings-look-language = Language of these texts
settings-subtitle = Line below the title
settings-subtitle-hint = For example when you usually answer.
settings-banner = Banner
settings-banner-hint = A strip at the top of the panel that visitors can hide. Addresses become links.
settings-starts = Start buttons
settings-starts-hint = One click sends the text as the visitor’s first message. They are there until something is written.
settings-starts-number = Button { $number }
settings-line-up = Move “{ $name }” up
settings-line-down = Move “{ $name }” down
settings-line-remove = Remove “{ $name }”
settings-starts-add = Add a button
settings-starts-wrong = Every button needs a text.
settings-gradient = Gradient to a second colour
settings-gradient-wrong = No text can be read on all of this gradient; choose colours that are closer.
settings-second-colour = Second colour
settings-look-theme = Panel
settings-look-theme-auto = As the visitor’s system
settings-look-theme-light = Always light
settings-look-theme-dark = Always dark
settings-picture = Picture
settings-picture-hint = Shown until an operator answers. PNG, JPEG or WebP, at most 256 KB. Changes at once.
settings-picture-alt = The chat’s picture
settings-picture-choose = Choose a picture…
settings-picture-remove = Remove the picture
settings-launcher = Launcher
settings-launcher-hint = The button on your pages.
settings-shape = Shape
settings-shape-round = Round
settings-shape-square = Square
settings-shape-pill = With a text
settings-launcher-text = Text on the launcher
settings-side = Side
settings-side-end = Where lines end
settings-side-start = Where lines begin
settings-offset-inline = From the side
settings-offset-block = From the bottom
settings-offset-wrong = From 0 to 200.
settings-bubble = Greeting beside the launcher
settings-bubble-hint = Stands there until the chat is opened or the greeting is hidden. Leave it empty for none.
settings-preview-launcher = Preview of the launcher
settings-delete-chat = Delete this chat
settings-delete-chat-hint = Its dialogues and figures stay.
settings-delete-chat-ask = Delete…
settings-delete-chat-title = Delete “{ $name }”?
settings-delete-chat-lead = It disappears from every page that carries its code, and its link stops working. Open dialogues leave the inbox. Its dialogues, ratings and figures stay in analytics. This cannot be undone.
settings-delete-chat-type = Type “{ $name }” to confirm

# Chats: sites
settings-sites-title = Allowed sites
settings-sites-hint = Browsers refuse to show this chat on any site that is not named here. Its own page and the sample page always work.
settings-sites-any = Any site may show this chat.
settings-sites-only = { $count ->
    [one] Only one site may show this chat.
   *[other] Only { $count } sites may show this chat.
}
settings-sites-label = Sites, one on each line
settings-sites-example = Host names without https://. A star stands for all subdomains: *.example.org. Name example.org itself as well.
settings-sites-own = None: any site. This keeps others from embedding your chat; it does not protect data, so anybody who knows the link can still write to you.
settings-sites-wrong = Write host names such as example.org, *.example.org or localhost:3000, at most 100.

# Chats: operators
settings-operators-title = Who answers
settings-curators-title = Which curators answer
settings-operators-hint = Only they see this chat’s dialogues, are given them, and can be handed them.
settings-operators-who = Who answers
settings-operators-all = All
settings-operators-all-hint = Everybody who answers, also who joins later
settings-operators-chosen = Chosen
settings-operators-chosen-hint = Only the people you tick
settings-operators-none = Choose at least one person, or all.
settings-operators-add = Add a member
settings-idle-title = When nobody writes any more
settings-idle-hint = A quiet dialogue is finished by itself, so that the visitor can be asked and the list stays clean.
settings-idle-label = Finish after
settings-idle-more = Counted from your team’s last message. While the visitor waits for an answer it stays open for 24 hours.
settings-idle-wrong = From 5 minutes to 30 days (43,200 minutes).

# Chats: files
settings-files-title = Files
settings-files-hint = For visitors and for operators.
settings-files-on = Images and files may be sent
settings-files-types = Types
settings-files-types-hint = Images are shown in the dialogue; everything else is only ever downloaded.
settings-files-images = Images
settings-files-pdf = PDF
settings-files-text = Text and CSV
settings-files-office = Word, Excel, PowerPoint
settings-files-archives = ZIP archives
settings-files-sound = Sound
settings-files-video = Video
settings-files-other = Other types
settings-files-other-hint = Media types such as application/json, with commas between them.
settings-files-types-wrong = Write media types such as image/png, at most 50.
settings-files-size = Size
settings-files-size-label = Largest file
settings-files-size-wrong = From 1 byte to 20 MB.

# Chats: code
settings-code-try = Try it first
settings-code-try-hint = On a sample page, without touching your site.
settings-code-try-go = Open the sample page
settings-code-try-more = Write something there as a visitor, then answer it. These are test dialogues: they may be rated and count in no figure.
settings-code-inbox = Go to the inbox
settings-code-site = On your website
settings-code-site-hint = The script is under 3 KB and does nothing until somebody opens the chat.
settings-code-embed = Embed code
settings-code-where = Paste it once into every page that should have the chat, anywhere in the head or body.
settings-code-policy = Content security policy
settings-code-policy-hint = Only if your site has such a policy: add these sources to it.
settings-api = From your pages’ scripts
settings-api-hint = Open and close the chat, say who is there and what you know of the visitor.
settings-api-queue = First, once per page
settings-api-queue-hint = Calls made before the chat’s script has loaded wait in it.
settings-api-calls = Then, anywhere
settings-api-more = With several chats on a page, a chat’s key as the last value names one. Fields stand on the visitor’s card; nobody vouches for them. A refused identity is told in the browser’s console only.
settings-code-link = As a link
settings-code-link-hint = For courses, mails and QR codes, or wherever a script is not welcome.
settings-code-page = Full page
settings-code-page-open = Open the page
settings-identity = Signed identity
settings-identity-hint = If your site knows its users, it can vouch for them. Everybody else is marked “not verified”.
settings-identity-required = Signed identity is required
settings-identity-required-hint = Visitors without a valid signature are turned away.
settings-identity-secret = Secret
settings-identity-show = Show the secret
settings-identity-hide = Hide
settings-identity-renew = Replace the secret
settings-identity-renew-title = Replace the secret?
settings-identity-renew-lead = What the old one signed stops being valid at once. Until your server uses the new one, its users count as not verified, or are turned away if identity is required.
settings-identity-renewed = This is the new secret. Put it on your server now.
settings-identity-how = How to sign
settings-identity-server = On your server, never in the page:
settings-identity-language = Programming language
settings-identity-page = Then hand it to the chat as JSON in data-identity, escaped for HTML:
settings-identity-link = In a link to the full page, append it as #identity= in base64url.

# Quality control
settings-qc-rating = Rating
settings-qc-blind = Operators see neither the form nor the score, nor whether there was one.
settings-qc-enabled = The visitor can rate the dialogue
settings-qc-off-hint = Nobody is asked. Dialogues count as “not asked: switched off”.
settings-qc-scale = Scale
settings-qc-scale-hint = And which scores count as satisfied. What was rated before keeps the scale it was asked with.
settings-scale-thumbs2 = Thumbs
settings-scale-faces3 = 3 faces
settings-scale-stars5 = 5 stars
settings-scale-faces5 = 5 faces
settings-scale-numbers10 = 0 to 10
settings-thumb-up = up
settings-thumb-down = down
settings-qc-counts = What each score counts as
settings-sense-satisfied = satisfied
settings-sense-neutral = neutral
settings-sense-dissatisfied = dissatisfied
settings-qc-dissatisfied-to = Dissatisfied up to
settings-qc-satisfied-from = Satisfied from
settings-qc-texts = Question and replies
settings-qc-texts-hint = In each language. Where a text is empty, the chat’s own language speaks, and where that is empty, Candor does.
settings-qc-language = Language of the texts
settings-qc-question = Question
settings-qc-question-hint = { $name } becomes the operator’s name.
settings-qc-reply-satisfied = Reply when satisfied
settings-qc-reply-neutral = Reply when neutral
settings-qc-reply-dissatisfied = Reply when dissatisfied
settings-qc-from-chat = Empty: the text in the chat’s language is shown.
settings-qc-too-long = At most { NUMBER($max) } characters.
settings-qc-within = A whole number from { NUMBER($low) } to { NUMBER($high) }.
settings-qc-comment = Comment
settings-qc-comment-hint = A few words often say more than the score.
settings-comment-off = Off
settings-comment-optional = Optional
settings-comment-required = Required
settings-comment-required-at-or-below = Required for low scores
settings-comment-bound = Required at or below
settings-comment-label = Label of the field
settings-comment-placeholder = Placeholder in the field
settings-qc-reasons = Reasons
settings-qc-reasons-hint = Offered with a dissatisfied score. At least one is about the product or course, so that the operator is not blamed for it.
settings-qc-reason = Reason
settings-qc-reason-number = Reason { $number }
settings-qc-reason-about = What it is about: { $name }
settings-qc-reason-add = Add a reason
settings-about-service = Service
settings-about-product = Product or course
settings-qc-reason-empty = Each reason needs a text in at least one language.
settings-qc-reasons-many = At most 12 reasons.
settings-qc-reasons-product = At least one reason must be about the product or course.
settings-rules-when = When to ask
settings-rules-when-hint = A visitor who ends the dialogue himself is always asked, if an operator has answered.
settings-rules-visitor = The visitor wrote at least
settings-rules-operator = Operators wrote at least
settings-rules-between = Not again within
settings-rules-between-hint = After this visitor last answered or closed a form. 0: always ask.
settings-rules-idle = Also when a dialogue ends because nobody wrote any more
settings-rules-after = Afterwards
settings-rules-expires = The form can be answered for
settings-rules-correct = The visitor can correct it for
settings-rules-correct-hint = The last one counts, earlier ones stay in its history.
settings-rules-sample = Ask only a random share
settings-rules-sample-hint = 100 asks everyone. The rest count as “not asked: not sampled”.
settings-trial = Trial
settings-trial-hint = What these rules would have done, before you save them. Only finished dialogues count, without test and spam.
settings-trial-said = { $finished ->
    [one] Over the last 30 days these rules would have asked { $asked } of { $finished } dialogue.
   *[other] Over the last 30 days these rules would have asked { $asked } of { $finished } dialogues.
}
settings-trial-asked = { $count } asked
settings-trial-switched-off = { $count } rating switched off
settings-trial-no-operator-reply = { $count } no operator reply
settings-trial-too-few-messages = { $count } too few messages
settings-trial-idle-finish = { $count } ended by idleness
settings-trial-asked-recently = { $count } asked recently
settings-trial-not-sampled = { $count } not in the sample
settings-trial-saved = With the saved rules: { $count } asked
settings-trial-none = No dialogue was finished in the last 30 days, so there is nothing to try these rules on.
settings-trial-invalid = Something above is not valid yet. It is tried when it is.
settings-versions = Versions
settings-versions-hint = Saving makes a new version. A rating keeps the one it was asked under for ever.
settings-version = Version { $number }
settings-version-created = Made with the chat
settings-versions-all = { $count ->
    [one] Show the one version
   *[other] Show all { $count } versions
}

# Members
settings-members = Members
settings-members-add = Add a member
settings-you = (you)
settings-member-name = Name
settings-role = Role
settings-role-owner = Owner
settings-role-admin = Admin
settings-role-analyst = Analyst
settings-role-operator = Operator
settings-role-owner-does = Everything, and makes other owners.
settings-role-admin-does = Members, chats, settings, analytics, and answers visitors.
settings-role-analyst-does = Reads analytics: every rating and comment. Answers nobody, manages nothing.
settings-role-operator-does = Answers visitors. Never sees a rating, or whether there was one.
settings-role-own = You will be signed out and come back with the new role.
settings-roles = What each role sees
settings-roles-password = Whoever forgot the password asks for a new one on the sign-in page; that needs a mail server. Without one: remove and invite the person again, and name, dialogues and credit come back.
settings-member-how = How does the person get in?
settings-member-invite = Invitation
settings-member-invite-hint = You hand over a link
settings-member-password = Password
settings-member-password-hint = You choose it now
settings-member-invite-go = Make an invitation link
settings-invited = Send this link to { $name }. It works once, within a week.
settings-invited-link = Invitation link
settings-invited-once = Candor does not show it again. If it is lost, make a new one here.
settings-invite-again = New link
settings-invite-again-name = New invitation link for { $name }
settings-status-invited = Invited
settings-status-disabled = Disabled
settings-enable = Enable
settings-enable-name = Enable { $name }
settings-edit-name = Edit { $name }
settings-disable = Disable
settings-disable-hint = Disabling signs the person out at once and keeps everything for later. Removing takes the person off the list.
settings-remove-ask = Remove…
settings-remove = Remove
settings-remove-title = Remove { $name }?
settings-remove-lead = The person is signed out at once and can no longer come in. What was written keeps the name, and every figure stays as it is. If you add the same e-mail again, everything comes back.

# Workspace
settings-workspace = Workspace
settings-workspace-about = About
settings-workspace-name = Name
settings-workspace-language-hint = New chats and new members start with it.
settings-workspace-time = Time
settings-workspace-time-hint = Analytics count days, weeks and months by it.
settings-week-start = A week begins on
settings-day-monday = Monday
settings-day-sunday = Sunday
settings-day-saturday = Saturday
settings-few = Few answers
settings-few-hint = Figures from fewer ratings are drawn hollow: chance weighs more than the truth in them.
settings-few-label = Fewer than

# Workspace: retention
settings-keep = Retention
settings-keep-hint = What is older is erased for good, within a day. Counts and averages stay as they are.
settings-keep-messages = Messages, notes and names
settings-keep-messages-hint = Counted from the end of a dialogue; with its files.
settings-keep-files = Files
settings-keep-files-hint = Counted from the upload.
settings-keep-comments = Comments
settings-keep-comments-hint = With what analysts wrote about them.
settings-keep-ever = For ever
settings-keep-ask = Erase what is older?
settings-keep-ask-lead = Whatever is older than you have chosen goes for good, everywhere. This cannot be undone.
settings-keep-ask-save = Save and erase

# Profile
settings-profile-you = You
settings-profile-you-hint = Visitors see your name when you answer.
settings-theme = Theme
settings-theme-hint = Kept in this browser.
settings-theme-auto = As the system has it
settings-theme-light = Light
settings-theme-dark = Dark
settings-password-hint = A new one signs you out everywhere else.
settings-password-current = Current password
settings-password-new = New password
settings-password-go = Change the password
settings-password-done = The password is changed.
settings-sign-out = Sign out
