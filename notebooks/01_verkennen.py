# %% [markdown]
# # Verkennen: wat staat er in de opslag?
#
# Echte cijfers: **NIET PUBLICEREN**. Standaard het voorbeeld van `make demo`; anders:
# `GHNT_PROJECT=. python notebooks/01_verkennen.py`.

# %%
import os

from ghnt_pipeline import open_store

store = open_store(os.environ.get("GHNT_PROJECT", "demo"))

# %% [markdown]
# ## Meldingen in de regio, per kwartaal en thema

# %%
meldingen = store.execute("""
    select periode, categorie, waarde
    from ind_waarde
    where indicator = 'meldingen' and gebied = 'regio' and uitsplitsing in ('totaal', 'thema')
    and periode like '%K%' and status <> 'geen_gegevens'
    order by periode, categorie
""").df()
print(meldingen.pivot(index="periode", columns="categorie", values="waarde"))

# %% [markdown]
# ## Hoe vaak hoort een melding bij meer dan één thema?

# %%
print(
    store.execute("""
        select themas, count(*) as meldingen
        from (
            select nummer, string_agg(code, '+' order by code) as themas
            from core_categorie
            where soort = 'melding' and lijst = 'thema'
            group by bron, nummer
        )
        group by themas
        order by meldingen desc
    """).df()
)
