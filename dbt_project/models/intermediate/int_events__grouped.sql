{{
    config(
        materialized="incremental",
        pre_hook="{{ forget_touched('event_id') }}",
        meta={"notes_what_it_adds": true},
    )
}}

with
    merged as (select * from {{ ref("int_acts__grouped") }}),

    -- Acts of touched events: alone or naming their event, an act has its key.
    acts as (
        select event_mention_id, article_id, act_id
        from {{ ref("int_acts__keyed") }}
        {% if is_incremental() %}
            where
                act_id in (
                    select act_id
                    from merged
                    where {{ is_touched("event_id") }}
                    union all
                    {{ touched("event_id") }}
                )
        {% endif %}
    ),

    grouped as (
        select
            acts.event_mention_id,
            acts.article_id,
            acts.act_id,
            coalesce(merged.event_id, acts.act_id) as event_id,
            coalesce(merged.is_fullest, true) as is_fullest,
            merged.act_id is not null as is_merged
        from acts
        left join merged on acts.act_id = merged.act_id
    )

select *
from grouped
where {{ is_touched("event_id") }}
