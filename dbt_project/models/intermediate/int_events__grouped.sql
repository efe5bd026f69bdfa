with recursive
    keyed as (select * from {{ ref("int_acts__keyed") }}),

    acts as (select * from {{ ref("int_acts__described") }}),

    edges as (
        select from_act_id as child_id, to_act_id as parent_id
        from {{ ref("int_acts__merged") }}
    ),

    {{ roots("edges") }},

    rooted as (
        select
            acts.act_id,
            acts.first_landed_at,
            coalesce(roots.root_id, acts.act_id) as fullest_act_id
        from acts
        left join roots on acts.act_id = roots.node_id
    ),

    named as (
        select
            act_id,
            fullest_act_id,
            first_value(act_id) over (
                partition by fullest_act_id order by first_landed_at, act_id
            ) as event_id
        from rooted
    )

select
    keyed.event_mention_id,
    named.event_id,
    named.act_id,
    named.act_id = named.fullest_act_id as is_fullest
from keyed
inner join named on keyed.act_id = named.act_id
