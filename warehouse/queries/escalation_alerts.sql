-- Between which countries does conflict rise above what is usual for them?
-- Look at: conflict_count of the week beside usual_count, the mean of the four weeks before.
with
    weeks as (
        select
            week_on,
            least(source_country_code, target_country_code) as country_code,
            greatest(source_country_code, target_country_code) as other_country_code,
            sum(verbal_conflict_count + material_conflict_count) as conflict_count,
            sum(material_conflict_count) as material_conflict_count
        from marts.fct_dyad_weeks
        where source_country_code != target_country_code
        group by all
    ),

    compared as (
        select
            *,
            coalesce(
                sum(conflict_count) over (
                    partition by country_code, other_country_code
                    order by week_on range between interval '28' day preceding and interval '7' day preceding
                ),
                0
            )
            / 4 as usual_count
        from weeks
    )

select
    week_on,
    country_code,
    other_country_code,
    cast(conflict_count as bigint) as conflict_count,
    cast(material_conflict_count as bigint) as material_conflict_count,
    round(usual_count, 1) as usual_count,
    round(conflict_count - usual_count, 1) as rise
from compared
where conflict_count > usual_count
order by rise desc, week_on desc, country_code, other_country_code
limit 20
