# Analytics → Live Chat. Definitions are those of the product's page, in the same words.
analytics-title = Live Chat
analytics-lead = Dialogues by the day they were finished, { $zone }
analytics-live-connecting = Connecting…
analytics-live-connecting-definition = The connection is being made. Figures are those of the moment the page was loaded.
analytics-live-live = Live
analytics-live-live-definition = Connected: a new rating shows within a second.
analytics-live-away = Not live, reconnecting…
analytics-live-away-definition = The connection is gone. What you see is as it was; it is brought up to date as soon as Candor can be reached.

# Filters
analytics-filters = Filters
analytics-period = Period
analytics-period-today = Today
analytics-period-yesterday = Yesterday
analytics-period-7d = Last 7 days
analytics-period-30d = Last 30 days
analytics-period-90d = Last 90 days
analytics-period-this-week = This week
analytics-period-last-week = Last week
analytics-period-this-month = This month
analytics-period-last-month = Last month
analytics-period-this-quarter = This quarter
analytics-period-last-quarter = Last quarter
analytics-period-this-year = This year
analytics-period-last-year = Last year
analytics-first-day = First day
analytics-last-day = Last day
analytics-apply = Show these days
analytics-zone = Time zone
analytics-zone-find = City or region
analytics-zone-workspace = workspace
analytics-zone-here = this device
analytics-chats = Chats
analytics-chat = Chat
analytics-operators = Operators
analytics-operator = Operator
analytics-nobody = Nobody
analytics-scores = Scores
analytics-state = Rated or not
analytics-more = More filters
analytics-kind = Website or course
analytics-kind-website = Website
analytics-kind-course = Course
analytics-finished-by = Finished by
analytics-finished-by-operator = by operators
analytics-finished-by-visitor = by visitors
analytics-finished-by-idle = by idleness
analytics-finished-by-admin = by admins
analytics-language = Visitor’s language
analytics-any = Any
analytics-find = Find: { $what }
analytics-find-short = Find
analytics-nothing-found = Nothing found
analytics-chosen = Chosen filters
analytics-remove = Remove filter: { $what }
analytics-remove-all = Clear all
analytics-unknown = Unknown

# States and reasons
analytics-state-rated = Rated
analytics-state-rated-definition = A score was submitted and is not excluded. Rated, no answer, not asked and excluded add up to finished.
analytics-state-no-answer = No answer
analytics-state-no-answer-definition = The form was offered and no score came back: not yet shown, shown, closed, expired or withdrawn.
analytics-state-not-asked = Not asked
analytics-state-not-asked-definition = The form was not offered. Each of these dialogues has one reason, the first that held.
analytics-state-excluded = Excluded
analytics-state-excluded-definition = An analyst excluded the rating, with a reason. It leaves asked and rated and stays in finished.
analytics-state-asked = not shown yet
analytics-state-shown = shown, not answered
analytics-state-skipped = closed by the visitor
analytics-state-expired = time ran out
analytics-state-withdrawn = withdrawn
analytics-reason-switched-off = rating switched off
analytics-reason-no-operator-reply = no operator reply
analytics-reason-too-few-messages = too few messages
analytics-reason-idle-finish = ended by idleness
analytics-reason-asked-recently = asked recently
analytics-reason-not-sampled = not in the sample
analytics-not-asked-because = Not asked: { $reason }
analytics-no-answer-because = No answer: { $state }
analytics-scale-thumbs2 = thumbs
analytics-scale-faces3 = three faces
analytics-scale-stars5 = five stars
analytics-scale-faces5 = five faces
analytics-scale-numbers10 = 0 to 10
analytics-score = { $score } of { $best }
analytics-thumb-up = Thumb up
analytics-thumb-down = Thumb down

