{{
    config(
        materialized="incremental",
        incremental_strategy="delete+insert" if target.type == "duckdb" else "append",
        unique_key="article_id",
        post_hook="{{ forget_moved('revision_id is null') }}",
    )
}}

{% set by_landing = in_order(["first_landed_at", "article_id"]) %}
{% set bands_written %}
select article_id, first_landed_at, {{ each_of("bands") }} as band
from {{ this }}
where bands is not null
{% endset %}

-- Locality-sensitive hashing: copies share at least one band of four hashes; each
-- article is compared with the first landed article of every band it is in, so the work
-- grows with the articles and not with their pairs. A later run compares the articles
-- that came or changed, and of the others those in a band whose first article did or
-- went.
with
    articles as (
        select article_id, revision_id, landed_on, first_landed_at, word_count
        from {{ ref("int_articles__current") }}
    ),

    {% if is_incremental() %}
        moved as (
            select
                article_id,
                revision_id is not null as is_here,
                revision_before_id is not null as was_here
            from {{ ref("int_articles__moved") }}
            where
                revision_id is distinct from revision_before_id
                or first_landed_at is distinct from first_landed_at_before
        ),

        arrived as (
            select *
            from articles
            where article_id in (select article_id from moved where is_here)
        ),

        gone as (select article_id from moved where was_here),
    {% else %} arrived as (select * from articles),
    {% endif %}

    -- The day of landing tells where the signatures lie: not all are read then.
    fresh as (
        select
            arrived.article_id,
            arrived.revision_id,
            arrived.first_landed_at,
            case
                when
                    arrived.word_count >= {{ var("copy_minimum_words") }}
                    and {{ size_of("editions.signature") }} = 128
                then {{ bands("editions.signature") }}
            end as bands
        from arrived
        inner join
            {{ ref("stg_articles") }} as editions
            on arrived.revision_id = editions.revision_id
            and arrived.landed_on = editions.landed_on
        where editions.landed_on in (select landed_on from arrived)
    ),

    {% if is_incremental() %}
        moved_bands as (
            select {{ each_of("bands") }} as band
            from fresh
            where bands is not null
            union
            select {{ each_of("bands") }} as band
            from {{ this }}
            where
                rowid in (
                    select rowid
                    from {{ this }}
                    where article_id in (select article_id from gone)
                )
        ),

        in_moved_bands as (
            select *, false as is_fresh
            from ({{ bands_written }}) as written
            where band in (select band from moved_bands)
            union all
            select article_id, first_landed_at, {{ each_of("bands") }} as band, true
            from fresh
            where bands is not null
        ),

        moved_in_band as (
            select
                in_moved_bands.*,
                not is_fresh and gone.article_id is not null as is_gone
            from in_moved_bands
            left join gone on in_moved_bands.article_id = gone.article_id
        ),

        -- An article that stays has others to compare with where the first of a band
        -- came or went.
        bands_with_other_first as (
            select band
            from moved_in_band
            group by band
            having
                coalesce(
                    min_by(is_gone, {{ by_landing }}) filter (where not is_fresh), false
                )
                or coalesce(
                    min_by(is_fresh, {{ by_landing }}) filter (where not is_gone), false
                )
        ),

        meeting as (
            select article_id, revision_id, first_landed_at, bands
            from {{ this }}
            where
                rowid in (
                    select rowid
                    from {{ this }}
                    where
                        article_id in (
                            select article_id
                            from moved_in_band
                            where
                                not is_fresh
                                and not is_gone
                                and band in (select band from bands_with_other_first)
                        )
                )
        ),

        compared as (
            select *
            from fresh
            union all
            select *
            from meeting
        ),

        other_bands as (
            select {{ each_of("bands") }} as band
            from meeting
            except
            select band
            from moved_bands
        ),

        bands as (
            select article_id, first_landed_at, band
            from moved_in_band
            where not is_gone
            union all
            select article_id, first_landed_at, band
            from ({{ bands_written }}) as written
            where
                band in (select band from other_bands)
                and article_id not in (select article_id from gone)
        ),
    {% else %}
        compared as (select * from fresh),

        bands as (
            select article_id, first_landed_at, {{ each_of("bands") }} as band
            from compared
            where bands is not null
        ),
    {% endif %}

    -- Few bands are shared: only those are looked into.
    shared_bands as (select band from bands group by band having count(*) > 1),

    met as (select * from bands where band in (select band from shared_bands)),

    first_in_band as (
        select band, min_by(article_id, {{ by_landing }}) as article_id
        from met
        group by band
    ),

    pairs as (
        select distinct met.article_id, first_in_band.article_id as earlier_article_id
        from met
        inner join first_in_band on met.band = first_in_band.band
        where met.article_id != first_in_band.article_id
    ),

    paired as (
        select *
        from articles
        where
            article_id in (
                select article_id
                from pairs
                union all
                select earlier_article_id
                from pairs
            )
    ),

    -- Looked for by their days alone: among so many, some revision of every page would
    -- pass for one that is looked for.
    signed as (
        select paired.article_id, paired.first_landed_at, editions.signature
        from paired
        inner join
            {{ ref("stg_articles") }} as editions
            on paired.revision_id = editions.revision_id
        where
            editions.landed_on
            in (select landed_on from paired where landed_on is not null)
    ),

    copies as (
        select
            pairs.article_id,
            min_by(
                pairs.earlier_article_id,
                {{ in_order(["earlier.first_landed_at", "pairs.earlier_article_id"]) }}
            ) as copied_article_id
        from pairs
        inner join signed as later on pairs.article_id = later.article_id
        inner join signed as earlier on pairs.earlier_article_id = earlier.article_id
        where
            {{ signature_similarity("later.signature", "earlier.signature") }}
            >= {{ var("copy_similarity") }}
        group by pairs.article_id
    )

select
    compared.article_id,
    compared.revision_id,
    compared.first_landed_at,
    compared.bands,
    copies.copied_article_id
from compared
left join copies on compared.article_id = copies.article_id
