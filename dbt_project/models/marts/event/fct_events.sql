{{
    config(
        materialized="incremental",
        unique_key="event_id",
        on_schema_change="append_new_columns",
        post_hook="{{ delete_vanished('event_id', ref('int_events__grouped')) }}",
    )
}}

with
    mentions as (select * from {{ ref("int_mentions__resolved") }}),

    grouped as (select * from {{ ref("int_events__grouped") }}),

    articles as (select * from {{ ref("fct_articles") }}),

    actors as (select * from {{ ref("dim_actors") }}),

    sentences as (select * from {{ ref("stg_sentences") }}),

    told as (
        select
            mentions.event_mention_id,
            mentions.article_id,
            mentions.sentence_id,
            mentions.event_type,
            mentions.mode,
            mentions.contexts,
            mentions.cameo_code,
            mentions.quad_class,
            mentions.goldstein,
            mentions.plover_score,
            mentions.status,
            mentions.is_background,
            mentions.attributed_to,
            mentions.event_on,
            mentions.event_end_on,
            mentions.date_precision,
            mentions.date_basis,
            mentions.source_actor_id,
            mentions.source_country_code,
            mentions.source_sector_code,
            mentions.target_actor_id,
            mentions.target_country_code,
            mentions.target_sector_code,
            mentions.place_id,
            mentions.place_name,
            mentions.place_country_code,
            mentions.place_latitude,
            mentions.place_longitude,
            mentions.place_precision,
            mentions.place_geoname_id,
            mentions.dead_count,
            mentions.injured_count,
            mentions.arrested_count,
            mentions.mentioned_at,
            mentions.first_landed_at,
            mentions.confidence,
            grouped.event_id,
            articles.outlet_id,
            articles.url,
            articles.independent_source,
            coalesce(
                mentions.attributed_to, articles.agency, articles.publisher
            ) as teller,
            -- The best telling: of the fullest act, news before history, the surest,
            -- nearest the top.
            row_number() over (
                partition by grouped.event_id
                order by
                    grouped.is_fullest desc,
                    mentions.is_background,
                    mentions.confidence desc,
                    mentions.sentence_index,
                    mentions.event_mention_id
            ) as telling_rank
        from mentions
        inner join grouped on mentions.event_mention_id = grouped.event_mention_id
        inner join articles on mentions.article_id = articles.article_id
    ),

    best as (select * from told where telling_rank = 1),

    counted as (
        select
            event_id,
            min_by(mode, telling_rank) filter (where mode is not null) as mode,
            case
                when bool_or(status = 'occurred') then 'occurred' else max(status)
            end as status,
            bool_and(is_background) as is_background,
            min(event_on) filter (where date_basis = 'text') as earliest_on,
            max(event_on) filter (where date_basis = 'text') as latest_on,
            coalesce(
                min(event_on) filter (
                    where date_basis = 'text' and date_precision = 'day'
                ) < max(event_on) filter (
                    where date_basis = 'text' and date_precision = 'day'
                ),
                false
            ) as has_date_disagreement,
            coalesce(min(mode) < max(mode), false) as has_mode_disagreement,
            coalesce(
                min(place_id) filter (where place_precision = 'city')
                < max(place_id) filter (where place_precision = 'city'),
                false
            ) as has_place_disagreement,
            {% for count in ["dead", "injured", "arrested"] %}
                min({{ count }}_count) as {{ count }}_minimum,
                max({{ count }}_count) as {{ count }}_maximum,
                -- Of those who say the same the best telling counts.
                min_by(
                    teller, cast({{ count }}_count as bigint) * 1000000 + telling_rank
                ) filter (where {{ count }}_count is not null)
                as {{ count }}_minimum_by,
                max_by(
                    teller, cast({{ count }}_count as bigint) * 1000000 - telling_rank
                ) filter (where {{ count }}_count is not null)
                as {{ count }}_maximum_by,
            {% endfor %}
            count(*) as mention_count,
            count(distinct article_id) as article_count,
            count(distinct outlet_id) as outlet_count,
            count(distinct independent_source) as independent_source_count,
            count(distinct attributed_to) as attribution_count,
            min(mentioned_at) as first_mentioned_at,
            max(mentioned_at) as last_mentioned_at,
            min(first_landed_at) as first_landed_at,
            round(avg(confidence), 4) as confidence
        from told
        group by event_id
    ),

    -- The finest place that any telling gives.
    placed as (
        select *
        from told
        where place_id is not null
        qualify
            row_number() over (
                partition by event_id
                order by
                    case
                        place_precision when 'city' then 1 when 'region' then 2 else 3
                    end,
                    telling_rank
            )
            = 1
    ),

    final as (
        select
            counted.event_id,
            best.event_type,
            counted.mode,
            best.contexts,
            best.cameo_code,
            best.quad_class,
            best.goldstein,
            best.plover_score,
            counted.status,
            counted.is_background,
            counted.status in ('occurred', 'ongoing')
            and not counted.is_background as is_counted,
            best.event_on,
            best.event_end_on,
            best.date_precision,
            best.date_basis,
            counted.earliest_on,
            counted.latest_on,
            counted.has_date_disagreement,
            best.source_actor_id,
            source.actor_name as source_name,
            best.source_country_code,
            best.source_sector_code,
            best.target_actor_id,
            target.actor_name as target_name,
            best.target_country_code,
            best.target_sector_code,
            placed.place_id,
            placed.place_name,
            placed.place_country_code,
            placed.place_latitude,
            placed.place_longitude,
            placed.place_precision,
            placed.place_geoname_id,
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
            best.event_mention_id as best_mention_id,
            sentences.sentence_text as best_sentence,
            best.url as best_url
        from counted
        inner join best on counted.event_id = best.event_id
        left join sentences on best.sentence_id = sentences.sentence_id
        left join placed on counted.event_id = placed.event_id
        left join actors as source on best.source_actor_id = source.actor_id
        left join actors as target on best.target_actor_id = target.actor_id
    )

    {{ only_changed("final", "event_id") }}
