-- What does each state do, its government and its officials included?
-- Look at: own_count (the country's name acts) beside officials_count (its seat, bodies and persons act).
select
    actors.actor_name as state,
    count(*) as event_count,
    count(*) filter (where parties.roll_up_steps = 0) as own_count,
    count(*) filter (where parties.roll_up_steps > 0) as officials_count,
    count(*) filter (where events.quad_class <= 2) as cooperation_count,
    count(*) filter (where events.quad_class >= 3) as conflict_count
from marts.bridge_event_actors as parties
inner join marts.fct_events as events on parties.event_id = events.event_id
inner join marts.dim_actors as actors on parties.actor_id = actors.actor_id
where
    actors.kind = 'state'
    and parties.party = 'source'
    and events.is_counted
    and events.source_sector_code in ('GOV', 'MIL', 'COP', 'JUD', 'LEG', 'SPY')
group by actors.actor_name
order by event_count desc, state
limit 20
