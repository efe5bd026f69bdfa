{# How a model becomes a table or a view in DuckDB, with fewer statements than the adapter's own materializations, which in
   every run build beside, rename, drop, compare columns and write comments: with fifty models that took longer than a small
   load itself. Spark keeps its own.

   A table is created once, a mart with keys, types and comments, and then only its rows are exchanged; --full-refresh,
   which a changed model asks for, creates it anew. So does every run with one that tells of that run alone
   (`is_of_one_run`): DuckDB counts rows that were taken away when it guesses how large a table is. One that others ask for
   the rows it adds says so (`notes_what_it_adds`), and one that makes a part of its rows anew says which
   (`exchanged_within`, a condition). Every model is one transaction: of one that fails all is as it was. #}
{% materialization table, adapter = "duckdb" %}
    {{ return(_build(rows_stay=false)) }}
{% endmaterialization %}

{# What of the last run has to go, a hook takes away (macros/incremental.sql); with a `unique_key` also what is written
   anew. #}
{% materialization incremental, adapter = "duckdb" %}
    {{ return(_build(rows_stay=true)) }}
{% endmaterialization %}

{% materialization view, adapter = "duckdb" %}
    {%- set existing = load_cached_relation(this) -%}
    {%- call statement("main") -%}
        {%- if existing is not none and not existing.is_view %} drop table {{ this }}
            ;
        {% endif -%}
        create or replace view {{ this }} as ({{ sql }})
    {%- endcall -%}
    {%- do adapter.commit() -%}
    {{ return({"relations": [this.incorporate(type="view")]}) }}
{% endmaterialization %}

{% macro _build(rows_stay) %}
    {%- set existing = load_cached_relation(this) -%}
    {%- set target_relation = this.incorporate(type="table") -%}
    {%- set is_kept = (
        existing is not none
        and existing.is_table
        and not should_full_refresh()
    ) -%}
    {%- set within = config.get("meta", {}).get("exchanged_within") -%}
    {%- if is_kept and rows_stay and not within and not config.get("unique_key") -%}
        {%- do _append(pre_hooks) -%}
    {%- else -%}
        {{ run_hooks(pre_hooks) }}
        {%- if is_kept and within -%} {%- do _exchange_what_differs(render(within)) -%}
        {%- elif is_kept and rows_stay -%}
            {%- do _exchange_rows(config.get("unique_key")) -%}
        {%- elif is_kept and not config.get("meta", {}).get("is_of_one_run") -%}
            {%- do _exchange_what_differs() -%}
        {%- else -%} {%- do _create(existing, target_relation) -%}
        {%- endif -%}
    {%- endif -%}
    {{ run_hooks(post_hooks) }}
    {%- do adapter.commit() -%}
    {{ return({"relations": [target_relation]}) }}
{% endmacro %}

{# The last row that stays: those that this run adds come after it (`is_added`). #}
{% macro _note_last_row() %}
    {%- set last = run_query("select coalesce(max(rowid), -1) from " ~ this)[0][0] -%}
    {%- do graph.setdefault("last_rows", {}).update(
        {this | string: (invocation_id, last)}
    ) -%}
{% endmacro %}

{% macro _create(existing, target_relation) %}
    {%- call statement("main") -%}
        {%- if existing is not none and existing.is_view %} drop view {{ this }}
            ;
        {% endif -%}
        {%- if config.get("contract").enforced -%}
            drop table if exists {{ this }};
            {{ create_table_as(false, target_relation, sql) }}
        {%- else %} create or replace table {{ this }} as ({{ sql }})
        {%- endif -%}
    {%- endcall -%}
    {%- do persist_docs(target_relation, model) -%}
{% endmacro %}

{# With the hooks that make room for the new rows in one statement: dbt's own way with a statement costs more than many
   of them. #}
{% macro _append(hooks) %}
    {%- if config.get("meta", {}).get("notes_what_it_adds") -%}
        {%- do _note_last_row() -%}
    {%- endif -%}
    {%- call statement("main") -%}
        {%- for hook in hooks %}
            {{ render(hook.get("sql")) }}
            ;
        {%- endfor %}
        insert into {{ this }} by name {{ sql }}
    {%- endcall -%}
{% endmacro %}

{# A table made whole, or the part of it that `within` picks: rows that come out as they are there already stay, so that a
   run writes what is new. No two rows of a model are alike. #}
{% macro _exchange_what_differs(within="true") %}
    {%- set written = adapter.quote(this.identifier ~ "__written") -%}
    {%- call statement("main") -%}
        create or replace temporary table {{ written }} as (
            select * from {{ this }} limit 0
        )
        ;
        insert into {{ written }} by name {{ sql }};
        delete from {{ this }} as kept
        where
            {{ within }}
            and hash(kept) not in (select hash(written) from {{ written }} as written)
        ;
        insert into {{ this }}
        select *
        from {{ written }} as written
        where
            hash(written)
            not in (select hash(kept) from {{ this }} as kept where {{ within }})
        ;
        drop table {{ written }}
    {%- endcall -%}
{% endmacro %}

{% macro _exchange_rows(key) %}
    {%- set written = adapter.quote(this.identifier ~ "__written") -%}
    {%- call statement("main") -%}
        create or replace temporary table {{ written }} as ({{ sql }});
        delete from {{ this }}
        where {{ key }} in (select {{ key }} from {{ written }})
        ;
        insert into {{ this }} by name from {{ written }};
        drop table {{ written }}
    {%- endcall -%}
{% endmacro %}
