with recursive
    edges as (
        select
            from_act_id as child_id,
            to_act_id as parent_id,
            from_first_landed_at,
            to_first_landed_at
        from {{ ref("int_acts__merged") }}
    ),

    {{ roots("edges") }},

    rooted as (
        select
            edges.child_id as act_id,
            roots.root_id as fullest_act_id,
            edges.from_first_landed_at as first_landed_at
        from edges
        inner join roots on edges.child_id = roots.node_id
        union all
        select distinct
            parent_id as act_id,
            parent_id as fullest_act_id,
            to_first_landed_at as first_landed_at
        from edges
        where parent_id not in (select child_id from edges)
    ),

    named as (
        select
            fullest_act_id,
            min_by(act_id, {{ in_order(["first_landed_at", "act_id"]) }}) as event_id
        from rooted
        group by fullest_act_id
    )

select
    rooted.act_id, named.event_id, rooted.act_id = rooted.fullest_act_id as is_fullest
from rooted
inner join named on rooted.fullest_act_id = named.fullest_act_id
