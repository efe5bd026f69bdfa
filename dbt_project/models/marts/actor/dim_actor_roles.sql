with
    told as (
        select * from {{ ref("int_actor_mentions__resolved") }} where role is not null
    ),

    roles as (
        select role, {{ plain_name("role") }} as plain_role
        from (select distinct role from told) as roles
    ),

    actor_mentions as (
        select told.*, roles.plain_role
        from told
        inner join roles on told.role = roles.role
    ),

    -- Nameless groups hold no office.
    actors as (
        select * from {{ ref("dim_actors") }} where kind = 'person' and not is_generic
    ),

    offices as (select * from {{ ref("offices") }}),

    articles as (select * from {{ ref("int_articles__current") }}),

    sentences as (select * from {{ ref("stg_sentences") }}),

    held as (
        select
            actor_id,
            plain_role,
            country_code,
            max_by(role, {{ in_order(["reported_on", "actor_mention_id"]) }}) as role,
            min(reported_on) filter (where is_role_told) as first_seen_on,
            max(reported_on) filter (where is_role_told) as last_seen_on,
            count(*) as mention_count,
            count(distinct article_id) as article_count,
            min_by(
                actor_mention_id,
                {{ in_order(["reported_on", "first_landed_at", "actor_mention_id"]) }}
            ) filter (where is_role_told) as evidence_mention_id
        from actor_mentions
        where actor_id in (select actor_id from actors)
        group by actor_id, plain_role, country_code
        -- Without a sentence that tells it, it is a guess.
        having bool_or(is_role_told)
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
    evidence.sentence_id as evidence_sentence_id,
    sentences.sentence_text as evidence_sentence,
    articles.canonical_url as evidence_url
from held
inner join actors on held.actor_id = actors.actor_id
inner join
    actor_mentions as evidence on held.evidence_mention_id = evidence.actor_mention_id
inner join articles on evidence.article_id = articles.article_id
left join sentences on evidence.sentence_id = sentences.sentence_id
left join
    contested
    on held.actor_id = contested.actor_id
    and held.plain_role = contested.plain_role
    and held.country_code = contested.country_code
