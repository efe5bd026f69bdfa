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

    seen as (
        select revision_id, max(landed_at) as last_landed_at
        from renamed
        group by revision_id
    ),

    first_landing as (
        {{ first_landing("renamed", "revision_id", "landed_at, capture_id") }}
    )

select first_landing.*, seen.last_landed_at
from first_landing
inner join seen on first_landing.revision_id = seen.revision_id
