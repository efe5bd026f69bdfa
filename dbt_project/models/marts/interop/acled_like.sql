{{
    config(
        materialized="incremental",
        pre_hook="{{ forget_touched('event_id', column='event_id_cnty') }}",
    )
}}

with
    events as (
        select *
        from {{ ref("fct_events") }}
        where
            is_counted
            and {{ is_touched("event_id", ref("fct_events")) }}
            and event_on is not null
            and place_latitude is not null
            and (
                event_type = 'ASSAULT'
                or (event_type = 'COERCE' and mode = 'arrest')
                -- Strikes and boycotts bring nobody onto a street.
                or (
                    event_type = 'PROTEST'
                    and coalesce(mode, 'demo') not in ('strike', 'boycott')
                )
            )
    ),

    mentions as (
        select *
        from {{ ref("fct_mentions") }}
        where {{ is_touched("event_id", ref("fct_mentions")) }}
    ),

    countries as (select * from {{ ref("dim_countries") }}),

    typed as (
        select
            *,
            coalesce(target_sector_code, '')
            in ({{ civilian_sectors() }}) as is_civilian_target,
            case
                when event_type = 'COERCE'
                then 'Arrests'
                when mode in ('riot', 'vandalize')
                then 'Violent demonstration'
                when event_type = 'PROTEST'
                then 'Peaceful protest'
                when mode = 'crowd-control' and dead_minimum > 0
                then 'Excessive force against protesters'
                when mode = 'crowd-control'
                then 'Protest with intervention'
                when mode = 'destroy'
                then 'Looting/property destruction'
                when mode in ('aerial', 'drone')
                then 'Air/drone strike'
                when mode = 'heavy-weapons'
                then 'Shelling/artillery/missile attack'
                when mode = 'suicide-attack'
                then 'Suicide bomb'
                when mode = 'explosives'
                then 'Remote explosive/landmine/IED'
                when mode = 'unconventional'
                then 'Chemical weapon'
                when mode = 'abduct'
                then 'Abduction/forced disappearance'
                when mode = 'sexual'
                then 'Sexual violence'
                when coalesce(target_sector_code, '') in ({{ civilian_sectors() }})
                then 'Attack'
                else 'Armed clash'
            end as sub_event_type
        from events
    ),

    coded as (
        select
            *,
            case
                when
                    sub_event_type in (
                        'Peaceful protest',
                        'Protest with intervention',
                        'Excessive force against protesters'
                    )
                then 'Protests'
                when sub_event_type = 'Violent demonstration'
                then 'Riots'
                when sub_event_type in ('Arrests', 'Looting/property destruction')
                then 'Strategic developments'
                when
                    sub_event_type
                    in ('Abduction/forced disappearance', 'Sexual violence', 'Attack')
                then 'Violence against civilians'
                when sub_event_type = 'Armed clash'
                then 'Battles'
                else 'Explosions/Remote violence'
            end as acled_event_type,
            case
                when sub_event_type = 'Violent demonstration'
                then 5
                when sub_event_type = 'Peaceful protest'
                then 6
                else
                    {{
                        acled_inter(
                            "source_sector_code",
                            "source_country_code",
                            "place_country_code",
                        )
                    }}
            end as inter1,
            case
                when target_actor_id is not null
                then
                    {{
                        acled_inter(
                            "target_sector_code",
                            "target_country_code",
                            "place_country_code",
                        )
                    }}
            end as inter2
        from typed
    )

select
    coded.event_id as event_id_cnty,
    coded.event_on as event_date,
    cast(year(coded.event_on) as integer) as year,
    case
        coded.date_precision when 'day' then 1 when 'week' then 2 else 3
    end as time_precision,
    case
        when coded.sub_event_type = 'Excessive force against protesters'
        then 'Political violence; Demonstrations'
        when coded.acled_event_type in ('Protests', 'Riots')
        then 'Demonstrations'
        when coded.acled_event_type = 'Strategic developments'
        then 'Strategic developments'
        else 'Political violence'
    end as disorder_type,
    coded.acled_event_type as event_type,
    coded.sub_event_type,
    coalesce(coded.source_name, 'Unidentified') as actor1,
    cast(null as {{ dbt.type_string() }}) as assoc_actor_1,
    coded.inter1,
    coded.target_name as actor2,
    cast(null as {{ dbt.type_string() }}) as assoc_actor_2,
    coded.inter2,
    case
        when coded.inter2 is null
        then coded.inter1 * 10
        else
            least(coded.inter1, coded.inter2) * 10
            + greatest(coded.inter1, coded.inter2)
    end as interaction,
    case
        when
            coded.is_civilian_target
            and coded.acled_event_type
            in ('Violence against civilians', 'Explosions/Remote violence')
        then 'Civilian targeting'
    end as civilian_targeting,
    cast(countries.country_numeric_code as integer) as iso,
    countries.region_name as region,
    countries.country_name as country,
    case when coded.place_precision = 'region' then coded.place_name end as admin1,
    cast(null as {{ dbt.type_string() }}) as admin2,
    cast(null as {{ dbt.type_string() }}) as admin3,
    coded.place_name as location,
    coded.place_latitude as latitude,
    coded.place_longitude as longitude,
    case
        coded.place_precision when 'city' then 1 when 'region' then 2 else 3
    end as geo_precision,
    mentions.publisher as source,
    cast(null as {{ dbt.type_string() }}) as source_scale,
    coded.best_sentence as notes,
    coalesce(coded.dead_minimum, 0) as fatalities,
    cast(null as {{ dbt.type_string() }}) as tags,
    {{ unix_seconds("coded.last_mentioned_at") }} as timestamp,
    cast(date_trunc('week', coded.event_on) as date) as event_week,
    coded.outlet_count as source_count,
    coded.best_url as source_url
from coded
left join mentions on coded.best_mention_id = mentions.event_mention_id
left join countries on coded.place_country_code = countries.country_code
