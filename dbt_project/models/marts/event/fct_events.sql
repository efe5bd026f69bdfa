with
    mentions as (select * from {{ ref("int_mentions__resolved") }}),

    grouped as (select * from {{ ref("int_events__grouped") }}),

    articles as (select * from {{ ref("fct_articles") }}),

    actors as (select * from {{ ref("dim_actors") }}),

    sentences as (select * from {{ ref("stg_sentences") }}),

    told as (
        select
            mentions.*,
            grouped.event_id,
            grouped.is_fullest,
            articles.outlet_id,
            articles.publisher,
            articles.url,
            articles.independent_source,
            coalesce(
                mentions.attributed_to, articles.agency, articles.publisher
            ) as teller,
            -- The best telling: the fullest act, then present news, surest, earliest.
            {{
                in_order(
                    [
                        "grouped.is_fullest",
                        "not mentions.is_background",
                        "mentions.confidence",
                        "-mentions.sentence_index",
                        "mentions.event_mention_id",
                    ]
                )
            }} as standing
        from mentions
        inner join grouped on mentions.event_mention_id = grouped.event_mention_id
        inner join articles on mentions.article_id = articles.article_id
    ),

    best as (
        select event_id, max_by(event_mention_id, standing) as best_mention_id
        from told
        group by event_id
    ),

    counted as (
        select
            event_id,
            max_by(mode, standing) filter (where mode is not null) as mode,
            case
                when bool_or(status = 'occurred') then 'occurred' else max(status)
            end as status,
            bool_and(is_background) as is_background,
            min(event_on) filter (where date_basis = 'text') as earliest_on,
            max(event_on) filter (where date_basis = 'text') as latest_on,
            count(distinct event_on) filter (
                where date_basis = 'text' and date_precision = 'day'
            )
            > 1 as has_date_disagreement,
            count(distinct mode) > 1 as has_mode_disagreement,
            count(distinct place_name) filter (where place_precision = 'city')
            > 1 as has_place_disagreement,
            {% for count in ["dead", "injured", "arrested"] %}
                min({{ count }}_count) as {{ count }}_minimum,
                max({{ count }}_count) as {{ count }}_maximum,
                min_by(teller, {{ in_order([count ~ "_count", "teller"]) }}) filter (
                    where {{ count }}_count is not null
                ) as {{ count }}_minimum_by,
                max_by(teller, {{ in_order([count ~ "_count", "teller"]) }}) filter (
                    where {{ count }}_count is not null
                ) as {{ count }}_maximum_by,
            {% endfor %}
            count(*) as mention_count,
            count(distinct article_id) as article_count,
            count(distinct outlet_id) as outlet_count,
            count(distinct independent_source) as independent_source_count,
            count(distinct attributed_to) as attribution_count,
            min(mentioned_at) as first_mentioned_at,
            max(mentioned_at) as last_mentioned_at,
            min(first_landed_at) as first_landed_at,
            avg(confidence) as confidence
        from told
        group by event_id
    ),

    placed as (
        select
            event_id,
            max_by(
                event_mention_id,
                {{
                    in_order(
                        [
                            "case place_precision when 'city' then 3 when 'region' then 2 else 1 end",
                            "standing",
                        ]
                    )
                }}
            ) as place_mention_id
        from told
        where place_name is not null
        group by event_id
    )

select
    counted.event_id,
    best_telling.event_type,
    counted.mode,
    best_telling.contexts,
    best_telling.cameo_code,
    best_telling.quad_class,
    best_telling.goldstein,
    best_telling.plover_score,
    counted.status,
    counted.is_background,
    counted.status in ('occurred', 'ongoing')
    and not counted.is_background as is_counted,
    best_telling.event_on,
    best_telling.event_end_on,
    best_telling.date_precision,
    best_telling.date_basis,
    counted.earliest_on,
    counted.latest_on,
    counted.has_date_disagreement,
    best_telling.source_actor_id,
    source.actor_name as source_name,
    best_telling.source_country_code,
    best_telling.source_sector_code,
    best_telling.target_actor_id,
    target.actor_name as target_name,
    best_telling.target_country_code,
    best_telling.target_sector_code,
    placed_telling.place_id,
    placed_telling.place_name,
    placed_telling.place_country_code,
    placed_telling.place_latitude,
    placed_telling.place_longitude,
    placed_telling.place_precision,
    placed_telling.place_geoname_id,
    counted.has_place_disagreement,
    counted.has_mode_disagreement,
    {% for count in ["dead", "injured", "arrested"] %}
        counted.{{ count }}_minimum,
        counted.{{ count }}_maximum,
        counted.{{ count }}_minimum_by,
        counted.{{ count }}_maximum_by,
    {% endfor %}
    counted.mention_count,
    counted.article_count,
    counted.outlet_count,
    counted.independent_source_count,
    counted.attribution_count,
    counted.first_mentioned_at,
    counted.last_mentioned_at,
    counted.first_landed_at,
    counted.confidence,
    best.best_mention_id,
    sentences.sentence_text as best_sentence,
    best_telling.url as best_url
from counted
inner join best on counted.event_id = best.event_id
inner join told as best_telling on best.best_mention_id = best_telling.event_mention_id
left join sentences on best_telling.sentence_id = sentences.sentence_id
left join placed on counted.event_id = placed.event_id
left join
    told as placed_telling on placed.place_mention_id = placed_telling.event_mention_id
left join actors as source on best_telling.source_actor_id = source.actor_id
left join actors as target on best_telling.target_actor_id = target.actor_id
