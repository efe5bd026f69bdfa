-- What was turned away, at which stage, and why?
select stage, reason, subject, detail from staging.rejects order by stage, reason, subject
