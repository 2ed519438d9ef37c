# Answers by when they were given: analytics → Operators, workload, one's own numbers. Nothing here is made of ratings.
hours-title = Operators
hours-lead = By the day and hour in which visitors were answered, { $zone }. Ratings play no part here.
hours-figure = Figure
hours-axis = By
hours-seconds = Seconds
hours-answers = Answers
hours-dialogues = Dialogues
hours-arrivals = Arrivals
hours-by-day = By day
hours-by-hour = By hour
hours-seconds-by-day = Mean response by day
hours-seconds-by-hour = Mean response by hour of the day
hours-answers-by-day = Answers by day
hours-answers-by-hour = Answers by hour of the day
hours-dialogues-by-day = Dialogues answered by day
hours-dialogues-by-hour = Dialogues answered by hour of the day
hours-seconds-definition = Per answer, from the first visitor message that it answers: the mean. Darker takes longer. An answer is an operator’s message that follows a visitor’s. Dialogues that are still open count, test and spam do not.
hours-answers-definition = An answer is an operator’s message that follows a visitor’s. It counts in the hour in which it was given. Dialogues that are still open count, test and spam do not.
hours-dialogues-definition = Dialogues in which the operator answered in that day or hour. One that goes on over midnight counts in both days, and once in all. Dialogues that are still open count, test and spam do not.
hours-mean = Mean
hours-total = All
hours-in-all = the whole period
hours-all = Everybody
hours-week-of = Week from { $day }
hours-said = { $who }, { $when }: { $answers ->
    [one] { $answers } answer
   *[other] { $answers } answers
} in { $dialogues ->
    [one] { $dialogues } dialogue
   *[other] { $dialogues } dialogues
}, { $seconds } on average
hours-nothing = { $who }, { $when }: no answers
hours-empty = Nobody answered in this period
hours-empty-text = As soon as an operator answers a visitor, it stands here. Test dialogues of the sample page count nowhere.

# Workload, on the Live Chat page
hours-workload = Workload by hour
hours-workload-definition = Arrivals are dialogues opened, answers are operators’ messages that follow a visitor’s; both by when they happened, not by when the dialogue was finished. Filters of chats, website or course, language and dialogue tags apply, to answers also the one of operators.
hours-workload-said = { $when }: { $arrivals ->
    [one] { $arrivals } arrival
   *[other] { $arrivals } arrivals
}, { $answers ->
    [one] { $answers } answer
   *[other] { $answers } answers
}
hours-workload-none = nothing happened in this period
hours-busiest-arrivals = most arrive on { $when }: { $n }
hours-busiest-answers = most is answered on { $when }: { $n }
hours-weekday = Day
hours-hour = Hour

# Took part
hours-credit = Whose a dialogue is
hours-credited = Credited
hours-took-part = Took part
hours-took-part-chip = All who took part
hours-took-part-note = everyone who wrote in a dialogue: sums exceed the total

# My numbers
hours-own = My numbers
hours-own-hint = What you answered, by when. Only you and those who read analytics see it.
hours-own-empty = You answered nobody in this period.
hours-you = You
hours-period = Period
hours-7d = 7 days
hours-30d = 30 days
hours-90d = 90 days
hours-first-response = First response
hours-first-response-of = { $n ->
    [one] median, { $n } dialogue
   *[other] median, { $n } dialogues
}
hours-response = Response
hours-response-hint = mean, per answer
