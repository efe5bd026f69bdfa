-- What went into each stage, what came out of it, and what was turned away?
with
    captures as (select distinct capture_id from staging.captures),

    articles as (select distinct revision_id from staging.articles),

    coded as (select distinct revision_id from staging.coding_runs),

    counted as (
        select
            1 as place,
            'land' as stage,
            (select count(*) from captures) as came_out,
            count(*) filter (where stage in ('harvest', 'landing')) as rejects
        from staging.rejects
        union all
        select
            2,
            'extract',
            (select count(*) from staging.articles semi join captures using (capture_id)),
            count(distinct capture_id) filter (where stage = 'extract')
        from staging.rejects
        union all
        select 3, 'code', (select count(*) from coded), count(distinct revision_id) filter (where stage = 'code')
        from staging.rejects
    ),

    entered as (
        select 2 as place, count(*) as came_in
        from captures
        union all
        select 3, count(*)
        from articles
    )

select
    counted.stage,
    coalesce(entered.came_in, counted.came_out + counted.rejects) as came_in,
    counted.came_out,
    counted.rejects
from counted
left join entered on counted.place = entered.place
order by counted.place
