{% set touched_articles = touched("article_id") %}
{% set left = left_by_last_run("int_events__grouped") %}

with
    grouped as (
        select act_id, event_id, is_fullest from {{ ref("int_acts__grouped") }}
    ),

    told as (select act_id, article_id from {{ ref("int_acts__keyed") }})

{% if left %}
        ,
        changed as (
            select
                before.event_id as event_before_id,
                coalesce(grouped.event_id, before.act_id) as event_id
            from {{ left }} as before
            left join grouped on before.act_id = grouped.act_id
            where
                before.event_id != coalesce(grouped.event_id, before.act_id)
                or before.is_fullest != coalesce(grouped.is_fullest, true)
                or before.article_id in ({{ touched_articles }})
        )

    select event_before_id as event_id
    from changed

    union

    select event_id
    from changed

    union
{% endif %}

select coalesce(grouped.event_id, told.act_id) as event_id
from told
left join grouped on told.act_id = grouped.act_id
where
    {% if left %} told.article_id in ({{ touched_articles }})
    {% else %} false
    {% endif %}
