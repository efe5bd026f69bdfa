-- How did the two countries that have most to do with each other fare, week by week?
-- Look at: balance (cooperation less conflict) and which way the acts went.
with
    busiest as (
        select source_country_code, target_country_code
        from marts.fct_dyad_weeks
        where source_country_code != target_country_code
        group by source_country_code, target_country_code
        order by sum(event_count) desc, source_country_code, target_country_code
        limit 1
    )

select
    weeks.week_on,
    weeks.source_country_code,
    weeks.target_country_code,
    weeks.event_count,
    weeks.verbal_cooperation_count + weeks.material_cooperation_count as cooperation_count,
    weeks.verbal_conflict_count + weeks.material_conflict_count as conflict_count,
    weeks.balance,
    round(weeks.goldstein_mean, 1) as goldstein_mean
from marts.fct_dyad_weeks as weeks
inner join
    busiest
    on least(weeks.source_country_code, weeks.target_country_code)
    = least(busiest.source_country_code, busiest.target_country_code)
    and greatest(weeks.source_country_code, weeks.target_country_code)
    = greatest(busiest.source_country_code, busiest.target_country_code)
order by weeks.week_on, weeks.source_country_code
