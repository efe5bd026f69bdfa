with
    articles as (select * from {{ source("staging", "articles") }}),

    renamed as (
        select
            article_id,
            revision_id,
            capture_id,
            landed_on,
            landed_at,
            url,
            canonical_url,
            source,
            publisher,
            title,
            authors,
            agency,
            section,
            language,
            published_at,
            published_on,
            modified_at,
            body,
            word_count,
            signature,
            extractor
        from articles
    ),

    first_landing as (
        select *, max(landed_at) over (partition by revision_id) as last_landed_at
        from renamed
        qualify
            row_number() over (partition by revision_id order by landed_at, capture_id)
            = 1
    )

select *
from first_landing
