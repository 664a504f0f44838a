create table numbers (i bigint not null primary key);
insert into numbers (i)
with recursive n (i) as (
  select cast(1 as bigint)
  union all
  select n.i + 1 from n where n.i < {rows}
)
select n.i from n;
create table spot (k bigint not null primary key, place bigint not null, district bigint not null);
insert into spot (k, place, district)
select n.i - 1, {block} + n.i, case when n.i <= 20 then {own} else {other} end
from numbers n
where n.i <= 40;
insert into person (office_id, person_id, name_hi, name_en)
select 1, {first} + n.i, 'व्यक्ति', 'Person'
from numbers n;
insert into account (office_id, account_id, person_id, name, opened_on, closed_on, password_on)
select 1, {first} + n.i, {first} + n.i, 'a' || n.i, '2025-01-01', null, null
from numbers n;
insert into post (office_id, post_id, slug, kind, title_hi, title_en, place, reports_to)
select 1, {first} + n.i, 'p' || n.i, 'bmm', 'पद', 'Post', s.place, {chair}
from numbers n
join spot s on s.k = n.i % 40;
insert into post_within (office_id, place, post_id)
select 1, 0, {first} + n.i from numbers n;
insert into post_within (office_id, place, post_id)
select 1, s.place, {first} + n.i from numbers n join spot s on s.k = n.i % 40;
insert into post_within (office_id, place, post_id)
select 1, s.district, {first} + n.i from numbers n join spot s on s.k = n.i % 40;
insert into post_within (office_id, place, post_id)
select 1, {state}, {first} + n.i from numbers n;
insert into holding (office_id, post_id, from_on, seq, person_id, charge, until_on)
select 1, {first} + n.i, '2025-01-01', {first} + n.i, {first} + n.i, 'regular', null
from numbers n
where n.i % 10 <> 0;
insert into fact (office_id, seq, at, on_day, post_id, why, kind, version, summary, prev_hash, hash, body)
select 1, {first} + n.i, '2025-01-01T05:00:00Z', '2025-01-01', {first} + 1 + n.i % 40, '',
  'point-recorded', 1, '1 · कहा', #bytes(n.i#end, #bytes(n.i + 1#end, #bytes(n.i#end
from numbers n;
insert into intake (office_id, seq, way, name, sha256, as_on, is_synthetic, n_places, n_columns, n_cells,
  first_period, last_period)
select 1, {first} + n.i, t.way, t.name, 'x' || n.i, t.as_on, t.is_synthetic, t.n_places, t.n_columns,
  t.n_cells, t.first_period, t.last_period
from numbers n
cross join intake t
where t.seq < {first};
insert into series (office_id, series_id, slug, name_hi, name_en, place, chair_id, schemes, plan)
select 1, {first} + n.i, 's' || n.i, t.name_hi, t.name_en, s.place, {first} + 1 + n.i % 40, t.schemes, t.plan
from numbers n
join spot s on s.k = n.i % 40
cross join series t
where n.i <= {rows} / 100
  and t.series_id < {first};
insert into review (office_id, review_id, series_id, held_on, venue_hi, venue_en, figures_to, stage)
select 1, {first} + n.i,
  case when n.i % 100 = 0 then {series} else {first} + 1 + n.i % ({rows} / 100) end,
  cast(1000 + n.i / 336 as text) || '-' || substr(cast(101 + n.i / 28 % 12 as text), 2) || '-'
    || substr(cast(101 + n.i % 28 as text), 2),
  t.venue_hi, t.venue_en, t.figures_to, t.stage
from numbers n
cross join review t
where t.review_id < {first};
insert into directive (office_id, directive_id, review_id, point, words, kind, place, scheme, deadline_words,
  deadline_on, deadline_how, condition, issued_on, due_on, state, is_open, closed_on, clock_from, n_extended,
  n_postponed, n_returned, n_reopened)
select 1, {first} + n.i, {first} + n.i / 50 + 1, 1, t.words, t.kind, s.place, t.scheme, t.deadline_words,
  null, t.deadline_how, 'evidence', '2025-01-01',
  case when n.i % 20 = 0 then '2025-06-01' else '2099-01-01' end,
  case
    when n.i % 10 <> 0 then 'verified'
    when n.i % 40 = 0 then 'reported'
    else 'issued'
  end,
  n.i % 10 = 0, case when n.i % 10 <> 0 then '2025-05-01' end, '2025-01-01', 0, 0, 0, 0
from numbers n
join spot s on s.k = n.i % 40
cross join directive t
where t.directive_id < {first};
insert into directive_owner (office_id, directive_id, ix, post_id, state)
select 1, {first} + n.i, 0, {first} + 1 + n.i % 40,
  case
    when n.i % 10 <> 0 then 'verified'
    when n.i % 40 = 0 then 'reported'
    else 'issued'
  end
