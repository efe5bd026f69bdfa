with
    events as (
        select *
        from {{ ref("fct_events") }}
        where
            is_counted
            and event_on is not null
            and place_latitude is not null
            and (
                event_type in ('PROTEST', 'ASSAULT')
                or (event_type = 'COERCE' and mode = 'arrest')
            )
    ),

    countries as (select * from {{ ref("dim_countries") }}),

    typed as (
        select
            *,
            case
                when event_type = 'COERCE'
                then 'Strategic developments'
                when event_type = 'PROTEST' and mode in ('riot', 'vandalize')
                then 'Riots'
                when event_type = 'PROTEST'
                then 'Protests'
                when
                    mode in (
                        'aerial',
                        'drone',
                        'heavy-weapons',
                        'explosives',
                        'suicide-attack',
                        'unconventional'
                    )
                then 'Explosions/Remote violence'
                when
                    coalesce(target_sector_code, '')
                    in ('CVL', 'REF', 'MED', 'EDU', 'LAB', 'REL', 'BUS', 'NGO')
                then 'Violence against civilians'
                else 'Battles'
            end as acled_event_type
        from events
    )

select
    typed.event_id as event_id_cnty,
    typed.event_on as event_date,
    cast(date_trunc('week', typed.event_on) as date) as event_week,
    cast(year(typed.event_on) as integer) as year,
    case
        typed.date_precision when 'day' then 1 when 'week' then 2 else 3
    end as time_precision,
    case
        when typed.acled_event_type = 'Protests'
        then 'Demonstrations'
        when typed.acled_event_type = 'Riots'
        then 'Demonstrations; Political violence'
        when typed.acled_event_type = 'Strategic developments'
        then 'Strategic developments'
        else 'Political violence'
    end as disorder_type,
    typed.acled_event_type as event_type,
    case
        when typed.acled_event_type = 'Strategic developments'
        then 'Arrests'
        when typed.acled_event_type = 'Riots'
        then 'Violent demonstration'
        when typed.acled_event_type = 'Protests'
        then 'Peaceful protest'
        when typed.mode in ('aerial', 'drone')
        then 'Air/drone strike'
        when typed.mode = 'heavy-weapons'
        then 'Shelling/artillery/missile attack'
        when typed.mode = 'suicide-attack'
        then 'Suicide bomb'
        when typed.mode = 'unconventional'
        then 'Chemical weapon'
        when typed.mode = 'explosives'
        then 'Remote explosive/landmine/IED'
        when typed.mode = 'abduct'
        then 'Abduction/forced disappearance'
        when typed.mode = 'sexual'
        then 'Sexual violence'
        when typed.acled_event_type = 'Battles'
        then 'Armed clash'
        else 'Attack'
    end as sub_event_type,
    coalesce(typed.source_name, 'Unidentified') as actor1,
    {{ acled_inter("typed.source_sector_code") }} as inter1,
    typed.target_name as actor2,
    case
        when typed.target_actor_id is not null
        then {{ acled_inter("typed.target_sector_code") }}
    end as inter2,
    coalesce(typed.target_sector_code, '') in ('CVL', 'REF') as civilian_targeting,
    countries.country_numeric_code as iso,
    countries.region_name as region,
    countries.country_name as country,
    typed.place_name as location,
    typed.place_latitude as latitude,
    typed.place_longitude as longitude,
    case
        typed.place_precision when 'city' then 1 when 'region' then 2 else 3
    end as geo_precision,
    typed.outlet_count as source_count,
    typed.best_url as source,
    typed.best_sentence as notes,
    coalesce(typed.dead_minimum, 0) as fatalities,
    typed.last_mentioned_at as timestamp
from typed
left join countries on typed.place_country_code = countries.country_code
