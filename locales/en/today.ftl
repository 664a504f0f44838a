today-is = Today, { $date }
today-none = This post owes nothing today or this week.
today-overdue = Overdue
today-week = Today and this week
today-meeting = Next meeting
why-so = why?
duty-report = Report
duty-open = Open the directive
