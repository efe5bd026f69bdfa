with
    mentions as (select * from {{ ref("int_mentions__resolved") }}),

    grouped as (select * from {{ ref("int_events__grouped") }})

select
    mentions.place_id,
    min(mentions.place_name) as place_name,
    mentions.place_precision,
    mentions.place_country_code as country_code,
    min(mentions.place_latitude) as latitude,
    min(mentions.place_longitude) as longitude,
    min(mentions.place_geoname_id) as geoname_id,
    count(distinct grouped.event_id) as event_count,
    count(*) as mention_count
from mentions
inner join grouped on mentions.event_mention_id = grouped.event_mention_id
where mentions.place_id is not null
group by mentions.place_id, mentions.place_precision, mentions.place_country_code
