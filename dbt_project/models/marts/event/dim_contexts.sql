select context, meaning from {{ ref("plover_contexts") }}
