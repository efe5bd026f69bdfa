{{ config(meta={"is_of_one_run": true}) }}

-- What decides of an article: its other columns only change with these, the part's hash
-- among them.
{% set deciding = [
    "revision_id",
    "revision_count",
    "landed_on",
    "first_landed_at",
    "last_landed_at",
    "source",
    "publisher",
    "part_hash",
] %}
{% set left = left_by_last_run("int_articles__current") %}

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
    )

{% if left %}
        ,

        now as (
            select *, {{ hash_of(["article_id"] + deciding) }} as fingerprint
            from decided
        ),

        before as (
            select
                article_id,
                revision_id,
                landed_on,
                first_landed_at,
                {{ hash_of(["article_id"] + deciding) }} as fingerprint
            from {{ left }}
        )

    select
        coalesce(now.article_id, before.article_id) as article_id,
        {%- for column in deciding %} now.{{ column }}, {% endfor %}
        before.revision_id as revision_before_id,
        before.landed_on as landed_on_before,
        before.first_landed_at as first_landed_at_before
    from now
    full outer join before on now.article_id = before.article_id
    where now.fingerprint is distinct from before.fingerprint
{% else %}
    select
        *,
        cast(null as {{ dbt.type_string() }}) as revision_before_id,
        cast(null as date) as landed_on_before,
        cast(null as {{ dbt.type_timestamp() }}) as first_landed_at_before
    from decided
{% endif %}
