{{ config(materialized="incremental", pre_hook="{{ forget_touched('event_id') }}") }}

with
    events as (
        select *
        from {{ ref("fct_events") }}
        where {{ is_touched("event_id", ref("fct_events")) }}
    ),

    actors as (select * from {{ ref("dim_actors") }}),

    parties as (
        select event_id, 'source' as party, source_actor_id as actor_id
        from events
        where source_actor_id is not null
        union all
        select event_id, 'target' as party, target_actor_id as actor_id
        from events
        where target_actor_id is not null
    ),

    -- An official belongs to a government and that to a state: two steps up at most.
    first_step as (
        select parties.event_id, parties.party, actors.parent_actor_id as actor_id
        from parties
        inner join actors on parties.actor_id = actors.actor_id
        where actors.parent_actor_id is not null
    ),

    second_step as (
        select first_step.event_id, first_step.party, actors.parent_actor_id as actor_id
        from first_step
        inner join actors on first_step.actor_id = actors.actor_id
        where actors.parent_actor_id is not null
    ),

    levels as (
        select *, 0 as roll_up_steps
        from parties
        union all
        select *, 1 as roll_up_steps
        from first_step
        union all
        select *, 2 as roll_up_steps
        from second_step
    )

select event_id, party, actor_id, roll_up_steps
from levels