from numbers n;
insert into directive_step (office_id, directive_id, n, seq, at, on_day, by_id, why, word, step)
select 1, {first} + n.i, 1, {first} + n.i, '2025-01-01T05:00:00Z', '2025-01-01', null, '', 'acknowledged', ''
from numbers n;
insert into directive_scope (office_id, scope, directive_id, ix)
select 1, 'office', {first} + n.i, 0 from numbers n;
insert into directive_scope (office_id, scope, directive_id, ix)
select 1, 'series {series}', {first} + n.i, 1 from numbers n;
insert into directive_scope (office_id, scope, directive_id, ix)
select 1, 'review ' || ({first} + n.i / 50 + 1), {first} + n.i, 2 from numbers n;
insert into directive_scope (office_id, scope, directive_id, ix)
select 1, 'scheme bank-linkage', {first} + n.i, 3 from numbers n;
insert into directive_scope (office_id, scope, directive_id, ix)
select 1, 'place ' || s.place, {first} + n.i, 4 from numbers n join spot s on s.k = n.i % 40;
insert into directive_scope (office_id, scope, directive_id, ix)
select 1, 'place ' || s.district, {first} + n.i, 5 from numbers n join spot s on s.k = n.i % 40;
insert into directive_scope (office_id, scope, directive_id, ix)
select 1, 'place {state}', {first} + n.i, 6 from numbers n;
insert into directive_scope (office_id, scope, directive_id, ix)
select 1, 'post ' || ({first} + 1 + n.i % 40), {first} + n.i, 7 from numbers n;
insert into directive_scope (office_id, scope, directive_id, ix)
select 1, 'open ' || s.scope, s.directive_id, s.ix + 100
from directive_scope s
where s.office_id = 1
  and s.directive_id > {first}
  and s.directive_id % 10 = 0;
insert into check_found (office_id, scope, n_passed, n)
select 1, 'post ' || ({first} + n.i), 3, 4 from numbers n;
insert into explanation (office_id, explanation_id, asked_id, cause_word, cause_key, cause, place, drafted_by,
  drafted_on, state, number_fy, number_n, called_by, called_on, reply_days, reply_by, replied_on, closed_on)
select 1, {first} + n.i, {first} + 1 + n.i % 40, t.cause_word, t.cause_key, t.cause, s.place, {chair},
  '2025-01-01',
  case
    when n.i % 10 = 0 then 'called'
    when n.i % 100 = 1 then 'withdrawn'
    else 'accepted'
  end,
  t.number_fy, n.i, {chair}, '2025-01-01', 3, case when n.i % 20 = 0 then '2025-06-01' else '2099-01-01' end,
  case when n.i % 10 <> 0 then '2025-01-02' end, case when n.i % 10 <> 0 then '2025-05-01' end
from numbers n
join spot s on s.k = n.i % 40
cross join explanation t
where t.explanation_id < {first};
insert into explanation_scope (office_id, explanation_id, ix, scope, state)
select 1, e.explanation_id, 0, 'office', e.state
from explanation e where e.explanation_id > {first};
insert into explanation_scope (office_id, explanation_id, ix, scope, state)
select 1, e.explanation_id, 1, 'place ' || e.place, e.state
from explanation e where e.explanation_id > {first};
insert into explanation_scope (office_id, explanation_id, ix, scope, state)
select 1, e.explanation_id, 2, 'place ' || s.district, e.state
from explanation e join spot s on s.place = e.place where e.explanation_id > {first};
insert into explanation_scope (office_id, explanation_id, ix, scope, state)
select 1, e.explanation_id, 3, 'asked ' || e.asked_id, e.state
from explanation e where e.explanation_id > {first};
insert into explanation_scope (office_id, explanation_id, ix, scope, state)
select 1, e.explanation_id, 4, 'line {chair}', e.state
from explanation e where e.explanation_id > {first};
insert into explanation_scope (office_id, explanation_id, ix, scope, state)
select 1, e.explanation_id, 5, 'called-by {chair}', e.state
from explanation e where e.explanation_id > {first};
insert into outbox (office_id, message_id, to_id, about, about_id, owner_id, due_on, reason, rungs, queued_on,
  state, n_tries, why)
select 1, {first} + n.i, {first} + 1 + n.i % 40, t.about, t.about_id, {first} + 1 + n.i % 40, t.due_on,
  t.reason, t.rungs, '2025-01-01',
  case
    when n.i % 10 = 0 then 'queued'
    when n.i % 100 = 1 then 'failed'
    else 'sent'
  end, 1, ''
from numbers n
cross join outbox t
where t.message_id < {first};
insert into message_scope (office_id, message_id, ix, scope, state)
select 1, m.message_id, 0, 'office', m.state
from outbox m where m.message_id > {first};
insert into message_scope (office_id, message_id, ix, scope, state)
select 1, m.message_id, 1, 'post ' || m.to_id, m.state
from outbox m where m.message_id > {first};
insert into message_scope (office_id, message_id, ix, scope, state)
select 1, m.message_id, 2, 'place ' || s.place, m.state
from outbox m join spot s on s.k = m.message_id % 40 where m.message_id > {first};
insert into message_scope (office_id, message_id, ix, scope, state)
select 1, m.message_id, 3, 'place ' || s.district, m.state
from outbox m join spot s on s.k = m.message_id % 40 where m.message_id > {first};
insert into address (office_id, post_id, email, seq)
select 1, {first} + n.i, 'post@example.in', {first} + n.i from numbers n
