with
    editions as (select * from {{ ref("stg_articles") }}),

    outlets as (select * from {{ ref("stg_outlets") }}),

    ranked as (
        select
            article_id,
            revision_id,
            count(*) over (partition by article_id) as revision_count,
            min(landed_at) over (partition by article_id) as first_landed_at,
            row_number() over (
                partition by article_id
                order by last_landed_at desc, landed_at desc, revision_id
            ) as recency
        from editions
    ),

    newest as (
        select editions.*, ranked.revision_count, ranked.first_landed_at
        from editions
        inner join ranked on editions.revision_id = ranked.revision_id
        where ranked.recency = 1
    )

select
    newest.article_id,
    newest.revision_id,
    newest.capture_id,
    newest.revision_count,
    newest.landed_on,
    newest.first_landed_at,
    newest.last_landed_at,
    newest.url,
    newest.canonical_url,
    newest.source,
    coalesce(outlets.publisher, newest.publisher) as publisher,
    {{ surrogate_key(["lower(coalesce(outlets.publisher, newest.publisher))"]) }}
    as outlet_id,
    newest.title,
    newest.authors,
    newest.agency,
    newest.section,
    newest.language,
    newest.published_at,
    newest.published_on,
    newest.modified_at,
    coalesce(
        newest.published_on,
        cast(newest.published_at as date),
        cast(newest.first_landed_at as date)
    ) as reported_on,
    newest.word_count,
    length(newest.body) as character_count,
    newest.signature,
    newest.extractor
from newest
left join outlets on newest.source = outlets.source
