delay-days = { $n ->
    [one] { $n } day late
   *[other] { $n } days late
 }
