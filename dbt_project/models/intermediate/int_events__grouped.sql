{{
    config(
        materialized="incremental",
        pre_hook="{{ forget_touched('event_id') }}",
        meta={"notes_what_it_adds": true},
    )
}}

with
    acts as (
        select event_mention_id, article_id, act_id from {{ ref("int_acts__keyed") }}
    ),

    merged as (select * from {{ ref("int_acts__grouped") }}),

    grouped as (
        select
            acts.event_mention_id,
            acts.article_id,
            acts.act_id,
            coalesce(merged.event_id, acts.act_id) as event_id,
            coalesce(merged.is_fullest, true) as is_fullest
        from acts
        left join merged on acts.act_id = merged.act_id
    )

select *
from grouped
where {{ is_touched("event_id") }}
