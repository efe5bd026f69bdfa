with
    mentions as (select * from {{ ref("int_mentions__resolved") }}),

    -- The parties of a meeting or a deal have no direction: put them in one order,
    -- country first.
    ordered as (
        select
            *,
            event_type in ('CONSULT', 'AGREE', 'COOPERATE')
            and target_specificity > 0
            and coalesce(source_country_code, '~') || source_actor_id
            > coalesce(target_country_code, '~') || target_actor_id as is_swapped
        from mentions
    ),

    parties as (
        select
            *,
            {% for first, second in [("source", "target"), ("target", "source")] %}
                {% for column in ["actor_id", "country_code", "specificity"] %}
                    case
                        when is_swapped
                        then {{ second }}_{{ column }}
                        else {{ first }}_{{ column }}
                    end as {{ first }}_party_{{ column }},
                {% endfor %}
            {% endfor %}
            case
                when place_precision = 'city'
                then coalesce(cast(place_geoname_id as varchar), place_name)
            end as city_key
        from ordered
    ),

    -- Without two parties, or one and a city, an act is told apart only inside its
    -- story.
    storied as (
        select
            *,
            case
                when date_basis = 'unknown'
                then syndication_cluster_id
                when source_party_specificity > 0 and target_party_specificity > 0
                then null
                when
                    source_party_specificity + target_party_specificity > 0
                    and city_key is not null
                then null
                else syndication_cluster_id
            end as story_key
        from parties
    )

select
    event_mention_id,
    article_id,
    syndication_cluster_id,
    first_landed_at,
    {{
        surrogate_key(
            [
                "event_type",
                "status_class",
                "source_party_actor_id",
                "target_party_actor_id",
                "event_on",
                "event_end_on",
                "city_key",
                "story_key",
            ]
        )
    }} as act_id,
    event_type,
    status_class,
    source_party_actor_id,
    source_party_country_code,
    source_party_specificity,
    target_party_actor_id,
    target_party_country_code,
    target_party_specificity,
    event_on,
    event_end_on,
    date_precision,
    date_basis,
    city_key,
    place_country_code
from storied
