select
    place_id,
    min(place_name) as place_name,
    place_precision,
    place_country_code as country_code,
    min(place_latitude) as latitude,
    min(place_longitude) as longitude,
    min(place_geoname_id) as geoname_id,
    count(distinct event_id) as event_count,
    count(*) as mention_count
from {{ ref("fct_mentions") }}
where place_id is not null
group by place_id, place_precision, place_country_code
