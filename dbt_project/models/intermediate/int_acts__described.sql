{{ config(materialized="incremental", pre_hook="{{ forget_touched('act_id') }}") }}

{% set told_alike = [
    "event_type",
    "mode",
    "cameo_code",
    "is_narrow",
    "status_class",
    "source_party_actor_id",
    "target_party_actor_id",
    "event_on",
    "event_end_on",
    "city_key",
] %}

with
    described as (
        select
            act_id,
            -- The act's key holds these: they are the same in all its mentions.
            {% for column in told_alike %}
                any_value({{ column }}) as {{ column }},
            {% endfor %}
            {% for party in ["source", "target"] %}
                max({{ party }}_party_country_code) as {{ party }}_party_country_code,
                max({{ party }}_party_class) as {{ party }}_party_class,
                max({{ party }}_party_specificity) as {{ party }}_party_specificity,
                max({{ party }}_party_branch) as {{ party }}_party_branch,
                max({{ party }}_party_organisation) as {{ party }}_party_organisation,
            {% endfor %}
            max(date_precision) as date_precision,
            bool_or(date_basis = 'text') as is_dated_by_text,
            max(place_country_code) as place_country_code,
            bool_or(is_site) as is_site,
            max(place_latitude) as place_latitude,
            max(place_longitude) as place_longitude,
            bool_or(is_place_told) as is_place_told,
            bool_and(in_title) as is_headline,
            min(trigger_word) as first_word,
            max(trigger_word) as last_word,
            max(dead_count) as dead_count,
            max(injured_count) as injured_count,
            max(arrested_count) as arrested_count,
            min(first_landed_at) as first_landed_at,
            count(*) as mention_count
        from {{ ref("int_acts__keyed") }}
        where {{ is_touched("act_id") }}
        group by act_id
    )

select
    *,
    source_party_specificity
    + target_party_specificity
    + case when city_key is null then 0 else 2 end
    + case when mode is null then 0 else 1 end
    + case when cameo_code like '__0' then 0 else 1 end
    + case when date_precision = 'day' then 1 else 0 end
    + case when is_dated_by_text then 1 else 0 end as specificity,
    {{ dyad_key() }} as dyad_key,
    {{ deed_key() }} as deed_key,
    {{ is_vague() }} as is_vague
from described
