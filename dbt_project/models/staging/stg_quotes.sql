with
    quotes as (select * from {{ source("staging", "quotes") }}),

    renamed as (
        select
            quote_id,
            sentence_id,
            article_id,
            revision_id,
            landed_on,
            sentence_index,
            in_title,
            quotes.text as quote_text,
            quotes.start as quote_start,
            quotes.end as quote_end,
            speaker_text,
            speaker_start,
            speaker_end,
            speaker_name,
            speaker_country as speaker_country_code,
            speaker_sector,
            speaker_role,
            speaker_actor_id as speaker_coder_actor_id
        from quotes
    ),

    first_landing as ({{ first_landing("renamed", "quote_id", "landed_on") }})

select *
from first_landing
