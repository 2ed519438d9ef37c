# Working time: the workspace's, each chat's, and which time response figures count.
time-title = Working time
time-hint = When your team answers. Outside it visitors are told when you are back, and their messages are taken all the same.
time-on = Our team has working time
time-on-hint = It holds for every chat that follows the workspace. Response times count it from then on; what is finished already stays as it was counted.
time-tab = Hours
time-chat = Working time
time-chat-hint = Outside it visitors are told when you are back, and response times do not count.
time-chat-open = The chat is open
time-always = Always
time-as-workspace = As the workspace
time-as-workspace-hint = It follows the working time of the workspace, and is always open while there is none.
time-as-workspace-where = Set it there
time-own = By hours of its own
time-week = Week
time-week-hint = Several stretches a day are fine. 00:00 as an end is midnight.
time-monday = Monday
time-tuesday = Tuesday
time-wednesday = Wednesday
time-thursday = Thursday
time-friday = Friday
time-saturday = Saturday
time-sunday = Sunday
time-closed = Closed
time-from = { $day }, from
time-to = { $day }, to
time-add = More hours on { $day }
time-remove = Remove { $day }, { $from } to { $to }
time-everywhere = Same hours as { $day } on all open days
time-hours = { $hours ->
    [one] { $hours } hour a week
   *[other] { $hours } hours a week
}
time-holidays = Days off
time-holidays-hint = Whole days on which nobody answers.
time-holiday-new = Day
time-holiday-add = Add day off
time-holiday-remove = Remove { $day }
time-zone-clocks = Clocks of
time-zone-wrong = A time zone such as Europe/Paris.
time-day-wrong = Hours in order that do not overlap, each ending after it begins; at most ten.
time-week-wrong = Open at least one day.
time-holidays-wrong = At most 400 days off.
time-counted = Response times
time-working = Working time
time-clock = Clock time
time-working-counts = Working time only, where the chat had any when the dialogue was finished.
time-clock-counts = By the clock, nights and days off included.
