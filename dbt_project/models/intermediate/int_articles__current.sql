with
    editions as (
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
            character_count,
            word_count,
            extractor,
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
    hosted as (
        select *, nullif(publisher, host) as stated_publisher
        from (select *, {{ host_of("canonical_url") }} as host from newest) as by_host
    ),

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

    named as (
        select
            hosted.*,
            outlets.source as listed_source,
            coalesce(
                outlets.publisher,
                hosted.stated_publisher,
                publishers_of_hosts.publisher,
                hosted.publisher
            ) as outlet_name
        from hosted
        left join listed_hosts on hosted.host = listed_hosts.host
        left join
            outlets on coalesce(hosted.source, listed_hosts.source) = outlets.source
        left join publishers_of_hosts on hosted.host = publishers_of_hosts.host
    ),

    -- Changes when an edition of the day comes, goes or is loaded anew.
    days as (
        select
            landed_on,
            bit_xor(
                {{
                    hash_of(
                        ["landed_on", "revision_id", "part_hash", "first_landed_at"]
                    )
                }}
            ) as day_hash
        from named
        group by landed_on
    )

select
    named.article_id,
    named.revision_id,
    named.capture_id,
    named.revision_count,
    named.landed_on,
    named.first_landed_at,
    named.last_landed_at,
    named.url,
    named.canonical_url,
    coalesce(named.source, named.listed_source) as source,
    named.outlet_name as publisher,
    {{ surrogate_key(["lower(named.outlet_name)"]) }} as outlet_id,
    named.title,
    named.authors,
    named.agency,
    named.section,
    named.language,
    named.published_at,
    named.published_on,
    named.modified_at,
    coalesce(
        named.published_on,
        cast(named.published_at as date),
        cast(named.first_landed_at as date)
    ) as reported_on,
    named.word_count,
    named.character_count,
    named.extractor,
    named.part_hash,
    days.day_hash
from named
left join days on named.landed_on = days.landed_on
