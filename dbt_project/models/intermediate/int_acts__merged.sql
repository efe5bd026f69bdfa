-- Of the acts that a vaguer one fits, the one that it fits best; of several that it
-- fits
-- alike the fullest, if these are one act themselves. All pairs point to the more
-- detailed act: the merges make a forest.
with recursive
    compared as (select * from {{ ref("int_acts__compared") }}),

    acts as (
        select act_id, specificity, first_landed_at
        from {{ ref("int_acts__described") }}
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
            best.from_act_id,
            best.to_act_id,
            row_number() over (
                partition by best.from_act_id
                order by acts.specificity desc, acts.first_landed_at, acts.act_id
            ) as equal_rank
        from best
        inner join acts on best.to_act_id = acts.act_id
        where best.equal_count > 1
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

    {{ roots("chosen") }},

    depths as (select node_id, max(depth) as depth from walk group by node_id),

    members as (
        select roots.root_id, roots.node_id as act_id, depths.depth, chosen.score
        from roots
        inner join depths on roots.node_id = depths.node_id
        inner join chosen on roots.node_id = chosen.child_id
        union all
        select distinct root_id, root_id as act_id, 0 as depth, 0 as score
        from roots
    ),

    told as (
        select members.*, tellings.sentence_id
        from members
        inner join {{ ref("int_acts__keyed") }} as tellings using (act_id)
    ),

    -- Two acts of one sentence may have been led to one act by others: the one nearer
    -- to it, or fitting better, stays with it.
    parted as (
        select distinct act_id
        from
            (
                select
                    act_id,
                    depth,
                    rank() over (
                        partition by root_id, sentence_id order by depth, score desc
                    ) as nearness,
                    count(*) over (
                        partition by root_id, sentence_id, depth, score
                    ) as equal_count
                from (select distinct * from told) as told
            ) as ranked
        where depth > 0 and (nearness > 1 or equal_count > 1)
    )

select
    from_act_id,
    to_act_id,
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
