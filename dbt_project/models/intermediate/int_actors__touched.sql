with
    resolved as (select * from {{ ref("int_actors__resolved") }}),

    described as (select * from {{ ref("int_actors__described") }}),

    now as (
        select
            resolved.coder_actor_id,
            {{
                hash_of(
                    [
                        "resolved.actor_id",
                        "resolved.country_level",
                        "resolved.country_code",
                        "resolved.kind",
                        "resolved.is_generic",
                        "resolved.plain_name",
                        "described.actor_name",
                        "described.parent_actor_id",
                    ]
                )
            }} as fingerprint
        from resolved
        inner join described on resolved.actor_id = described.actor_id
    )

    {{ compare_with_last_run("now", "coder_actor_id") }}
