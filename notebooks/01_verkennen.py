# %% [markdown]
# # Verkennen: wat staat er in de opslag?
#
# Wat onder een rood merk staat, zijn echte cijfers: **NIET PUBLICEREN**. Standaard leest dit het
# voorbeeld van `make demo`; anders: `GHNT_PROJECT=. python notebooks/01_verkennen.py`.

# %%
import os

from ghnt_pipeline import open_store

store = open_store(os.environ.get("GHNT_PROJECT", "demo"))

# %% [markdown]
# ## Wat telt een cijfer precies?

# %%
print(store.definition("meldingen"))

# %% [markdown]
# ## Meldingen in de regio, per kwartaal en thema

# %%
figures = store.indicators("meldingen", gebied="regio", uitsplitsing="thema")
known = figures[figures["status"] != "geen_gegevens"]
print(known.pivot(index="periode", columns="categorie", values="waarde"))

# %% [markdown]
# Een melding kan bij meer dan één thema horen: de kolommen tellen niet op tot het totaal.
#
# ## Hoe vaak hoort een melding bij meer dan één thema?

# %%
meldingen = store.meldingen()
print(meldingen.groupby("thema").size().sort_values(ascending=False).to_frame("meldingen"))

# %% [markdown]
# ## Wat hiervan mag naar buiten?
#
# Dezelfde rijen, zoals de laatste uitgave ze laat zien: na beveiliging, zonder merk.

# %%
public = known.publishable()
print(public.pivot(index="periode", columns="categorie", values="waarde"))

# %%
store.close()
