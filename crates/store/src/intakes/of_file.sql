select i.seq, f.at, f.on_day, f.post_id, f.why,
  i.way, i.name, i.sha256, i.as_on, i.is_synthetic,
  i.n_places, i.n_columns, i.n_cells, i.first_period, i.last_period, i.undone_by
from intake i
cross join fact f
where i.office_id = $1
  and i.sha256 = $2
  and i.undone_by is null
  and f.office_id = i.office_id
  and f.seq = i.seq
order by i.seq desc
limit 1
