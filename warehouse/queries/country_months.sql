-- How does each country act, month by month, and what happens on its soil?
-- Look at: Goldstein mean of its own acts beside events and dead in the country.
select
    months.month_on,
    countries.country_name,
    months.source_event_count,
    months.cooperation_count,
    months.conflict_count,
    round(months.goldstein_mean, 1) as goldstein_mean,
    months.place_event_count,
    months.protest_count,
    months.assault_count,
    months.dead_maximum
from marts.fct_country_months as months
inner join marts.dim_countries as countries on months.country_code = countries.country_code
where countries.is_country
order by months.event_count desc, months.month_on, countries.country_name
limit 30
