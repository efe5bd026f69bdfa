-- Where does the most told event come from, sentence by sentence, down to the bytes that were captured?
-- Look at: the sentence with its offsets in the article, and the WARC file and offset of the capture.
with
    event as (
        select event_id
        from marts.fct_events
        order by independent_source_count desc, mention_count desc, event_id
        limit 1
    )

select
    mentions.mentioned_at,
    mentions.publisher,
    mentions.agency,
    mentions.sentence_text,
    mentions.trigger_text,
    mentions.trigger_start,
    mentions.trigger_end,
    mentions.attributed_to,
    mentions.rule,
    mentions.url,
    captures.warc_file,
    captures.warc_offset
from marts.fct_mentions as mentions
inner join event on mentions.event_id = event.event_id
inner join marts.fct_articles as articles on mentions.article_id = articles.article_id
left join staging.captures as captures on articles.capture_id = captures.capture_id
order by mentions.mentioned_at, mentions.url, mentions.sentence_index, mentions.ordinal
