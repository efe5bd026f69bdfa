{{
    config(
        materialized="incremental",
        incremental_strategy="delete+insert" if target.type == "duckdb" else "append",
        unique_key="article_id",
        post_hook="{{ forget_vanished('article_id', ref('stg_articles')) }}",
    )
}}

-- What decides of an article is narrow; the rest of its columns only changes with its
-- part, so a later run writes the articles whose narrow columns changed.
{% set deciding = ["article_id"] + deciding_columns() %}

with
    editions as (
        select
            article_id,
            revision_id,
            landed_on,
            landed_at,
            last_landed_at,
            source,
            publisher,
            {{ host_of("canonical_url") }} as host,
            part_hash
        from {{ ref("stg_articles") }}
    ),

    outlets as (select * from {{ ref("stg_outlets") }}),

    -- Few articles have several editions: only those are sorted.
    edited as (select article_id from editions group by article_id having count(*) > 1),

    newest as (
        select *, 1 as revision_count, landed_at as first_landed_at
        from editions
        where article_id not in (select article_id from edited)
        union all
        select
            *,
            count(*) over (partition by article_id) as revision_count,
            min(landed_at) over (partition by article_id) as first_landed_at
        from editions
        where article_id in (select article_id from edited)
        qualify
            row_number() over (
                partition by article_id
                order by last_landed_at desc, landed_at desc, revision_id
            )
            = 1
    ),

    -- A document that states no publisher has the host in its place.
    hosted as (select *, nullif(publisher, host) as stated_publisher from newest),

    listed_hosts as (
        select {{ host_of("homepage") }} as host, min(source) as source
        from outlets
        group by {{ host_of("homepage") }}
        having count(*) = 1
    ),

    publishers_of_hosts as (
        select
            host,
            max_by(
                stated_publisher, {{ in_order(["article_count", "stated_publisher"]) }}
            ) as publisher
        from
            (
                select host, stated_publisher, count(*) as article_count
                from hosted
                where stated_publisher is not null
                group by host, stated_publisher
            ) as counted
        group by host
    ),

    decided as (
        select
            hosted.article_id,
            hosted.revision_id,
            hosted.revision_count,
            hosted.landed_on,
            hosted.first_landed_at,
            hosted.last_landed_at,
            coalesce(hosted.source, listed_hosts.source) as source,
            coalesce(
                outlets.publisher,
                hosted.stated_publisher,
                publishers_of_hosts.publisher,
                hosted.publisher
            ) as publisher,
            hosted.part_hash
        from hosted
        left join listed_hosts on hosted.host = listed_hosts.host
        left join
            outlets on coalesce(hosted.source, listed_hosts.source) = outlets.source
        left join publishers_of_hosts on hosted.host = publishers_of_hosts.host
    ),

    written as (
        select *
        from decided
        {% if is_incremental() %}
            where
                {{ hash_of(deciding) }}
                not in (select {{ hash_of(deciding) }} from {{ this }})
        {% endif %}
    )

select
    written.article_id,
    written.revision_id,
    editions.capture_id,
    written.revision_count,
    written.landed_on,
    written.first_landed_at,
    written.last_landed_at,
    editions.url,
    editions.canonical_url,
    written.source,
    written.publisher,
    {{ surrogate_key(["lower(written.publisher)"]) }} as outlet_id,
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
        cast(written.first_landed_at as date)
    ) as reported_on,
    editions.word_count,
    editions.character_count,
    editions.extractor,
    written.part_hash
from written
inner join
    {{ ref("stg_articles") }} as editions on written.revision_id = editions.revision_id
    {% if is_incremental() %} and written.landed_on = editions.landed_on {% endif %}