# Figures
analytics-started = Started
analytics-started-definition = Dialogues opened in the period, finished since or not. The filters of operators, scores, ratings and who finished concern finished dialogues and leave this figure as it is.
analytics-finished = Finished
analytics-finished-definition = Dialogues finished in the period, by whom or what finished them. Every figure below is over these.
analytics-open-now = Open now
analytics-open-now-definition = Dialogues that are not finished at this moment, and since when the visitor who waits longest waits. The filters of operators, scores, ratings and who finished concern finished dialogues and leave this figure as it is.
analytics-oldest-waits = oldest waits since { $since }
analytics-not-finished = Not finished yet
analytics-waits-for = Waits for an answer: { $time }
analytics-answers-then = { $n ->
    [one] { $n } answer then
   *[other] { $n } answers then
}
analytics-duration = Duration
analytics-duration-definition = From the first to the last message of a dialogue: the median.
analytics-handed-over = Handed over
analytics-handed-over-definition = Finished dialogues that went from one operator to another, or back to waiting.
analytics-came-back = Came back
analytics-came-back-definition = Finished dialogues after which the same visitor opened a new one within 24 hours ÷ finished.
analytics-csat = Satisfied
analytics-csat-definition = CSAT: satisfied ÷ rated, with its 95 % Wilson interval. The interval covers chance only; it says nothing about those who stayed silent.
    Dissatisfied: { $dsat }.
analytics-csat-order = Satisfied ÷ rated with its 95 % interval. Ordered by the interval’s lower end, so that one happy answer does not come first.
analytics-csat-of = { $satisfied } of { $rated } ratings
analytics-interval = { $share }, likely { $low }–{ $high }
analytics-likely = likely { $low }–{ $high }
analytics-line-marks = the line marks { $before }
analytics-no-ratings = No ratings in this view
analytics-few = few answers
analytics-few-definition = Fewer than { $few } ratings: the mark is hollow, the figure may still move a lot.
analytics-few-of = { $share } of { $n }, few answers
analytics-mixed = mixed scales
analytics-mixed-definition = Ratings on several scales are in this set. Satisfied counts each by its own scale’s setting.
analytics-hours = { $n } h
analytics-minutes = { $n } min
analytics-seconds = { $n } s
analytics-points = { $points } pts
analytics-clear-change = { $points }, clear change
analytics-no-clear-change = { $points }, no clear change
analytics-change-definition = Against { $before }: the difference is likely between { $low } and { $high } (Newcombe’s 95 % interval). When that holds 0 there is no clear change.
analytics-average = Average
analytics-average-definition = The mean score of one scale. With several scales there is one average for each, and none over all.
analytics-of-best = of { $best }
analytics-no-overall-average = No average over several scales
analytics-ratings = { $n ->
    [one] { $n } rating
   *[other] { $n } ratings
}
analytics-response-rate = Response rate
analytics-response-rate-definition = Rated ÷ asked. Beside it rated ÷ shown: of those whose screen displayed the form. Undefined is –, never 0.
analytics-of-asked = of { $asked } asked
analytics-of-shown = { $share } of the { $shown } who saw the form
analytics-can-still = { $n } can still answer
analytics-unrated = Not rated
analytics-unrated-definition = Finished dialogues without a rating: no answer (the form was offered) and not asked (it was not), always apart. Bars are drawn to measure.
analytics-finished-n = { $n } finished
analytics-first-response = First response
analytics-first-response-definition = From the visitor’s first message to the operator’s first, over answered dialogues: the median, and the time within which 9 in 10 were answered.
analytics-median = median
analytics-nine-in-ten = 9 in 10 within { $time }
analytics-never-answered = Never answered
analytics-never-answered-low = never answered
analytics-never-answered-definition = Finished dialogues without any operator message.
analytics-mean-response = Mean response
analytics-mean-response-definition = Per answer, from the first visitor message that it answers: the mean. Quickest first.
analytics-against = Against the team
analytics-against-definition = An operator’s share of satisfied against all others’ of the same set. Above or below only when Newcombe’s 95 % interval of the difference does not hold 0.
analytics-above = above
analytics-below = below
analytics-no-clear-difference = no clear difference
analytics-operators-note = by volume; credit as it stood at the finish
analytics-chats-note = by volume
analytics-axis-from = The axis of Satisfied begins at { $from }.
analytics-why-not-asked = Why not asked
analytics-all-asked = Every finished dialogue was asked.
analytics-show-behind = { $what }: show these dialogues

