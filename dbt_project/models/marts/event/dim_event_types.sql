with
    event_types as (select * from {{ ref("plover_types") }}),

    cameo_codes as (select * from {{ ref("cameo_codes") }})

select
    event_types.event_type,
    event_types.meaning,
    event_types.quad_class,
    case
        event_types.quad_class
        when 1
        then 'verbal cooperation'
        when 2
        then 'material cooperation'
        when 3
        then 'verbal conflict'
        when 4
        then 'material conflict'
    end as quad_class_name,
    event_types.plover_score,
    event_types.cameo_code,
    cameo_codes.name as cameo_name,
    cameo_codes.goldstein
from event_types
left join cameo_codes on event_types.cameo_code = cameo_codes.cameo_code
