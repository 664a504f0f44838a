blank-no-target = No target allotted