# The chart
analytics-days-title = Every finished dialogue
analytics-days-note-own = above: satisfied with its interval
analytics-days-note-own-definition = Above: satisfied ÷ rated of each step with its 95 % interval. Below: every finished dialogue, by score, no answer, not asked.
analytics-days-note-seven = above: satisfied, 7-day line with its interval
analytics-days-note-seven-definition = Days are thin here, so each point of the line is the sum of that day and the six before it, as far as they lie within the period: satisfied ÷ rated with its 95 % interval. Below: every finished dialogue, by score, no answer, not asked.
analytics-days-note-hours = above: satisfied, 24-hour line with its interval
analytics-days-note-hours-definition = Hours are thin here, so each point of the line is the sum of that hour and the 23 before it, as far as they lie within the period: satisfied ÷ rated with its 95 % interval. Below: every finished dialogue, by score, no answer, not asked.
analytics-days-axis = axis from { $from }
analytics-days-chart = Chart of finished dialogues. Arrow keys move, Enter shows the dialogues.
analytics-days-table = As a table
analytics-days-from = From
analytics-days-seven = Satisfied, 7 days
analytics-days-twentyfour = Satisfied, 24 hours
analytics-days-point = { $when }: { $finished } finished, { $rated } rated, { $silent } no answer, { $unasked } not asked. Satisfied { $csat }.
analytics-step = Step
analytics-step-hour = Hours
analytics-step-day = Days
analytics-step-week = Weeks
analytics-step-month = Months
analytics-level-0 = lowest
analytics-level-1 = low
analytics-level-2 = middle
analytics-level-3 = high
analytics-level-4 = highest

# The list and the dialogue
analytics-comments = Comments on dialogues
analytics-dialogues = Dialogues
analytics-in-view = { $n ->
    [one] { $n } in this view
   *[other] { $n } in this view
}
analytics-which-list = What is listed
analytics-only-comments = Comments
analytics-all-dialogues = All dialogues
analytics-picked = Only:
analytics-adopt = Use as filter
analytics-show-all = Show all
analytics-no-comments = No comments in this view.
analytics-no-dialogues = No dialogues in this view.
analytics-show-dialogues = Show all dialogues
analytics-further = Show more
analytics-without-comment = No comment
analytics-guest = Guest
analytics-comment-erased = Comment erased
analytics-message-erased = This message was erased.
analytics-file-erased = This file was erased.
analytics-visitor-export = Download all that is kept of this visitor
analytics-answered-by = answered by { $operator }
analytics-nobody-answered = nobody answered
analytics-dialogue = Dialogue
analytics-dialogue-with = Dialogue with { $visitor }
analytics-close = Close
analytics-messages = Messages
analytics-kilobytes = { $size } KB
analytics-reasons = Reasons:
analytics-story = What became of the rating
analytics-story-asked = Asked
analytics-story-shown = Shown
analytics-story-skipped = Closed
analytics-story-rated = Rated { $score }
analytics-story-corrected = Corrected to { $score }
analytics-story-expired = Time ran out
analytics-story-withdrawn = Withdrawn
analytics-story-not-asked = Not asked
analytics-event-taken = { $by } took it
analytics-event-transferred = { $by } handed it to { $to }
analytics-event-returned = { $by } put it back to waiting
analytics-event-finished-operator = { $by } finished it
analytics-event-finished-visitor = The visitor ended it
analytics-event-finished-idle = Ended by idleness
analytics-event-finished-admin = { $by } finished it
analytics-event-finished-before = Ended, then continued
analytics-event-continued = The visitor continued it
analytics-choose = Choose a dialogue to read it here. The list stays where it is.
analytics-key-next = next, back
analytics-key-open = open
analytics-key-filters = search
analytics-key-search = Search comments
analytics-key-close = close

