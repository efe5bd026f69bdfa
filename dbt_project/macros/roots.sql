{# CTEs that follow `edges(child_id, parent_id)`, at most one parent a child and no circle, up to the root of each tree: of
   all children, or of those that are an act_id in the CTE `of`.

   Ends in `roots(node_id, root_id, depth)`, one row a child; the caller opens with `with recursive`. #}
{% macro roots(edges, of=none) -%}
    walk as (
        select child_id as node_id, parent_id as root_id, 1 as depth
        from {{ edges }}
        {%- if of %} where child_id in (select act_id from {{ of }}) {%- endif %}
        union all
        select walk.node_id, upward.parent_id as root_id, walk.depth + 1 as depth
        from walk
        inner join {{ edges }} as upward on walk.root_id = upward.child_id
    ),

    roots as (
        select node_id, max_by(root_id, depth) as root_id, max(depth) as depth
        from walk
        group by node_id
    )
{%- endmacro %}
