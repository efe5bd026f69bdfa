with
    landed_again as (
        select revision_id
        from {{ source("staging", "articles") }}
        group by revision_id
        having count(*) > 1
    ),

    articles as (
        select *, landed_at as last_landed_at
        from {{ source("staging", "articles") }}
        where revision_id not in (select revision_id from landed_again)
        union all
        select *, max(landed_at) over (partition by revision_id) as last_landed_at
        from {{ source("staging", "articles") }}
        where revision_id in (select revision_id from landed_again)
        qualify
            row_number() over (partition by revision_id order by landed_at, capture_id)
            = 1
    )

select
    article_id,
    revision_id,
    capture_id,
    landed_on,
    landed_at,
    last_landed_at,
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
    length(body) as character_count,
    word_count,
    signature,
    extractor
from articles
