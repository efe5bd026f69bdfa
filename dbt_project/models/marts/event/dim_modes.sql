with
    modes as (select * from {{ ref("plover_modes") }}),

    cameo_codes as (select * from {{ ref("cameo_codes") }})

select
    modes.event_type,
    modes.mode,
    modes.meaning,
    modes.plover_score,
    modes.cameo_code,
    cameo_codes.name as cameo_name,
    cameo_codes.goldstein
from modes
left join cameo_codes on modes.cameo_code = cameo_codes.cameo_code
