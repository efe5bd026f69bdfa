with
    keyed as (select * from {{ ref("int_acts__keyed") }}),

    described as (
        select
            act_id,
            event_type,
            mode,
            max(cameo_code) as cameo_code,
            status_class,
            {% for party in ["source", "target"] %}
                {{ party }}_party_actor_id,
                max({{ party }}_party_country_code) as {{ party }}_party_country_code,
                max({{ party }}_party_class) as {{ party }}_party_class,
                max({{ party }}_party_specificity) as {{ party }}_party_specificity,
            {% endfor %}
            event_on,
            event_end_on,
            max(date_precision) as date_precision,
            bool_or(date_basis = 'text') as is_dated_by_text,
            city_key,
            max(place_country_code) as place_country_code,
            min(first_landed_at) as first_landed_at,
            count(*) as mention_count
        from keyed
        group by
            act_id,
            event_type,
            mode,
            status_class,
            source_party_actor_id,
            target_party_actor_id,
            event_on,
            event_end_on,
            city_key
    )

select
    *,
    source_party_specificity
    + target_party_specificity
    + case when city_key is null then 0 else 2 end
    + case when mode is null then 0 else 1 end
    + case when date_precision = 'day' then 1 else 0 end as specificity
from described
