"""DuckDB's side of the bench: raw rows of a state to graded and ranked scorecards, in one SQL job.

Reads place.csv, indicator.csv and figure.csv of the folder given, and prints the three sums by which
answers are compared, then how long it took from the first file to the last rank. The start of Python
is not counted. Usage: duckdb_score.py FOLDER
"""

import sys
import time

import duckdb

READ = """
create table place as
select gp, block, district from read_csv('{folder}/place.csv');

create table weight as
select indicator, weight from read_csv('{folder}/indicator.csv');

create table figure as
select * from read_csv('{folder}/figure.csv', header = true, columns = {{
  'gp': 'integer', 'indicator': 'smallint', 'month': 'tinyint',
  'target': 'integer', 'achieved': 'integer'}});
"""

# Each level is added up from the one below it; then targets and achievements are cumulated from April,
# each line gets the marks of its band, and the card is ranked among those with the same parent.
SCORE = """
create table card as
with in_gp as (
  select gp as id, block as parent, district, indicator, month, target, achieved
  from figure join place using (gp)
), in_block as (
  select parent as id, any_value(district) as parent, indicator, month,
    sum(target)::bigint as target, sum(achieved)::bigint as achieved
  from in_gp
  group by all
), in_district as (
  select parent as id, 9 as parent, indicator, month,
    sum(target)::bigint as target, sum(achieved)::bigint as achieved
  from in_block
  group by all
), in_state as (
  select 9 as id, 0 as parent, indicator, month,
    sum(target)::bigint as target, sum(achieved)::bigint as achieved
  from in_district
  group by all
), in_any as (
  select 'gp' as tier, id, parent, indicator, month, target, achieved from in_gp
  union all
  select 'block', id, parent, indicator, month, target, achieved from in_block
  union all
  select 'district', id, parent, indicator, month, target, achieved from in_district
  union all
  select 'state', id, parent, indicator, month, target, achieved from in_state
), to_date as (
  select tier, id, parent, indicator, month,
    sum(target) over since_april as target,
    sum(achieved) over since_april as achieved
  from in_any
  window since_april as (partition by tier, id, indicator order by month)
), marked as (
  select tier, id, parent, month, weight,
    case
      when achieved * 100 >= target * 100 then 5
      when achieved * 100 >= target * 90 then 4
      when achieved * 100 >= target * 75 then 3
      when achieved * 100 >= target * 60 then 2
      when achieved * 100 >= target * 40 then 1
      else 0
    end as marks
  from to_date join weight using (indicator)
), scored as (
  select tier, id, any_value(parent) as parent, month,
    sum(weight * marks) * 10.0 / (5 * sum(weight)) as score
  from marked
  group by tier, id, month
)
select *,
  case
    when score >= 9 then 'A'
    when score >= 7.5 then 'B'
    when score >= 6 then 'C'
    when score >= 4 then 'D'
    else 'E'
  end as letter,
  rank() over (partition by tier, parent, month order by score desc) as place_among
from scored;
"""

SUMS = "select count(*), sum(score), sum(place_among) from card"


def main(folder):
    office = duckdb.connect()
    start = time.perf_counter()
    office.execute(READ.format(folder=folder))
    office.execute(SCORE)
    n_cards, score, rank = office.execute(SUMS).fetchone()
    took = time.perf_counter() - start
    print(f"cards {n_cards}  score {score:.4f}  rank {rank}")
    print(f"took {took * 1_000_000:.0f} microseconds, DuckDB {duckdb.__version__}")


if __name__ == "__main__":
    main(sys.argv[1])
