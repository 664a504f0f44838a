select i.seq, f.at, f.on_day, f.post_id, f.why,
  i.way, i.name, i.sha256, i.as_on, i.is_synthetic,
  i.n_places, i.n_columns, i.n_cells, i.first_period, i.last_period
from intake i
join fact f on f.office_id = i.office_id and f.seq = i.seq
where i.office_id = $1
  and (cast($2 as bigint) is null or i.seq = $2)
  and (cast($3 as text) is null or i.sha256 = $3)
order by i.seq desc
