-- One row per bron.
-- What each bron brings to it: from its records or as it gave it, and what it gave besides records.
select
    ind_bronwaarde.bron,
    ind_bronwaarde.herkomst,
    ind_bronwaarde.ondergrens,
    ind_bronwaarde.bovengrens,
    core_cijfer_regio.ondergrens as gegeven_ondergrens,
    core_cijfer_regio.bovengrens as gegeven_bovengrens
from ind_bronwaarde
left join core_cijfer_regio
    on ind_bronwaarde.indicator = core_cijfer_regio.indicator
    and ind_bronwaarde.bron = core_cijfer_regio.bron
    and ind_bronwaarde.gebied = core_cijfer_regio.gebied
    and ind_bronwaarde.periode = core_cijfer_regio.periode
    and ind_bronwaarde.uitsplitsing = core_cijfer_regio.uitsplitsing
    and ind_bronwaarde.categorie = core_cijfer_regio.categorie
where ind_bronwaarde.indicator = $indicator
and ind_bronwaarde.gebied = $gebied
and ind_bronwaarde.periode = $periode
and ind_bronwaarde.uitsplitsing = case when $uitsplitsing = 'bron' then 'totaal' else $uitsplitsing end
and ind_bronwaarde.categorie = case when $uitsplitsing = 'bron' then 'totaal' else $categorie end
and ($uitsplitsing <> 'bron' or ind_bronwaarde.bron = $categorie)
