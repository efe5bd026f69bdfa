with recursive
    acts as (select act_id, first_landed_at from {{ ref("int_acts__described") }}),

    edges as (
        select from_act_id as child_id, to_act_id as parent_id
        from {{ ref("int_acts__merged") }}
    ),

    {{ roots("edges") }},

    rooted as (
        select node_id as act_id, root_id as fullest_act_id
        from roots
        union all
        select distinct root_id as act_id, root_id as fullest_act_id
        from roots
    ),

    named as (
        select
            rooted.fullest_act_id,
            min_by(
                rooted.act_id, {{ in_order(["acts.first_landed_at", "rooted.act_id"]) }}
            ) as event_id
        from rooted
        inner join acts on rooted.act_id = acts.act_id
        group by rooted.fullest_act_id
    )

select
    rooted.act_id, named.event_id, rooted.act_id = rooted.fullest_act_id as is_fullest
from rooted
inner join named on rooted.fullest_act_id = named.fullest_act_id
