-- What does each state do, its government and its officials included?
-- Look at: own_count (the country's name acts) beside officials_count (its seat, bodies and persons act).
with
    acts as (
        select source_actor_id, count(*) as event_count, count(*) filter (where quad_class <= 2) as cooperation_count
        from marts.fct_events
        where is_counted and source_sector_code in ('GOV', 'MIL', 'COP', 'JUD', 'LEG', 'SPY')
        group by source_actor_id
    ),

    -- Officials belong to a government, and that to its state.
    levels as (
        select
            actors.actor_id,
            unnest([actors.actor_id, actors.parent_actor_id, parents.parent_actor_id]) as state_actor_id
        from marts.dim_actors as actors
        left join marts.dim_actors as parents on actors.parent_actor_id = parents.actor_id
    )

select
    states.actor_name as state,
    sum(acts.event_count)::bigint as event_count,
    coalesce(sum(acts.event_count) filter (where levels.actor_id = states.actor_id), 0)::bigint as own_count,
    coalesce(sum(acts.event_count) filter (where levels.actor_id != states.actor_id), 0)::bigint as officials_count,
    sum(acts.cooperation_count)::bigint as cooperation_count,
    sum(acts.event_count - acts.cooperation_count)::bigint as conflict_count
from acts
inner join levels on acts.source_actor_id = levels.actor_id
inner join marts.dim_actors as states on levels.state_actor_id = states.actor_id
where states.kind = 'state'
group by states.actor_name
order by event_count desc, state
limit 20
