blank-no-target = no target allotted
blank-not-applicable = not applicable
blank-not-reported = not reported
