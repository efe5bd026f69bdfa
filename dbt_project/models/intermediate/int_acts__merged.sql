-- Of the acts that a vaguer one fits, the one that it fits best, if it is one alone:
-- the
-- merges make a forest, since all pairs point to the more detailed act.
with
    ranked as (
        select
            *,
            max(score) over (partition by from_act_id) as best_score,
            count(*) over (partition by from_act_id, score) as equal_count
        from {{ ref("int_acts__compared") }}
    )

select
    from_act_id,
    to_act_id,
    score,
    case when shares_story then 'same_story' else 'same_dyad' end as rule,
    concat_ws(
        ', ',
        case when is_same_source then 'source' end,
        case when is_same_target then 'target' end,
        case when is_same_mode then 'mode' end,
        case when is_same_place then 'place' end,
        case when is_same_date then 'date' end
    ) as agrees_on
from ranked
where score = best_score and equal_count = 1
