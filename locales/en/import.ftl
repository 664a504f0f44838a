fact-headings-decided = Headings of a sheet decided
fact-intake-undone = Figures taken back
refusal-no-heading-decided = No heading was given another meaning
refusal-no-heading-decided-do = Choose the programme beside the column whose meaning is to change
refusal-programme-unknown = No programme is called “{ $name }”
refusal-programme-unknown-do = Choose a name as the list has it
refusal-intake-already-undone = These figures were taken back before (fact { $fact })
refusal-intake-already-undone-do = Nothing was changed; the ledger tells who took them back and why
