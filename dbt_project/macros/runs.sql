{# Before a run of models: when the last one did not finish, drops what it left of the models that build on themselves. #}
{% macro begin_run() -%}
    {%- if execute and flags.WHICH in ("run", "build") -%}
        {%- if target.type == "duckdb" -%} {%- do _tidy_up_at_times() -%} {%- endif -%}
        {%- set finished = _book("_finished") -%}
        {%- set selected = (
            _building_on_themselves()
            | selectattr("unique_id", "in", selected_resources)
            | list
        ) -%}
        {%- if not load_relation(finished) -%}
            {%- for node in selected -%}
                {%- set left = adapter.get_relation(
                    node.database, node.schema, node.alias
                ) -%}
                {%- if left -%} {%- do adapter.drop_relation(left) -%} {%- endif -%}
            {%- endfor -%}
        {%- elif selected -%} {%- do adapter.drop_relation(load_relation(finished)) -%}
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

{# What a run appends to a table, DuckDB keeps as a small row group. Whenever it closes the file it would join it to the
   last full ones, and write these anew: half the work of a small run. So it is told not to (profiles.yml), but in every
   32nd run. #}
{% macro _tidy_up_at_times() -%}
    {%- set begun = _book("_begun") -%}
    {%- do run_query("create table if not exists " ~ begun ~ " (run_at timestamp)") -%}
    {%- do run_query("insert into " ~ begun ~ " values (now())") -%}
    {%- set run_count = run_query("select count(*) from " ~ begun)[0][0] -%}
    {%- if run_count % 32 == 0 -%}
        {%- do run_query("set global max_vacuum_tasks = 100") -%}
    {%- endif -%}
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
        ) -%}
            {%- do found.append(node) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(found) }}
{%- endmacro %}
