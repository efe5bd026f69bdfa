-- Where do people protest, and how does it end?
-- Look at: violent_count (riots), and arrests told in the same country in the same month.
with
    protests as (
        select
            coalesce(place_country_code, target_country_code, source_country_code) as country_code,
            cast(date_trunc('month', event_on) as date) as month_on,
            count(*) as protest_count,
            count(*) filter (where mode in ('riot', 'vandalize')) as violent_count,
            max(arrested_maximum) as most_arrested
        from marts.fct_events
        where event_type = 'PROTEST' and is_counted
        group by all
    ),

    arrests as (
        select
            coalesce(place_country_code, source_country_code) as country_code,
            cast(date_trunc('month', event_on) as date) as month_on,
            count(*) as arrest_count
        from marts.fct_events
        where event_type = 'COERCE' and mode = 'arrest' and is_counted
        group by all
    )

select
    coalesce(countries.country_name, 'unknown') as country_name,
    protests.month_on,
    protests.protest_count,
    protests.violent_count,
    coalesce(arrests.arrest_count, 0) as arrest_count,
    protests.most_arrested
from protests
left join arrests on protests.country_code = arrests.country_code and protests.month_on = arrests.month_on
left join marts.dim_countries as countries on protests.country_code = countries.country_code
order by protests.protest_count desc, country_name, protests.month_on
limit 30
