with
    actor_mentions as (select * from {{ ref("stg_actor_mentions") }}),

    editions as (select * from {{ ref("int_articles__current") }}),

    actors as (select * from {{ ref("int_actors__resolved") }}),

    persons as (
        select distinct
            actor_mentions.article_id,
            actors.coder_actor_id,
            actors.actor_id,
            actors.country_code,
            actors.name_word_count,
            {{ last_word("actors.plain_name") }} as surname
        from actor_mentions
        inner join editions on actor_mentions.revision_id = editions.revision_id
        inner join actors on actor_mentions.coder_actor_id = actors.coder_actor_id
        where actors.kind = 'person'
    )

select short.article_id, short.coder_actor_id, min(long.actor_id) as actor_id
from persons as short
inner join
    persons as long
    on short.article_id = long.article_id
    and short.surname = long.surname
    and coalesce(short.country_code, long.country_code, '')
    = coalesce(long.country_code, short.country_code, '')
where short.name_word_count = 1 and long.name_word_count > 1
group by short.article_id, short.coder_actor_id
having count(distinct long.actor_id) = 1
