-- The trigger of a mention lies inside its sentence.
select mentions.event_mention_id
from {{ ref("fct_mentions") }} as mentions
inner join
    {{ ref("stg_sentences") }} as sentences
    on mentions.sentence_id = sentences.sentence_id
where
    mentions.trigger_start < sentences.sentence_start
    or mentions.trigger_end > sentences.sentence_end
