# The operator's inbox.

inbox-title = Inbox
inbox-lists = Lists
inbox-dialogue = Dialogue
inbox-messages = Messages
inbox-list-waiting = Waiting
inbox-list-mine = Mine
inbox-list-all = All
inbox-list-finished = Finished
inbox-more = Load more
inbox-loading = Loading…
inbox-close = Close
inbox-cancel = Cancel
inbox-save = Save
inbox-undo = Undo
inbox-back = Back to the list

# The connection
inbox-live = Live
inbox-not-live = Not connected
inbox-connecting = Connecting… What you write meanwhile is kept.
inbox-lost = No connection since { $time }. What you see may be out of date. What you write is kept and sent as soon as it is back.
inbox-try-now = Try now

# A row
inbox-visitor = Visitor
inbox-test = Test
inbox-test-long = A test dialogue, from the sample page or a signed-in member. It works like any other and counts nowhere.
inbox-course = Course
inbox-website = Website
inbox-you = You:
inbox-team = Team:
inbox-types = typing…
inbox-draft = Draft
inbox-a-file = A file
inbox-waits = Waiting for an answer:
inbox-waits-since = Waiting for an answer since { $time }
inbox-unread =
    { $count ->
        [one] { $count } unread message
       *[other] { $count } unread messages
    }

# Nothing there
inbox-no-chat = You answer in no chat yet. Ask an admin to add you to one.
inbox-no-chat-manager = There is no chat yet in which you answer. Create one, or add yourself to its operators.
inbox-to-chats = Go to chats
inbox-empty-waiting = Nobody is waiting. A new dialogue appears here by itself.
inbox-empty-mine = You have no open dialogue.
inbox-empty-all = No dialogue is open. When a visitor writes, it appears here by itself.
inbox-empty-finished = Nothing is finished yet.
inbox-to-waiting =
    { $count ->
        [one] { $count } visitor is waiting
       *[other] { $count } visitors are waiting
    }
inbox-to-mine =
    { $count ->
        [one] Go to your open dialogue
       *[other] Go to your { $count } open dialogues
    }
inbox-to-try = Put a chat on your site, or try its sample page
inbox-choose = Choose a dialogue from the list.
inbox-choose-none = When a visitor writes, his dialogue appears in the list.
inbox-hint-rows = through the list
inbox-hint-open = opens
inbox-hint-keys = all keys
inbox-missing = This dialogue is not there, or it is not in one of your chats any more.

# The dialogue
inbox-take = Take
inbox-finish = Finish
inbox-finishing = Finishing…
inbox-hand-over = Hand over
inbox-nobody-yet = Waiting for { $time }. Take the dialogue to answer.
inbox-answered-by = { $name } is answering this dialogue.
inbox-is-finished = This dialogue is finished. If the visitor writes again soon, it goes on here.
inbox-taken-by = { $name } was faster and is answering this dialogue.
inbox-said-taken = The dialogue is yours.
inbox-said-finished = The dialogue with { $name } is finished.
inbox-loading-older = Loading older messages…
inbox-new = New
inbox-fresh =
    { $count ->
        [one] { $count } new message
       *[other] { $count } new messages
    }
inbox-to-end = To the newest message
inbox-is-typing = { $name } is typing…
inbox-seen = Seen
inbox-sent = Sent
inbox-pending = Sending…
inbox-pending-offline = Sent as soon as the connection is back
inbox-not-sent = Not sent.
inbox-retry = Try again
inbox-discard = Discard
inbox-picture = Picture { $name }
inbox-download = Download

# What happened. who, whom: me, other, nobody
inbox-event-taken =
    { $who ->
        [me] You took the dialogue
       *[other] { $by } took the dialogue
    }
inbox-event-transferred =
    { $who ->
        [me]
            { $whom ->
                [me] You took the dialogue over
               *[other] You handed the dialogue over to { $to }
            }
       *[other]
            { $whom ->
                [me] { $by } handed the dialogue over to you
               *[other] { $by } handed the dialogue over to { $to }
            }
    }
inbox-event-returned =
    { $who ->
        [me] You put the dialogue back to waiting
       *[other] { $by } put the dialogue back to waiting
    }
inbox-event-finished =
    { $who ->
        [me] You finished the dialogue
       *[other] { $by } finished the dialogue
    }
inbox-event-finished-visitor = The visitor ended the dialogue
inbox-event-finished-idle = Finished by itself after a time without messages
inbox-event-finished-operator = The dialogue was finished
inbox-event-finished-admin = The dialogue was finished
inbox-event-finished-alone = The dialogue was finished
inbox-event-continued = The visitor continued the dialogue
inbox-note-from =
    { $who ->
        [me] Your note to the team
       *[other] Note to the team from { $by }
    }

