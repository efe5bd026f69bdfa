select
    act_id,
    event_type,
    status_class,
    source_party_actor_id,
    max(source_party_country_code) as source_party_country_code,
    max(source_party_specificity) as source_party_specificity,
    target_party_actor_id,
    max(target_party_country_code) as target_party_country_code,
    max(target_party_specificity) as target_party_specificity,
    event_on,
    event_end_on,
    max(date_precision) as date_precision,
    bool_or(date_basis = 'text') as is_dated_by_text,
    city_key,
    max(place_country_code) as place_country_code,
    min(first_landed_at) as first_landed_at,
    count(*) as mention_count,
    max(source_party_specificity)
    + max(target_party_specificity)
    + case when city_key is null then 0 else 2 end
    + case when max(date_precision) = 'day' then 1 else 0 end as specificity
from {{ ref("int_acts__keyed") }}
group by
    act_id,
    event_type,
    status_class,
    source_party_actor_id,
    target_party_actor_id,
    event_on,
    event_end_on,
    city_key
