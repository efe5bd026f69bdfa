{{
    config(
        materialized="incremental",
        pre_hook="{{ forget_touched('article_id') }}",
        meta={"notes_what_it_adds": true},
    )
}}

{% set before_name -%}
    substr(
        sentence_text,
        greatest(name_start - 30, 0) + 1,
        name_start - greatest(name_start - 30, 0)
    )
{%- endset %}
{% set after_name %}substr(sentence_text, name_end + 1, 40){% endset %}

with
    actor_mentions as (
        select *
        from {{ ref("stg_actor_mentions") }}
        where {{ is_touched("article_id") }} and {{ is_touched("landed_on") }}
    ),

    editions as (select * from {{ ref("int_articles__current") }}),

    actors as (select * from {{ ref("int_actors__resolved") }}),

    actors_in_article as (select * from {{ ref("int_actors__resolved_in_article") }}),

    sentences as (
        select sentence_id, sentence_start, sentence_text
        from {{ ref("stg_sentences") }}
        where {{ is_touched("article_id") }} and {{ is_touched("landed_on") }}
    ),

    named as (
        select
            namings.actor_mention_id,
            lower({{ last_word("namings.role") }}) as office,
            sentences.sentence_text,
            namings.mention_start - sentences.sentence_start as name_start,
            namings.mention_end - sentences.sentence_start as name_end
        from actor_mentions as namings
        inner join sentences on namings.sentence_id = sentences.sentence_id
        where namings.mention_kind = 'name' and namings.role is not null
    ),

    -- What stands around the name from the office on, or up to it: 30 characters
    -- before,
    -- 40 after.
    beside as (
        select
            actor_mention_id,
            position(
                office
                in lower(substr(sentence_text, name_start + 1, name_end - name_start))
            )
            > 0 as is_in_name,
            case
                when position(office in lower({{ before_name }})) > 0
                then
                    substr(
                        {{ before_name }},
                        position(office in lower({{ before_name }})) + length(office)
                    )
            end as gap_before,
            case
                when position(office in lower({{ after_name }})) > 0
                then
                    substr(
                        {{ after_name }},
                        position(office in lower({{ after_name }})) + length(office),
                        2
                    )
            end as gap_after
        from named
    ),

    -- An office is another's where a capital stands between it and the name after it,
    -- or
    -- a name follows it ("Mandela described President de Klerk").
    roles_told as (
        select actor_mention_id
        from beside
        where
            is_in_name or gap_before = lower(gap_before) or gap_after = lower(gap_after)
    )

select
    actor_mentions.actor_mention_id,
    actor_mentions.sentence_id,
    actor_mentions.article_id,
    actor_mentions.coder_actor_id,
    -- A country's seat ("Moscow", "the Kremlin") is its government, its name the state.
    case
        when actor_mentions.mention_kind = 'metonym' and actors.country_level = 'state'
        then {{ surrogate_key(["'government'", "actors.country_code"]) }}
        else coalesce(actors_in_article.actor_id, actors.actor_id)
    end as actor_id,
    actor_mentions.mention_kind = 'metonym'
    and actors.country_level = 'state' as is_seat,
    actor_mentions.in_title,
    actor_mentions.mention_start,
    actor_mentions.mention_end,
    actor_mentions.mention_kind,
    actor_mentions.name,
    actor_mentions.role,
    actor_mentions.role is not null
    and actor_mentions.actor_mention_id
    in (select actor_mention_id from roles_told) as is_role_told,
    coalesce(actors.country_code, actor_mentions.country_code) as country_code,
    editions.landed_on,
    editions.reported_on,
    editions.first_landed_at
from actor_mentions
inner join editions on actor_mentions.revision_id = editions.revision_id
inner join actors on actor_mentions.coder_actor_id = actors.coder_actor_id
left join
    actors_in_article
    on actor_mentions.coder_actor_id = actors_in_article.coder_actor_id
    and actor_mentions.article_id = actors_in_article.article_id
