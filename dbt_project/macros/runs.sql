{# Before a run of models: drops what no model makes any more and, when the last run did not finish, what it left of the
   models that build on themselves. #}
{% macro begin_run() -%}
    {%- if execute and flags.WHICH in ("run", "build") -%}
        {%- set finished = load_relation(_book("_finished")) -%}
        {%- if target.type == "duckdb" -%}
            {%- do _tidy_up_at_times(is_small=finished and not flags.FULL_REFRESH) -%}
            {%- do _drop_what_no_model_makes() -%}
        {%- endif -%}
        {%- set selected = (
            _building_on_themselves()
            | selectattr("unique_id", "in", selected_resources)
            | list
        ) -%}
        {%- if not finished -%}
            {%- for node in selected -%}
                {%- set left = adapter.get_relation(
                    node.database, node.schema, node.alias
                ) -%}
                {%- if left -%} {%- do adapter.drop_relation(left) -%} {%- endif -%}
            {%- endfor -%}
        {%- elif selected -%} {%- do adapter.drop_relation(finished) -%}
        {%- endif -%}
    {%- endif -%}
{%- endmacro %}

{# After a run: notes that every model that builds on itself was built. #}
{% macro end_run(results) -%}
    {%- if execute and flags.WHICH in ("run", "build") -%}
        {%- set built = (
            results
            | selectattr("status", "eq", "success")
            | map(attribute="node.unique_id")
            | list
        ) -%}
        {%- if _building_on_themselves() | rejectattr(
            "unique_id", "in", built
        ) | list | length == 0 -%}
            {%- set sql = (
                "create table "
                ~ _book("_finished")
                ~ " as select true as is_finished"
            ) -%}
            {{ return(sql) }}
        {%- endif -%}
    {%- endif -%}
{%- endmacro %}

{# Last of all: writes what the run made into the file, at once; without a write-ahead log nothing of it is there before. #}
{% macro keep_run() -%}
    {%- if target.type == "duckdb" -%}
        {{ return("checkpoint " ~ adapter.quote(target.database)) }}
    {%- endif -%}
{%- endmacro %}

{# What a run appends to a table, DuckDB keeps as a small row group. At every checkpoint it would join it to the last full
   ones, and write these anew: half the work of a small run. So it is told not to (profiles.yml), and to leave out
   the dear ways of compressing texts, but in every 32nd run. #}
{% macro _tidy_up_at_times(is_small) -%}
    {%- set begun = _book("_begun") -%}
    {%- do run_query("create table if not exists " ~ begun ~ " (run_at timestamp)") -%}
    {%- do run_query("insert into " ~ begun ~ " values (now())") -%}
    {%- set run_count = run_query("select count(*) from " ~ begun)[0][0] -%}
    {%- if run_count % 32 == 0 -%}
        {%- do run_query("set global max_vacuum_tasks = 100") -%}
    {%- elif is_small -%}
        {%- do run_query(
            "set global disabled_compression_methods = 'fsst,dict_fsst,zstd,dictionary'"
        ) -%}
    {%- endif -%}
{%- endmacro %}

{# A table or view whose model is gone or was renamed, whose rows would stay as they were; our accounts begin with "_". #}
{% macro _drop_what_no_model_makes() -%}
    {%- set schemas, made = [], [] -%}
    {%- for node in graph.nodes.values() if node.resource_type == "model" -%}
        {%- do schemas.append("'" ~ node.schema ~ "'") -%}
        {%- do made.append("'" ~ node.schema ~ "." ~ node.alias ~ "'") -%}
    {%- endfor -%}
    {%- set sql -%}
        select table_schema, table_name, table_type = 'VIEW'
        from information_schema.tables
        where table_catalog = '{{ target.database }}'
            and table_schema in ({{ schemas | unique | join(", ") }})
            and left(table_name, 1) != '_'
            and table_schema || '.' || table_name not in ({{ made | join(", ") }})
    {%- endset -%}
    {%- for schema, name, is_view in run_query(sql).rows -%}
        {%- do adapter.drop_relation(
            api.Relation.create(
                database=target.database,
                schema=schema,
                identifier=name,
                type="view" if is_view else "table",
            )
        ) -%}
    {%- endfor -%}
{%- endmacro %}

{# A table of our own accounts. #}
{% macro _book(name) -%}
    {%- set beginning = graph.nodes["model.dragoman.int_articles__touched"] -%}
    {{
        return(
            api.Relation.create(
                database=beginning.database,
                schema=beginning.schema,
                identifier=name,
                type="table",
            )
        )
    }}
{%- endmacro %}

{% macro _building_on_themselves() -%}
    {%- set found = [] -%}
    {%- for node in graph.nodes.values() if node.resource_type == "model" -%}
        {%- if (
            node.config.materialized == "incremental"
            or node.name.endswith("__touched")
            or node.config.get("meta", {}).get("is_compared_with_last_run")
        ) -%}
            {%- do found.append(node) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(found) }}
{%- endmacro %}
