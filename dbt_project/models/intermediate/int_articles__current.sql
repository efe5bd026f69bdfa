{{
    config(
        materialized="incremental",
        pre_hook="{{ forget_moved('landed_on_before is not null') }}",
    )
}}

with
    -- An edition's other columns only change with its part, which is told there.
    moved as (
        select * from {{ ref("int_articles__moved") }} where revision_id is not null
    )

select
    moved.article_id,
    moved.revision_id,
    editions.capture_id,
    moved.revision_count,
    moved.landed_on,
    moved.first_landed_at,
    moved.last_landed_at,
    editions.url,
    editions.canonical_url,
    moved.source,
    moved.publisher,
    {{ surrogate_key(["lower(moved.publisher)"]) }} as outlet_id,
    editions.title,
    editions.authors,
    editions.agency,
    editions.section,
    editions.language,
    editions.published_at,
    editions.published_on,
    editions.modified_at,
    coalesce(
        editions.published_on,
        cast(editions.published_at as date),
        cast(moved.first_landed_at as date)
    ) as reported_on,
    editions.word_count,
    editions.character_count,
    editions.extractor,
    moved.part_hash
from moved
inner join
    {{ ref("stg_articles") }} as editions
    on moved.revision_id = editions.revision_id
    and moved.landed_on = editions.landed_on
