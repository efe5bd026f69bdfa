{{
    config(
        materialized="incremental",
        pre_hook="{{ forget_groups('actor_id, date_on', actor_days) }}",
    )
}}

{% set touched_days %} select actor_id, date_on from touched {% endset %}

with
    {% if not execute or is_incremental() %}
        touched as ({{ actor_days() }}),
    {% endif %}

    named as (
        select
            actor_id,
            reported_on as date_on,
            {{ sum_of_counts("mention_count") }} as naming_count,
            {{ sum_of_counts("article_count") }} as article_count
        from {{ ref("int_actors__seen") }}
        where {{ is_in_groups("actor_id, reported_on", touched_days) }}
        group by actor_id, reported_on
    ),

    acted as (
        select
            source_actor_id as actor_id,
            event_on as date_on,
            count(*) as source_event_count,
            count(*) filter (where quad_class <= 2) as cooperation_count,
            count(*) filter (where quad_class >= 3) as conflict_count,
            {{ mean_of("goldstein") }} as goldstein_mean
        from {{ ref("fct_events") }}
        where
            is_counted
            and date_precision = 'day'
            and source_actor_id is not null
            and {{ is_in_groups("source_actor_id, event_on", touched_days) }}
        group by source_actor_id, event_on
    ),

    met as (
        select
            target_actor_id as actor_id,
            event_on as date_on,
            count(*) as target_event_count
        from {{ ref("fct_events") }}
        where
            is_counted
            and date_precision = 'day'
            and target_actor_id is not null
            and {{ is_in_groups("target_actor_id, event_on", touched_days) }}
        group by target_actor_id, event_on
    ),

    days as (
        select actor_id, date_on
        from named
        union
        select actor_id, date_on
        from acted
        union
        select actor_id, date_on
        from met
    )

select
    days.actor_id,
    days.date_on,
    coalesce(named.naming_count, 0) as naming_count,
    coalesce(named.article_count, 0) as article_count,
    coalesce(acted.source_event_count, 0) as source_event_count,
    coalesce(met.target_event_count, 0) as target_event_count,
    coalesce(acted.cooperation_count, 0) as cooperation_count,
    coalesce(acted.conflict_count, 0) as conflict_count,
    acted.goldstein_mean
from days
left join named on days.actor_id = named.actor_id and days.date_on = named.date_on
left join acted on days.actor_id = acted.actor_id and days.date_on = acted.date_on
left join met on days.actor_id = met.actor_id and days.date_on = met.date_on
