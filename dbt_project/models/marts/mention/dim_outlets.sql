with
    outlets as (select * from {{ ref("stg_outlets") }}),

    agencies as (
        select distinct lower(agency) as agency_name
        from {{ ref("fct_articles") }}
        where agency is not null
    ),

    publishers as (
        select
            outlet_id,
            min(publisher) as publisher,
            min(source) as source,
            max_by(
                language, {{ in_order(["published_at", "article_id"]) }}
            ) as last_language,
            count(*) as article_count,
            -- Most stories are of one article: only the others are told apart.
            count(*) filter (where cluster_article_count = 1)
            + count(distinct syndication_cluster_id) filter (
                where cluster_article_count > 1
            ) as story_count,
            cast(
                count_if(agency is not null or not is_first_in_cluster) as bigint
            ) as wire_article_count,
            {{ sum_of_counts("mention_count") }} as mention_count,
            min(first_landed_at) as first_seen_at,
            max(last_landed_at) as last_seen_at
        from {{ ref("fct_articles") }}
        group by outlet_id
    )

select
    publishers.outlet_id,
    publishers.publisher as outlet_name,
    publishers.source,
    outlets.country_code,
    coalesce(outlets.language, publishers.last_language) as language,
    outlets.homepage,
    agencies.agency_name is not null as is_agency,
    publishers.article_count,
    publishers.story_count,
    publishers.wire_article_count,
    publishers.mention_count,
    publishers.first_seen_at,
    publishers.last_seen_at
from publishers
left join outlets on publishers.source = outlets.source
left join agencies on lower(publishers.publisher) = agencies.agency_name
