select p.place, p.parent, p2.parent, p3.parent, p4.parent, p5.parent
from json_each($2) q
cross join place p
left join place p2 on p2.office_id = p.office_id and p2.place = p.parent
left join place p3 on p3.office_id = p2.office_id and p3.place = p2.parent
left join place p4 on p4.office_id = p3.office_id and p4.place = p3.parent
left join place p5 on p5.office_id = p4.office_id and p5.place = p4.parent
where p.office_id = $1 and p.place = cast(q.value ->> 0 as bigint)
