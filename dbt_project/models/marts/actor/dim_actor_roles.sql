with
    -- Nameless groups hold no office.
    actors as (
        select * from {{ ref("dim_actors") }} where kind = 'person' and not is_generic
    ),

    offices as (select * from {{ ref("offices") }}),

    articles as (select * from {{ ref("int_articles__current") }}),

    -- Without a sentence that tells it, it is a guess.
    held as (
        select
            actor_id,
            plain_role,
            country_code,
            max_by(role, {{ in_order(["last_named_on", "role"]) }}) as role,
            min(first_told_on) as first_seen_on,
            max(last_told_on) as last_seen_on,
            {{ sum_of_counts("mention_count") }} as mention_count,
            {{ sum_of_counts("article_count") }} as article_count,
            min_by(
                evidence_sentence_id,
                {{ in_order(["first_told_on", "landed_on", "evidence_sentence_id"]) }}
            ) filter (where first_told_on is not null) as evidence_sentence_id
        from {{ ref("int_actor_roles__seen") }}
        where actor_id in (select actor_id from actors)
        group by actor_id, plain_role, country_code
        having min(first_told_on) is not null
    ),

    -- The condition takes nothing away, but then DuckDB reads these sentences only.
    sentences as (
        select *
        from {{ ref("stg_sentences") }}
        where
            sentence_id
            in (select evidence_sentence_id from held where evidence_sentence_id != '')
    ),

    -- Two who are told to hold an office of one holder, of one country, in overlapping
    -- times.
    contested as (
        select distinct held.actor_id, held.plain_role, held.country_code
        from held
        inner join offices on held.plain_role = offices.office
        inner join
            held as other
            on held.plain_role = other.plain_role
            and held.country_code = other.country_code
            and held.actor_id != other.actor_id
            and held.first_seen_on <= other.last_seen_on
            and other.first_seen_on <= held.last_seen_on
    )

select
    {{ surrogate_key(["held.actor_id", "held.plain_role", "held.country_code"]) }}
    as actor_role_id,
    held.actor_id,
    actors.actor_name,
    held.role,
    held.country_code,
    held.plain_role like 'former %' or held.plain_role like 'ex %' as is_former,
    contested.actor_id is not null as is_contested,
    held.first_seen_on,
    held.last_seen_on,
    held.mention_count,
    held.article_count,
    held.evidence_sentence_id,
    sentences.sentence_text as evidence_sentence,
    articles.canonical_url as evidence_url
from held
inner join actors on held.actor_id = actors.actor_id
left join sentences on held.evidence_sentence_id = sentences.sentence_id
left join articles on sentences.article_id = articles.article_id
left join
    contested
    on held.actor_id = contested.actor_id
    and held.plain_role = contested.plain_role
    and held.country_code = contested.country_code
