{{
    config(
        materialized="incremental",
        meta={"exchanged_within": "{{ is_in_groups('landed_on', touched_days) }}"},
    )
}}

with
    told as (
        select *
        from {{ ref("int_actor_mentions__resolved") }}
        where role is not null and {{ is_in_groups("landed_on", touched_days) }}
    ),

    roles as (
        select role, {{ plain_name("role") }} as plain_role
        from (select distinct role from told) as roles
    )

select
    told.landed_on,
    told.actor_id,
    roles.plain_role,
    told.country_code,
    max_by(told.role, {{ in_order(["told.reported_on", "told.role"]) }}) as role,
    max(told.reported_on) as last_named_on,
    min(told.reported_on) filter (where told.is_role_told) as first_told_on,
    max(told.reported_on) filter (where told.is_role_told) as last_told_on,
    min_by(
        told.sentence_id, {{ in_order(["told.reported_on", "told.sentence_id"]) }}
    ) filter (where told.is_role_told) as evidence_sentence_id,
    count(*) as mention_count,
    count(distinct told.article_id) as article_count
from told
inner join roles on told.role = roles.role
group by told.landed_on, told.actor_id, roles.plain_role, told.country_code
