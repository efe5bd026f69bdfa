with
    quotes as (
        {{ first_landing(source("staging", "quotes"), "quote_id", "landed_on") }}
    )

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