# Reviews: what analysts say of a dialogue, and what they leave out
analytics-review = Review
analytics-review-status = Status
analytics-review-status-new = New
analytics-review-status-in-review = In review
analytics-review-status-done = Done
analytics-review-key = Key { $key }
analytics-review-assignee = Assigned to
analytics-review-assign = Assign
analytics-review-me = you
analytics-review-given-to = Assigned to { $name }
analytics-review-note = Note
analytics-review-note-hint = Only those who read analytics see it
analytics-review-note-draft = Draft, kept in this browser. Saved when you leave the field, or with Ctrl + Enter.
analytics-review-note-saved = Saved at { $time }
analytics-review-note-kept = Your text is kept here.
analytics-review-note-long = A note has at most { $most } characters; this one has { $n }. It is not saved yet.
analytics-review-note-overtaken = { $by } changed the note while you were writing:
analytics-review-note-mine = Save mine instead
analytics-review-note-theirs = Take theirs
analytics-review-saving = Saving…
analytics-review-again = Try again
analytics-review-leave-out = Leave out
analytics-review-exclude = Exclude this rating
analytics-review-exclude-about = The rating leaves asked and rated, and with them every share and average; the dialogue stays in finished. You can take it back at any time.
analytics-review-exclude-do = Exclude
analytics-review-test = Mark as test
analytics-review-test-about = The dialogue leaves every figure and every list but the one of test dialogues. You can take it back at any time.
analytics-review-test-do = Mark as test
analytics-review-spam = Mark as spam
analytics-review-spam-about = The dialogue leaves every figure and every list but the one of spam. You can take it back at any time.
analytics-review-spam-do = Mark as spam
analytics-review-reason = Why
analytics-review-reason-long = At most { $most } characters.
analytics-review-cancel = Cancel
analytics-review-is-exclude = Rating excluded
analytics-review-is-exclude-so = It is not in asked and rated; the dialogue stays in finished.
analytics-review-is-test = Test
analytics-review-is-test-so = This dialogue counts nowhere.
analytics-review-is-spam = Spam
analytics-review-is-spam-so = This dialogue counts nowhere.
analytics-review-born-test = A test dialogue from the start: from the sample page, or written by a member. It counts nowhere.
analytics-review-take-back = Take back
analytics-review-changed = Last changed by { $by }
analytics-review-keys = all keys
analytics-review-key-next = Next dialogue
analytics-review-key-previous = Previous dialogue
analytics-review-key-open = Open the chosen dialogue
analytics-review-key-close = Close the dialogue, then show all
analytics-review-key-status = Status: new, in review, done
analytics-review-key-assign = Assign to somebody
analytics-review-key-mine = Assign to me
analytics-review-key-tag = Add a tag
analytics-review-key-note = Write a note
analytics-review-key-exclude = Exclude the rating
analytics-review-key-help = This list

# Nothing to show
analytics-empty-no-chat = There is no chat yet
analytics-empty-no-chat-text = Create a chat for a website or a course. As soon as its first dialogue is finished, its figures stand here.
analytics-create-chat = Create a chat
analytics-ask-admin = Ask an owner or admin of this workspace to create one.
analytics-empty-off = Rating is switched off
analytics-empty-off-text = { $n ->
    [one] In { $chats } visitors are not asked to rate.
   *[other] In these chats visitors are not asked to rate: { $chats }.
} Switch it on in the chat’s settings, under quality control.
analytics-off-notice = Rating was switched off for every dialogue in this view: visitors are not asked.
analytics-switch-on = Open the chat’s settings
analytics-empty-filtered = No dialogue matches these filters
analytics-empty-filtered-text = Remove a filter, or choose a longer period.
analytics-empty-period = No dialogue was finished in this period
analytics-empty-period-text = Figures appear as soon as a dialogue is finished. Test dialogues of the sample page count nowhere.
analytics-look-at-year = Look at this year
analytics-embed-chat = Put the chat on your page

# Sample data
analytics-sample-look = Look at sample data
analytics-sample-look-text = Two years of a made-up team show what this tab can tell. They are marked, operators and visitors never see them, and one click removes them.
analytics-sample-there = Sample data is shown: two years of a made-up team.
analytics-sample-making = Sample data is being made. Dialogues so far: { $count }
analytics-sample-removing = Sample data is being removed. It counts no more.
analytics-sample-remove = Remove sample data

