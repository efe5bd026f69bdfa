with
    sentences as (select * from {{ source("staging", "sentences") }}),

    renamed as (
        select
            sentence_id,
            article_id,
            revision_id,
            landed_on,
            sentence_index,
            sentences.kind as sentence_kind,
            sentences.text as sentence_text,
            in_title,
            sentences.start as sentence_start,
            sentences.end as sentence_end
        from sentences
    ),

    first_landing as (
        select *
        from renamed
        qualify row_number() over (partition by sentence_id order by landed_on) = 1
    )

select *
from first_landing