# The composer
inbox-message = Message
inbox-write = Write an answer… / for canned replies
inbox-write-course = Write to the student… / for canned replies
inbox-send = Send
inbox-send-long = Enter sends, Shift+Enter starts a new line
inbox-draft-kept = Draft kept
inbox-length = { $length } of { $longest } characters
inbox-too-long = This is too long for one message. Shorten it or send it in two.
inbox-wait-upload = A file is still being uploaded.
inbox-unsent = You have written something that is not sent yet.
inbox-send-and-finish = Send and finish
inbox-finish-without = Finish without sending
inbox-go-on = Go on writing
inbox-unsent-left = A message could not be sent, so nothing was changed. Try it again or discard it first.

# Files
inbox-attach = Attach a file
inbox-attached = Files to send
inbox-detach = Remove { $name }
inbox-uploading = Uploading { $name }
inbox-file-too-large = Too large: at most { $size }.
inbox-file-kind = This kind of file is not accepted here.
inbox-drop = Drop to attach

# Canned replies
inbox-canned = Canned replies
inbox-canned-about = Shared by the whole team. Type / and the shortcut in a message.
inbox-canned-keys = ↑ ↓ choose · ⏎ inserts · Esc closes
inbox-canned-manage = Manage
inbox-no-replies = There are no canned replies yet.
inbox-shortcut = Shortcut
inbox-shortcut-hint = What is typed after /: letters, digits, - and _
inbox-shortcut-wrong = Use 1 to 40 letters, digits, - and _, and a shortcut that is still free.
inbox-reply-text = Text
inbox-reply-new = New reply
inbox-reply-change = Change /{ $shortcut }
inbox-reply-delete = Delete /{ $shortcut }
inbox-reply-deleted = /{ $shortcut } is deleted.

# Handing over
inbox-to-whom = To whom?
inbox-back-to-waiting = Back to waiting
inbox-to-me = To me
inbox-no-colleagues = No colleague answers in this chat.
inbox-note = Note
inbox-note-hint = Only the team sees it.

# The visitor's card
inbox-card = Visitor’s card
inbox-verified = Verified by the site
inbox-not-verified = Not verified
inbox-not-verified-long = Name and e-mail are what the visitor says; the site does not vouch for them.
inbox-email = E-mail
inbox-chat = Chat
inbox-page = Page
inbox-language = Language
inbox-browser = Browser
inbox-fields = From the page
inbox-fields-hint = Your page says so; nobody vouches for it.
inbox-opened = Opened
inbox-operator = Operator
inbox-curator = Curator
inbox-nobody = Nobody yet
inbox-tags-hint = What it is about. The team sees it, the visitor does not.
inbox-earlier = Other dialogues
inbox-earlier-none = This is the first one.
inbox-state-waiting = Waiting
inbox-state-active = Open

# Erasing a visitor
inbox-erased = Erased
inbox-erased-long = The messages of this dialogue, and what was known of the visitor, were erased.
inbox-erased-message = This message was erased.
inbox-erased-file = This file was erased.
inbox-erase = Erase this visitor…
inbox-erase-title = Erase “{ $name }”?
inbox-erase-lead = His name, e-mail, messages, files and comments go, and what the team wrote to him: here, in analytics, in searches and exports. An open dialogue is finished. This cannot be undone.
inbox-erase-stays = Numbers and times of messages stay, and every count and average stays as it is.
inbox-erase-type = Type “{ $name }” to confirm
inbox-erase-now = Erase for good
inbox-erase-done = Erased.

# Alerts
inbox-alerts = Notifications
inbox-alerts-about = When somebody starts waiting or writes to you. Kept in this browser.
inbox-alert-sound = Sound
inbox-alert-desktop = Desktop notification while Candor is not in front
inbox-alert-denied = This browser does not permit notifications for this page. You can permit them in its settings.
inbox-alert-impossible = This browser cannot show notifications on this page.
inbox-alert-badge = Number in the tab’s title

# Keys
inbox-key-next = Next dialogue
inbox-key-previous = Previous dialogue
inbox-key-open = Open the chosen dialogue
inbox-key-take = Take
inbox-key-write = To the message
inbox-key-canned = In the message: canned replies
inbox-key-send = In the message: send
inbox-key-line = In the message: new line
inbox-key-finish = Finish
inbox-key-hand-over = Hand over
inbox-key-card = Visitor’s card
inbox-key-tags = Tags
inbox-key-lists = Waiting, mine, all, finished
inbox-key-back = From the message to the list
inbox-key-help = This sheet
