-- The disclosure rule in SQL; `disclosure/publish.py` is the same rule, and a test holds them equal.
create macro publish(records, huishoudens) as
    case
        when records is null or records <= 7 or coalesce(huishoudens, records) <= 7 then null
        else (records + 2) // 5 * 5
    end
