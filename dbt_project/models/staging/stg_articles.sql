-- Not a CTE: the engine would write it down, and read all columns of the articles then,
-- their bodies too, whichever are asked for.
{% set landed_again %} select revision_id from {{ ref("stg_repeated_landings") }}
{%- endset %}

with
    articles as (
        select *, landed_at as last_landed_at
        from {{ source("staging", "articles") }}
        where revision_id not in ({{ landed_again }})
        union all
        select *, max(landed_at) over (partition by revision_id) as last_landed_at
        from {{ source("staging", "articles") }}
        where revision_id in ({{ landed_again }})
        qualify
            row_number() over (partition by revision_id order by landed_at, capture_id)
            = 1
    ),

    -- Changes when any table of the part is loaded anew with other rows.
    parts as (
        select part, bit_xor({{ hash_of(["table_name", "digest"]) }}) as part_hash
        from {{ source("staging", "loads") }}
        group by part
    )

select
    articles.article_id,
    articles.revision_id,
    articles.capture_id,
    articles.landed_on,
    articles.landed_at,
    articles.last_landed_at,
    articles.url,
    articles.canonical_url,
    articles.source,
    articles.publisher,
    articles.title,
    articles.authors,
    articles.agency,
    articles.section,
    articles.language,
    articles.published_at,
    articles.published_on,
    articles.modified_at,
    length(articles.body) as character_count,
    articles.word_count,
    articles.signature,
    articles.extractor,
    parts.part_hash
from articles
left join parts on articles._part = parts.part
