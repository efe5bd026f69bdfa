-- Locality-sensitive hashing: copies share at least one band of four hashes; each
-- article is compared with the first
-- landed article of every band it is in, so the work grows with the articles and not
-- with their pairs.
with recursive
    articles as (select * from {{ ref("int_articles__current") }}),

    comparable as (
        select articles.article_id, articles.first_landed_at, editions.signature
        from articles
        inner join
            {{ ref("stg_articles") }} as editions
            on articles.revision_id = editions.revision_id
        where
            articles.word_count >= {{ var("copy_minimum_words") }}
            and {{ size_of("editions.signature") }} = 128
    ),

    bands as (
        {% for band in range(32) %}
            select
                article_id,
                first_landed_at,
                {{
                    hash_of(
                        [
                            band,
                            element("signature", band * 4 + 1),
                            element("signature", band * 4 + 2),
                            element("signature", band * 4 + 3),
                            element("signature", band * 4 + 4),
                        ]
                    )
                }} as band_hash
            from comparable
            {% if not loop.last %}
                union all
            {% endif %}
        {% endfor %}
    ),

    -- Few bands are shared: only those are sorted.
    meetings as (
        select
            article_id,
            first_value(article_id) over (
                partition by band_hash order by first_landed_at, article_id
            ) as earlier_article_id
        from bands
        where
            band_hash
            in (select band_hash from bands group by band_hash having count(*) > 1)
    ),

    pairs as (select distinct * from meetings where article_id != earlier_article_id),

    copies as (
        select
            pairs.article_id as child_id,
            pairs.earlier_article_id as parent_id,
            earlier.first_landed_at as parent_landed_at
        from pairs
        inner join comparable as later on pairs.article_id = later.article_id
        inner join
            comparable as earlier on pairs.earlier_article_id = earlier.article_id
        where
            {{ signature_similarity("later.signature", "earlier.signature") }}
            >= {{ var("copy_similarity") }}
    ),

    edges as (
        select child_id, parent_id
        from copies
        qualify
            row_number() over (
                partition by child_id order by parent_landed_at, parent_id
            )
            = 1
    ),

    {{ roots("edges") }}

select
    articles.article_id,
    coalesce(roots.root_id, articles.article_id) as syndication_cluster_id
from articles
left join roots on articles.article_id = roots.node_id
