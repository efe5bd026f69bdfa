{# How a run takes in what is new.

   int_articles__moved compares the newest editions with those of the last run; int_articles__touched adds the articles that
   are in another cluster or name an actor who is resolved otherwise now. int_acts__touched and int_events__touched follow
   from it: the acts that those articles tell or told, the events that these are or were part of. A large model first
   forgets what it holds of them (`forget_touched`, a hook) and then adds them as they are now (`is_touched`, a filter);
   its other rows stay. Sums over events are made anew for the groups that touched events are or were in
   (macros/groups.sql); where these would be most, what touched events are is added and what they were taken away
   (fct_country_months). Small models are made whole, and of their rows those exchanged that come out otherwise
   (macros/materializations.sql). What a full refresh would write is what is there then.

   Rows lie in the order they landed in: asking for the days of landing as well as for the touched articles spares reading
   the tables of staging whole. What adds up over days of landing is made anew for the days that touched articles are or
   were in (macros/groups.sql), and of these rows those exchanged that come out otherwise.

   A run that stops halfway leaves tables of two runs behind: the next one makes all of them anew (`begin_run`,
   `end_run`). So does --full-refresh, which a change of models or codebook asks for. #}
{# The touched keys of one kind: article_id, act_id, event_id, or landed_on: the days on which the newest editions of
   touched articles landed, whose rows alone staging is asked for.

   No key is empty: the conditions that say so take nothing away. But of a large table DuckDB reads the touched rows only
   (it hands a Bloom filter to the scan) when the table of the touched keys is filtered itself. Where rows of touched keys
   are what others are looked up by, they are joined to the keys, not filtered: of a filter DuckDB guesses that a fifth of
   all rows passes, and then turns the wrong side of the next join into its hash table. #}
{% macro touched(key) -%}
    {%- if key == "article_id" -%}
        select article_id from {{ ref("int_articles__touched") }} where article_id != ''
    {%- elif key == "landed_on" -%}
        select landed_on
        from {{ ref("int_articles__touched") }}
        where landed_on is not null
        union
        select landed_on
        from {{ ref("stg_repeated_landings") }}
        where article_id in ({{ touched("article_id") }})
    {%- elif key == "act_id" -%}
        select act_id from {{ ref("int_acts__touched") }} where act_id != ''
    {%- else -%}
        select event_id from {{ ref("int_events__touched") }} where event_id != ''
    {%- endif -%}
{%- endmacro %}

{# A filter: whether a row is of a touched article, act or event, by the last part of the column's name. With
   `relation`, the table asked, which forgets by the same key, its touched rows are those that this run added. A run that
   left the table alone finds them by this column first: a filter on the key itself lets one row in a hundred through by
   chance, and with them nearly every page of every column. #}
{% macro is_touched(column, relation=none) -%}
    {%- if execute and not is_incremental() -%} true
    {%- elif relation and is_added(relation) -%} {{ is_added(relation) }}
    {%- elif relation -%}
        rowid in (select rowid from {{ relation }} where {{ is_touched(column) }})
    {%- else -%} {{ column }} in ({{ touched(column.split(".")[-1]) }})
    {%- endif -%}
{%- endmacro %}

{# A filter: whether this run added a row, to a table that notes what it adds; none when it has not done so. Nothing is read
   to find these rows: they come after all others, and during a run rows stay where they lie (profiles.yml). DuckDB guesses
   that they are a fifth of all. #}
{% macro is_added(relation) -%}
    {%- set run, last = graph.get("last_rows", {}).get(
        relation | string, (none, none)
    ) -%}
    {%- if run == invocation_id -%} {{ return("rowid > " ~ last) }} {%- endif -%}
    {{ return(none) }}
{%- endmacro %}

{# A filter: whether each of a row's `keys` is in `relation`, whose few rows it is joined to next. By one key one row in a
   hundred passes the Bloom filter by chance, and with them nearly every page of every column is read; by two keys one in
   ten thousand does. No key is empty here either. #}
{% macro is_among(keys, relation) -%}
    {%- if execute and not is_incremental() -%} true
    {%- else -%}
        {%- for key in keys -%}
            {{ key }} in (select {{ key }} from {{ relation }} where {{ key }} != '')
            {%- if not loop.last %} and {% endif -%}
        {%- endfor -%}
    {%- endif -%}
{%- endmacro %}

{# A hook: takes away the rows of touched articles or events; `column` holds what `value` makes of their key. #}
{% macro forget_touched(key, column=none, value=none) -%}
    {% if not execute or is_incremental() %}
        delete from {{ this }}
        where
            {{ column or key }}
            in (select {{ value or key }} from ({{ touched(key) }}) as touched)
    {% endif %}
{%- endmacro %}

{# A hook: takes away the rows of the moved articles that `condition` picks, of the columns of int_articles__moved. #}
{% macro forget_moved(condition) -%}
    {% if not execute or is_incremental() %}
        delete from {{ this }}
        where
            article_id in (
                select article_id
                from {{ ref("int_articles__moved") }}
                where {{ condition }}
            )
    {% endif %}
{%- endmacro %}

{# Ends a model that remembers from run to run: one row a key of `now` or of the last run, with the fingerprint `now`
   gives it (null: it is gone) and whether that differs from the last run's: false when all is made anew, since nobody asks
   then. `columns` are those of `now` to keep. #}
{% macro compare_with_last_run(now, key, columns=()) -%}
    {%- set before = left_by_last_run(model.name) -%}
    {% if before %}
        select
            coalesce({{ now }}.{{ key }}, last_run.{{ key }}) as {{ key }},
            {%- for column in columns %} {{ now }}.{{ column }}, {%- endfor %}
            {{ now }}.fingerprint,
            {{ now }}.fingerprint is distinct from last_run.fingerprint as is_touched,
            last_run.fingerprint is null as is_new
        from {{ now }}
        full outer join
            {{ before }} as last_run on {{ now }}.{{ key }} = last_run.{{ key }}
        where {{ now }}.{{ key }} is not null or last_run.fingerprint is not null
    {% else %}
        select
            {{ key }},
            {%- for column in columns %} {{ column }},
            {%- endfor %}
            fingerprint,
            false as is_touched,
            false as is_new
        from {{ now }}
    {% endif %}
{%- endmacro %}

{# The table of a model as the last run left it; none when there is none, or all is made anew. #}
{% macro left_by_last_run(name) -%}
    {%- if execute and model.resource_type == "model" and not flags.FULL_REFRESH -%}
        {%- set left = graph.nodes["model.dragoman." ~ name] -%}
        {{ return(adapter.get_relation(left.database, left.schema, left.alias)) }}
    {%- endif -%}
{%- endmacro %}
