# A changed norm or target, tried before it is adopted.
trial = Try a norm
trial-why = The cut-offs, weights and targets changed here are kept nowhere; the figures are those of the office.
trial-norm = The norm that holds: { $norm }
trial-bands = Cut-offs and marks of the letters
trial-cut = Least percent
trial-weight-of = Programme whose weight is tried
trial-target-of = Programme whose target is tried
trial-target = Percent of the target allotted (110 = a tenth more)
trial-target-short = target
trial-do = See the outcome
trial-reset = Back to the norm that holds
trial-outcome = Before and after
trial-told = Of { $n }, { $letters } change their letter and { $ranks } their rank
trial-changed = changed
trial-nothing = Nothing was changed
trial-rank-now = Rank now
trial-score-now = Score now
trial-grade-now = Grade now
trial-rank-then = Rank on trial
trial-score-then = Score on trial
trial-grade-then = Grade on trial
