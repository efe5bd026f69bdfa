-- Which two countries have most to do with each other, in cooperation or conflict?
select
    one.country_name,
    other.country_name as other_country_name,
    cast(sum(days.event_count) as bigint) as event_count,
    cast(sum(days.verbal_cooperation_count + days.material_cooperation_count) as bigint) as cooperation_count,
    cast(sum(days.verbal_conflict_count + days.material_conflict_count) as bigint) as conflict_count,
    round(sum(days.goldstein_sum) / sum(days.event_count), 1) as goldstein_mean
from marts.fct_dyad_days as days
inner join marts.dim_countries as one on one.country_code = least(days.source_country_code, days.target_country_code)
inner join
    marts.dim_countries as other on other.country_code = greatest(days.source_country_code, days.target_country_code)
where
    days.source_country_code != days.target_country_code
    and one.country_code not in ('IGO', 'NGO')
    and other.country_code not in ('IGO', 'NGO')
group by one.country_name, other.country_name
order by event_count desc, one.country_name, other.country_name
limit 10