# Filters, export, reasons, marks
analytics-filter-words = Words in comments
analytics-filter-words-clear = Clear the words
analytics-filter-quoted = “{ $words }”
analytics-filter-score = Score
analytics-filter-sense = Satisfied or not
analytics-filter-comment = Comment
analytics-filter-comment-yes = with a comment
analytics-filter-comment-no = without a comment
analytics-filter-reason = Reason given
analytics-filter-no-reason = No reason was offered yet.
analytics-filter-fact = What happened
analytics-filter-review = Review
analytics-filter-review-new = new
analytics-filter-review-in-review = in review
analytics-filter-review-done = done
analytics-filter-dialogue-tag = Tag
analytics-filter-tag = Review tag
analytics-filter-no-tag = No tag was given yet.
analytics-filter-test = Test
analytics-filter-spam = Spam
analytics-filter-marked-test = Marked as test
analytics-filter-marked-spam = Marked as spam
analytics-filter-marked-note = These count nowhere: not in the figures above, nor in any other list. The filters apply here, too.
analytics-filter-none-marked = Nothing is marked so in this view.
analytics-sense-satisfied = satisfied
analytics-sense-neutral = neutral
analytics-sense-dissatisfied = dissatisfied
analytics-fact-answered = an operator answered
analytics-fact-never-answered = never answered
analytics-fact-timed = with a first response
analytics-fact-handed-over = handed over
analytics-fact-came-back = the visitor came back
analytics-fact-shown = the form was on screen
analytics-fact-can-still-answer = can still be rated
analytics-export = Export
analytics-export-what = What
analytics-export-view = All dialogues of this view
analytics-export-list = The list below: { $list }
analytics-export-as = As
analytics-export-csv = CSV
analytics-export-csv-note = Plain, for programs and most spreadsheets
analytics-export-excel = CSV for Excel
analytics-export-excel-note = With a byte order mark, so that Excel reads every letter
analytics-export-xlsx = XLSX
analytics-export-xlsx-note = A workbook; filters and definitions on a second sheet
analytics-export-print = Print or PDF
analytics-export-print-note = This page on paper, without controls
analytics-export-note = One row per dialogue, with these filters, times in { $zone }. Exports are noted in the audit log.
analytics-export-rows = { $n ->
    [one] { $n } dialogue
   *[other] { $n } dialogues
}
analytics-export-running = Exporting { $format }
analytics-export-asking = asking…
analytics-export-preparing = { $n ->
    [one] preparing { $n } dialogue…
   *[other] preparing { $n } dialogues…
}
analytics-export-progress = { $n ->
    [one] { $done } of { $n } dialogue
   *[other] { $done } of { $n } dialogues
}
analytics-export-cancel = Cancel
analytics-export-cancelled = The export was cancelled. Nothing was saved. ({ $format })
analytics-export-failed = { $format } was not exported.
analytics-export-broke = It broke off after { $size }. Nothing was saved; try again.
analytics-reasons-title = Reasons given
analytics-reasons-definition = Reasons that visitors chose with a dissatisfied score: how often each, and its share of the dissatisfied ratings. A rating may have several reasons or none, so shares need not add up to 100 %. Reasons about the product or course, and not the person, are grey.
analytics-reasons-of = { $n ->
    [one] of { $n } dissatisfied rating
   *[other] of { $n } dissatisfied ratings
}
analytics-reasons-product = about the product
analytics-reasons-none = No dissatisfied visitor of this view chose a reason.
analytics-reasons-nobody = No dissatisfied ratings in this view.
analytics-reasons-never = Visitors are not offered any reasons yet. Reasons are small chips below a dissatisfied score; each chat sets its own under quality control.
analytics-reasons-switch-on = Switch reasons on
analytics-reasons-ask = Ask an owner or admin to switch them on.
analytics-excluded-n = { $n } excluded
analytics-asked = Asked
analytics-answered-n = { $n ->
    [one] over { $n } answered dialogue
   *[other] over { $n } answered dialogues
}
analytics-answers-n = { $n ->
    [one] over { $n } answer
   *[other] over { $n } answers
}
analytics-response-mean-definition = Per answer (an operator’s message that follows a visitor’s), from the first visitor message that it answers: the mean.
analytics-came-back-n = { $n ->
    [one] { $n } dialogue
   *[other] { $n } dialogues
}
analytics-changed = definition changed
analytics-changed-definition = Within this view one scale’s scores meant different things: a chat changed which of them satisfy. Each rating counts as it did when the visitor was asked. The chart marks when it changed.
analytics-change-mark = Definition changed, { $when }
analytics-change-title = What a score means changed here. Ratings keep the meaning they were asked under.
analytics-change-line = { $when }, { $chat } — before: { $before }. Since: { $after }.
analytics-change-meaning = { $scale }, satisfied { $satisfied }, dissatisfied { $dissatisfied }
analytics-scores-definition = Ratings per score of each scale, with its share of that scale’s ratings; no answer and not asked are drawn to the same measure.
analytics-share-of-finished = share of finished
