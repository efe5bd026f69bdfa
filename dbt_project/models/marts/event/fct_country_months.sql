with
    events as (
        select *, cast(date_trunc('month', event_on) as date) as month_on
        from {{ ref("fct_events") }}
        where is_counted and date_precision in ('day', 'week', 'month')
    ),

    -- One row an event and country it touches, with what the country is to it; of the
    -- rows of one country the first counts the event.
    touched as (
        {% for part, others in [
            ("source", []),
            ("target", ["source"]),
            ("place", ["source", "target"]),
        ] %}
            select
                month_on,
                event_type,
                quad_class,
                goldstein,
                dead_maximum,
                '{{ part }}' as part,
                {{ part }}_country_code as country_code,
                {% for other in others %}
                    {{ part }}_country_code is distinct from {{ other }}_country_code
                    and
                {% endfor %}
                true as is_first
            from events
            where {{ part }}_country_code is not null
            {% if not loop.last %}
                union all
            {% endif %}
        {% endfor %}
    )

select
    month_on,
    country_code,
    count(*) filter (where is_first) as event_count,
    count(*) filter (where part = 'source') as source_event_count,
    count(*) filter (where part = 'target') as target_event_count,
    count(*) filter (where part = 'place') as place_event_count,
    count(*) filter (where part = 'source' and quad_class <= 2) as cooperation_count,
    count(*) filter (where part = 'source' and quad_class >= 3) as conflict_count,
    count(*) filter (where is_first and event_type = 'PROTEST') as protest_count,
    count(*) filter (where is_first and event_type = 'ASSAULT') as assault_count,
    {{ mean_of("goldstein", "part = 'source'") }} as goldstein_mean,
    cast(
        coalesce(sum(dead_maximum) filter (where part = 'place'), 0) as bigint
    ) as dead_maximum
from touched
group by month_on, country_code
