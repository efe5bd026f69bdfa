with
    event_mentions as (select * from {{ source("staging", "event_mentions") }}),

    renamed as (
        select
            event_mention_id,
            sentence_id,
            article_id,
            revision_id,
            landed_on,
            sentence_index,
            ordinal,
            in_title,
            trigger as trigger_text,
            trigger_start,
            trigger_end,
            event_type,
            mode,
            contexts,
            cameo_code,
            quad_class,
            goldstein,
            source_text,
            source_start,
            source_end,
            source_name,
            source_country as source_country_code,
            source_sector,
            source_role,
            source_actor_id as source_coder_actor_id,
            target_text,
            target_start,
            target_end,
            target_name,
            target_country as target_country_code,
            target_sector,
            target_role,
            target_actor_id as target_coder_actor_id,
            status,
            attributed_to,
            is_background,
            date_start as date_start_on,
            date_end as date_end_on,
            date_precision,
            date_text,
            date_text_start,
            date_text_end,
            place_name,
            place_country as place_country_code,
            place_latitude,
            place_longitude,
            place_precision,
            place_geoname_id,
            place_text_start,
            place_text_end,
            dead_count,
            injured_count,
            arrested_count,
            confidence,
            rule,
            coder,
            coder_version
        from event_mentions
    ),

    first_landing as (
        select *
        from renamed
        qualify row_number() over (partition by event_mention_id order by landed_on) = 1
    )

select *
from first_landing
