{{ config(meta={"is_of_one_run": true}) }}

{% set days = touched_days() %}
{% set left = left_by_last_run("int_actors__seen") %}

with
    now as (
        select
            landed_on,
            actor_id,
            reported_on,
            count(*) as mention_count,
            count(distinct article_id) as article_count
        from {{ ref("int_actor_mentions__resolved") }}
        {% if left %} where landed_on in ({{ days }}) {% endif %}
        group by landed_on, actor_id, reported_on
    )

{% if left %}
        ,

        before as (select * from {{ left }} where landed_on in ({{ days }}))

    select
        coalesce(now.landed_on, before.landed_on) as landed_on,
        coalesce(now.actor_id, before.actor_id) as actor_id,
        coalesce(now.reported_on, before.reported_on) as reported_on,
        now.mention_count,
        now.article_count
    from now
    full outer join
        before
        on now.landed_on = before.landed_on
        and now.actor_id = before.actor_id
        and now.reported_on = before.reported_on
    where
        now.mention_count is distinct from before.mention_count
        or now.article_count is distinct from before.article_count
{% else %} select * from now
{% endif %}
