{% set touched_days = touched("landed_on") %}
{% set left = left_by_last_run("int_actors__seen") %}

{% if left %}
    select distinct actor_id, reported_on
    from {{ left }}
    where landed_on in ({{ touched_days }})
{% else %}
    select actor_id, reported_on
    from {{ ref("int_actor_mentions__resolved") }}
    where false
{% endif %}
