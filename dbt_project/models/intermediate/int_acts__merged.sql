-- Of the acts that a vaguer one fits, the one that it fits best; of several that it
-- fits alike the fullest, if these are one act themselves. All pairs point to the more
-- detailed act: the merges make a forest.
with recursive
    compared as (
        select * from {{ ref("int_acts__compared") }} where not is_side_by_side
    ),

    side_by_side as (
        select from_act_id as act_id, to_act_id as other_act_id
        from {{ ref("int_acts__compared") }}
        where is_side_by_side
        union all
        select to_act_id as act_id, from_act_id as other_act_id
        from {{ ref("int_acts__compared") }}
        where is_side_by_side
    ),

    -- An act that differs in its date alone from two others is one of a series.
    told_of_days as (
        select from_act_id as act_id, to_act_id as other_act_id
        from compared
        where is_dated_apart
        union all
        select to_act_id as act_id, from_act_id as other_act_id
        from compared
        where is_dated_apart
    ),

    in_series as (select act_id from told_of_days group by act_id having count(*) > 1),

    -- An act that others tell more of completes only what none of them tells.
    told_by_others as (
        select distinct from_act_id as act_id from compared where not is_dated_apart
    ),

    fitted as (
        select *, max(score) over (partition by from_act_id) as best_score
        from compared
        where
            (
                not is_dated_apart
                or (
                    from_act_id not in (select act_id from in_series)
                    and to_act_id not in (select act_id from in_series)
                )
            )
            and not (is_completed and to_act_id in (select act_id from told_by_others))
    ),

    best as (
        select *, count(*) over (partition by from_act_id) as equal_count
        from fitted
        where score = best_score
    ),

    tied as (
        select
            from_act_id,
            to_act_id,
            row_number() over (
                partition by from_act_id
                order by to_specificity desc, to_first_landed_at, to_act_id
            ) as equal_rank
        from best
        where equal_count > 1
    ),

    -- The fullest of the tied, and whether all others fit it, too.
    reconciled as (
        select fullest.from_act_id, fullest.to_act_id
        from tied as fullest
        inner join tied as other on fullest.from_act_id = other.from_act_id
        left join
            compared
            on other.to_act_id = compared.from_act_id
            and fullest.to_act_id = compared.to_act_id
            and not compared.is_dated_apart
        where fullest.equal_rank = 1 and other.equal_rank > 1
        group by fullest.from_act_id, fullest.to_act_id
        having bool_and(compared.from_act_id is not null)
    ),

    decided as (
        select best.*, best.from_act_id as child_id, best.to_act_id as parent_id
        from best
        left join
            reconciled
            on best.from_act_id = reconciled.from_act_id
            and best.to_act_id = reconciled.to_act_id
        where best.equal_count = 1 or reconciled.to_act_id is not null
    ),

    completions as (select * from decided where is_completed),

    -- 'The government' is not both of two ministers.
    rivals as (
        select distinct rival.from_act_id
        from completions as rival
        inner join
            completions as other
            on rival.to_act_id = other.to_act_id
            and rival.from_act_id != other.from_act_id
        left join
            compared as forth
            on rival.from_act_id = forth.from_act_id
            and other.from_act_id = forth.to_act_id
            and not forth.is_dated_apart
        left join
            compared as back
            on other.from_act_id = back.from_act_id
            and rival.from_act_id = back.to_act_id
            and not back.is_dated_apart
        where forth.from_act_id is null and back.from_act_id is null
    ),

    chosen as (
        select *
        from decided
        where not (is_completed and from_act_id in (select from_act_id from rivals))
    ),

    {{ roots("chosen", of="side_by_side") }},

    members as (
        select roots.root_id, roots.node_id as act_id, roots.depth, chosen.score
        from roots
        inner join chosen on roots.node_id = chosen.child_id
        union all
        select distinct root_id, root_id as act_id, 0 as depth, 0 as score
        from roots
    ),

    -- Two acts of one sentence may have been led to one act by others: the one nearer
    -- to it, or fitting better, stays with it.
    parted as (
        select distinct farther.act_id
        from members as farther
        inner join side_by_side on farther.act_id = side_by_side.act_id
        inner join
            members as nearer
            on side_by_side.other_act_id = nearer.act_id
            and farther.root_id = nearer.root_id
        where
            farther.depth > nearer.depth
            or (
                farther.depth = nearer.depth
                and farther.depth > 0
                and farther.score <= nearer.score
            )
    )

select
    from_act_id,
    to_act_id,
    from_first_landed_at,
    to_first_landed_at,
    score,
    case
        when is_copied
        then 'same_sentence'
        when shares_story
        then 'same_story'
        when is_dated_apart
        then 'dated_apart'
        else 'same_dyad'
    end as rule,
    concat_ws(
        ', ',
        case when is_same_source then 'source' end,
        case when is_same_target then 'target' end,
        case when is_same_code then 'code' end,
        case when is_same_mode then 'mode' end,
        case when is_same_place then 'place' end,
        case when is_same_date then 'date' end
    ) as agrees_on
from chosen
where from_act_id not in (select act_id from parted)
