{{ config(materialized="incremental", pre_hook="{{ forget_touched('article_id') }}") }}

with
    actor_mentions as (
        select *
        from {{ ref("stg_actor_mentions") }}
        where {{ is_touched("article_id") }} and {{ is_touched("landed_on") }}
    ),

    editions as (select * from {{ ref("int_articles__current") }}),

    persons as (
        select
            coder_actor_id,
            actor_id,
            country_code,
            name_word_count,
            {{ last_word("plain_name") }} as surname
        from {{ ref("int_actors__resolved") }}
        where kind = 'person'
    ),

    -- Few are told by surname: only their articles are looked through.
    surnames as (
        select distinct
            actor_mentions.article_id,
            actor_mentions.revision_id,
            persons.coder_actor_id,
            persons.country_code,
            persons.surname
        from actor_mentions
        inner join editions on actor_mentions.revision_id = editions.revision_id
        inner join persons on actor_mentions.coder_actor_id = persons.coder_actor_id
        where persons.name_word_count = 1
    )

select surnames.article_id, surnames.coder_actor_id, min(persons.actor_id) as actor_id
from surnames
inner join actor_mentions on surnames.revision_id = actor_mentions.revision_id
inner join
    persons
    on actor_mentions.coder_actor_id = persons.coder_actor_id
    and surnames.surname = persons.surname
    and coalesce(surnames.country_code, persons.country_code, '')
    = coalesce(persons.country_code, surnames.country_code, '')
where persons.name_word_count > 1
group by surnames.article_id, surnames.coder_actor_id
having count(distinct persons.actor_id) = 1
