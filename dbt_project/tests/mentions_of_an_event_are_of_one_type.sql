-- An event never mixes types, nor acts told as fact with denied, planned or supposed
-- ones.
select
    event_id,
    count(distinct event_type) as type_count,
    count(
        distinct case when status = 'ongoing' then 'occurred' else status end
    ) as status_count
from {{ ref("fct_mentions") }}
group by event_id
having
    count(distinct event_type) > 1
    or count(distinct case when status = 'ongoing' then 'occurred' else status end) > 1
