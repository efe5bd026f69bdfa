{# How the large tables take in new articles: the rows are worked out anew, which is cheap, and only those are written that
   differ from what stands there, which is dear. What a full refresh would write is what is there, whatever came in
   between: late articles, revisions, deletions. #}
{# Ends a model: the rows of `final` with their fingerprint; in an incremental run only new and changed ones. #}
{% macro only_changed(final, key) -%}
    select hashed.*
    from
        (
            select {{ final }}.*, {{ row_hash(final) }} as row_hash from {{ final }}
        ) as hashed
    {% if is_incremental() %}
        left join
            {{ this }} as written
            on hashed.{{ key }} = written.{{ key }}
            and hashed.row_hash = written.row_hash
        where written.{{ key }} is null
    {% endif %}
{%- endmacro %}

{# A hook: takes away the rows whose key is no longer in `relation`. #}
{% macro delete_vanished(key, relation) -%}
    {% if is_incremental() %}
        delete from {{ this }}
        where {{ key }} not in (select {{ key }} from {{ relation }})
    {% endif %}
{%- endmacro %}

{# A 64-bit fingerprint of all columns of a row. #}
{% macro row_hash(row) -%}
    {{ return(adapter.dispatch("row_hash", "dragoman")(row)) }}
{%- endmacro %}

{% macro duckdb__row_hash(row) -%} cast(hash({{ row }}) >> 1 as bigint) {%- endmacro %}

{% macro spark__row_hash(row) -%} xxhash64(struct({{ row }}.*)) {%- endmacro %}
