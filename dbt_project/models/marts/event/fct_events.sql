{{
    config(
        materialized="incremental",
        pre_hook="{{ forget_touched('event_id') }}",
        meta={"notes_what_it_adds": true},
    )
}}

{% set status = "coalesce(counted.status, best.status)" %}
{% set is_background = "coalesce(counted.is_background, best.is_background)" %}

with
    mentions as (
        select *
        from {{ ref("fct_mentions") }}
        where {{ is_touched("event_id", ref("fct_mentions")) }}
    ),

    grouped as (
        select event_mention_id, is_fullest
        from {{ ref("int_events__grouped") }}
        where {{ is_touched("event_id", ref("int_events__grouped")) }}
    ),

    articles as (
        select *
        from {{ ref("fct_articles") }}
        where {{ is_among(["article_id"], "mentions") }}
    ),

    actors as (select * from {{ ref("dim_actors") }}),

    -- Most events are told once: only the others are sorted and counted.
    told_again as (select event_id from mentions group by event_id having count(*) > 1),

    -- The best telling: of the fullest act, news before history, the surest, nearest
    -- the top.
    ranked as (
        select
            mentions.event_mention_id,
            row_number() over (
                partition by mentions.event_id
                order by
                    grouped.is_fullest desc,
                    mentions.is_background,
                    mentions.confidence desc,
                    mentions.sentence_index,
                    mentions.event_mention_id
            ) as telling_rank
        from mentions
        inner join grouped on mentions.event_mention_id = grouped.event_mention_id
        where mentions.event_id in (select event_id from told_again)
    ),

    told as (
        select
            mentions.event_id,
            mentions.event_mention_id,
            mentions.article_id,
            mentions.sentence_text,
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
            mentions.confidence,
            articles.first_landed_at,
            articles.outlet_id,
            articles.url,
            articles.independent_source,
            coalesce(
                mentions.attributed_to, articles.agency, articles.publisher
            ) as teller,
            coalesce(ranked.telling_rank, 1) as telling_rank,
            ranked.telling_rank is not null as is_told_again
        from mentions
        inner join articles on mentions.article_id = articles.article_id
        left join ranked on mentions.event_mention_id = ranked.event_mention_id
    ),

    best as (
        select *, case when date_basis = 'text' then event_on end as text_on
        from told
        where telling_rank = 1
    ),

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
            min(event_on) filter (where date_basis = 'text' and date_precision = 'day')
            < max(event_on) filter (
                where date_basis = 'text' and date_precision = 'day'
            ) as has_date_disagreement,
            min(mode) < max(mode) as has_mode_disagreement,
            min(place_id) filter (where place_precision = 'city')
            < max(place_id) filter (
                where place_precision = 'city'
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
            {{ mean_of("confidence") }} as confidence
        from told
        where is_told_again
        group by event_id
    ),

    -- The day that most independent sources give in words of their own; of two that as
    -- many give, the best telling's.
    days as (
        select
            event_id,
            event_on,
            event_end_on,
            count(distinct independent_source) as independent_source_count,
            min(telling_rank) as telling_rank
        from told
        where is_told_again and date_basis = 'text' and date_precision = 'day'
        group by event_id, event_on, event_end_on
    ),

    dated as (
        select event_id, event_on, event_end_on
        from days
        qualify
            row_number() over (
                partition by event_id
                order by independent_source_count desc, telling_rank
            )
            = 1
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
    )

-- Of an event told once all is as its one telling has it.
select
    best.event_id,
    best.event_type,
    coalesce(counted.mode, best.mode) as mode,
    best.contexts,
    best.cameo_code,
    best.quad_class,
    best.goldstein,
    best.plover_score,
    {{ status }} as status,
    {{ is_background }} as is_background,
    {{ status }} in ('occurred', 'ongoing') and not {{ is_background }} as is_counted,
    coalesce(dated.event_on, best.event_on) as event_on,
    coalesce(dated.event_end_on, best.event_end_on) as event_end_on,
    case
        when dated.event_id is null then best.date_precision else 'day'
    end as date_precision,
    case when dated.event_id is null then best.date_basis else 'text' end as date_basis,
    coalesce(counted.earliest_on, best.text_on) as earliest_on,
    coalesce(counted.latest_on, best.text_on) as latest_on,
    coalesce(counted.has_date_disagreement, false) as has_date_disagreement,
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
    coalesce(counted.has_place_disagreement, false) as has_place_disagreement,
    coalesce(counted.has_mode_disagreement, false) as has_mode_disagreement,
    {% for count in ["dead", "injured", "arrested"] %}
        {% for end in ["minimum", "maximum"] %}
            coalesce(
                counted.{{ count }}_{{ end }}, best.{{ count }}_count
            ) as {{ count }}_{{ end }},
        {% endfor %}
        {% for end in ["minimum", "maximum"] %}
            coalesce(
                counted.{{ count }}_{{ end }}_by,
                case when best.{{ count }}_count is not null then best.teller end
            ) as {{ count }}_{{ end }}_by,
        {% endfor %}
    {% endfor %}
    coalesce(counted.mention_count, 1) as mention_count,
    coalesce(counted.article_count, 1) as article_count,
    {% for count, told in [
        ("outlet_count", "outlet_id"),
        ("independent_source_count", "independent_source"),
        ("attribution_count", "attributed_to"),
    ] %}
        coalesce(
            counted.{{ count }}, case when best.{{ told }} is null then 0 else 1 end
        ) as {{ count }},
    {% endfor %}
    coalesce(counted.first_mentioned_at, best.mentioned_at) as first_mentioned_at,
    coalesce(counted.last_mentioned_at, best.mentioned_at) as last_mentioned_at,
    coalesce(counted.first_landed_at, best.first_landed_at) as first_landed_at,
    coalesce(counted.confidence, round(best.confidence, 4)) as confidence,
    best.event_mention_id as best_mention_id,
    best.sentence_text as best_sentence,
    best.url as best_url
from best
left join counted on best.event_id = counted.event_id
left join dated on best.event_id = dated.event_id
left join placed on best.event_id = placed.event_id
left join actors as source on best.source_actor_id = source.actor_id
left join actors as target on best.target_actor_id = target.actor_id
