{{ config(meta={"is_of_one_run": true}) }}

{% set touched_articles = touched("article_id") %}
{% set left = left_by_last_run("int_events__grouped") %}
{% set is_told_anew = (
    is_added(ref("int_acts__keyed"))
    or "article_id in (" ~ touched_articles ~ ")"
) %}

select act_id
from {{ ref("int_acts__keyed") }}
where
{% if left %}
        {{ is_told_anew }}

    union

    select act_id
    from {{ left }}
    where article_id in ({{ touched_articles }})
    {% else %} false
    {% endif %}
