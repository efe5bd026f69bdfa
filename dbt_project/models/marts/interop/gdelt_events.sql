{{
    config(
        materialized="incremental",
        pre_hook="{{ forget_touched('event_id', column=adapter.quote('GlobalEventID'), value=key_as_number('event_id')) }}",
    )
}}

with
    events as (
        select *
        from {{ ref("fct_events") }}
        where
            is_counted
            and event_on is not null
            and {{ is_touched("event_id", ref("fct_events")) }}
    ),

    countries as (select * from {{ ref("dim_countries") }}),

    leads as (
        select
            event_id,
            max(
                case when sentence_kind in ('headline', 'lead') then 1 else 0 end
            ) as is_root
        from {{ ref("fct_mentions") }}
        where {{ is_touched("event_id", ref("fct_mentions")) }}
        group by event_id
    ),

    cameo_codes as (select * from {{ ref("cameo_codes") }})

select
    {{ key_as_number("events.event_id") }} as {{ adapter.quote("GlobalEventID") }},
    cast(
        {{ day_as_number("events.event_on") }} as integer
    ) as {{ adapter.quote("Day") }},
    cast(
        year(events.event_on) * 100 + month(events.event_on) as integer
    ) as {{ adapter.quote("MonthYear") }},
    cast(year(events.event_on) as integer) as {{ adapter.quote("Year") }},
    year(events.event_on) + least(
        (month(events.event_on) * 30 + day(events.event_on)) / 365.0, 0.9999
    ) as {{ adapter.quote("FractionDate") }},
    {% for number, party in [(1, "source"), (2, "target")] %}
        nullif(
            coalesce(
                case
                    when events.{{ party }}_country_code not in ('IGO', 'NGO')
                    then events.{{ party }}_country_code
                end,
                ''
            )
            || coalesce(events.{{ party }}_sector_code, ''),
            ''
        ) as {{ adapter.quote("Actor" ~ number ~ "Code") }},
        upper(
            events.{{ party }}_name
        ) as {{ adapter.quote("Actor" ~ number ~ "Name") }},
        case
            when events.{{ party }}_country_code not in ('IGO', 'NGO')
            then events.{{ party }}_country_code
        end as {{ adapter.quote("Actor" ~ number ~ "CountryCode") }},
        cast(
            null as {{ dbt.type_string() }}
        ) as {{ adapter.quote("Actor" ~ number ~ "KnownGroupCode") }},
        cast(
            null as {{ dbt.type_string() }}
        ) as {{ adapter.quote("Actor" ~ number ~ "EthnicCode") }},
        cast(
            null as {{ dbt.type_string() }}
        ) as {{ adapter.quote("Actor" ~ number ~ "Religion1Code") }},
        cast(
            null as {{ dbt.type_string() }}
        ) as {{ adapter.quote("Actor" ~ number ~ "Religion2Code") }},
        events.{{ party }}_sector_code
        as {{ adapter.quote("Actor" ~ number ~ "Type1Code") }},
        cast(
            null as {{ dbt.type_string() }}
        ) as {{ adapter.quote("Actor" ~ number ~ "Type2Code") }},
        cast(
            null as {{ dbt.type_string() }}
        ) as {{ adapter.quote("Actor" ~ number ~ "Type3Code") }},
    {% endfor %}
    coalesce(leads.is_root, 0) as {{ adapter.quote("IsRootEvent") }},
    events.cameo_code as {{ adapter.quote("EventCode") }},
    cameo_codes.base_code as {{ adapter.quote("EventBaseCode") }},
    cameo_codes.root_code as {{ adapter.quote("EventRootCode") }},
    events.quad_class as {{ adapter.quote("QuadClass") }},
    events.goldstein as {{ adapter.quote("GoldsteinScale") }},
    cast(events.mention_count as integer) as {{ adapter.quote("NumMentions") }},
    cast(
        events.independent_source_count as integer
    ) as {{ adapter.quote("NumSources") }},
    cast(events.article_count as integer) as {{ adapter.quote("NumArticles") }},
    cast(null as double) as {{ adapter.quote("AvgTone") }},
    {% for number, party in [(1, "source"), (2, "target")] %}
        case
            when {{ party }}_country.is_country then 1 else 0
        end as {{ adapter.quote("Actor" ~ number ~ "Geo_Type") }},
        case
            when {{ party }}_country.is_country then {{ party }}_country.country_name
        end as {{ adapter.quote("Actor" ~ number ~ "Geo_Fullname") }},
        {{ party }}_country.country_fips_code
        as {{ adapter.quote("Actor" ~ number ~ "Geo_CountryCode") }},
        {{ party }}_country.country_fips_code
        as {{ adapter.quote("Actor" ~ number ~ "Geo_ADM1Code") }},
        cast(
            null as {{ dbt.type_string() }}
        ) as {{ adapter.quote("Actor" ~ number ~ "Geo_ADM2Code") }},
        {{ party }}_country.latitude
        as {{ adapter.quote("Actor" ~ number ~ "Geo_Lat") }},
        {{ party }}_country.longitude
        as {{ adapter.quote("Actor" ~ number ~ "Geo_Long") }},
        {{ party }}_country.country_fips_code
        as {{ adapter.quote("Actor" ~ number ~ "Geo_FeatureID") }},
    {% endfor %}
    case
        when events.place_name is null
        then 0
        when events.place_precision = 'country'
        then 1
        when events.place_precision = 'region' and events.place_country_code = 'USA'
        then 2
        when events.place_precision = 'region'
        then 5
        when events.place_country_code = 'USA'
        then 3
        else 4
    end as {{ adapter.quote("ActionGeo_Type") }},
    case
        when events.place_precision = 'country'
        then events.place_name
        else events.place_name || coalesce(', ' || place_country.country_name, '')
    end as {{ adapter.quote("ActionGeo_Fullname") }},
    place_country.country_fips_code as {{ adapter.quote("ActionGeo_CountryCode") }},
    place_country.country_fips_code as {{ adapter.quote("ActionGeo_ADM1Code") }},
    cast(null as {{ dbt.type_string() }}) as {{ adapter.quote("ActionGeo_ADM2Code") }},
    events.place_latitude as {{ adapter.quote("ActionGeo_Lat") }},
    events.place_longitude as {{ adapter.quote("ActionGeo_Long") }},
    case
        when events.place_precision = 'country'
        then place_country.country_fips_code
        else cast(events.place_geoname_id as {{ dbt.type_string() }})
    end as {{ adapter.quote("ActionGeo_FeatureID") }},
    {{ time_as_number("events.first_mentioned_at") }}
    as {{ adapter.quote("DATEADDED") }},
    events.best_url as {{ adapter.quote("SOURCEURL") }}
from events
left join leads on events.event_id = leads.event_id
left join cameo_codes on events.cameo_code = cameo_codes.cameo_code
{% for party in ["source", "target", "place"] %}
    left join
        countries as {{ party }}_country
        on events.{{ party }}_country_code = {{ party }}_country.country_code
{% endfor %}
