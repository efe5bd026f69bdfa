with recursive
    actors as (select * from {{ ref("int_actors__named") }}),

    merges as (select * from {{ ref("int_actors__merged") }}),

    edges as (
        select
            merges.from_coder_actor_id as child_id,
            merges.to_coder_actor_id as parent_id
        from merges
        inner join
            actors as weaker on merges.from_coder_actor_id = weaker.coder_actor_id
        inner join
            actors as stronger on merges.to_coder_actor_id = stronger.coder_actor_id
        where weaker.country_level is null and weaker.precedence > stronger.precedence
        qualify
            row_number() over (
                partition by merges.from_coder_actor_id
                order by merges.rule_order, stronger.precedence
            )
            = 1
    ),

    {{ roots("edges") }},

    rooted as (
        select actors.*, coalesce(roots.root_id, actors.coder_actor_id) as root_id
        from actors
        left join roots on actors.coder_actor_id = roots.node_id
    ),

    keyed as (
        select
            rooted.*,
            root.country_level as root_level,
            root.country_code as root_country_code,
            first_value(rooted.coder_actor_id) over (
                partition by rooted.root_id
                order by rooted.first_landed_at, rooted.coder_actor_id
            ) as first_coder_actor_id
        from rooted
        inner join actors as root on rooted.root_id = root.coder_actor_id
    )

select
    coder_actor_id,
    case
        when root_level is not null
        then {{ surrogate_key(["root_level", "root_country_code"]) }}
        else first_coder_actor_id
    end as actor_id,
    root_level as country_level,
    root_country_code as country_code,
    name,
    kind,
    sector,
    is_acronym,
    is_generic,
    name_word_count,
    plain_name,
    mention_count,
    first_landed_at
from keyed
