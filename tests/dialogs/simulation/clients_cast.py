"""A small service, hidden clients made by hand, and messages as a bot would write them."""

from __future__ import annotations

from collections.abc import Sequence

from dialogs.domain.service import Aspect, Direction, Excludes, Option, Outcome, Phrases, Price, Service, Text
from dialogs.domain.specification import Strength
from dialogs.simulation.client.actor import Actor
from dialogs.simulation.client.button_words import bare
from dialogs.simulation.hidden import HiddenClient, Manner, Visibility, Wish
from dialogs.wording.compose import Button, Composed, Shown

STEADY = Manner(volunteers=9, mistap=0.0, notice=1.0)


def text(fr: str, en: str = "") -> Text:
    return Text(fr=fr, en=en or fr)


def options(**labels: str) -> tuple[Option, ...]:
    return tuple(
        Option(id=id, label=text(label), words=Phrases(fr=(f"plutôt {label}",))) for id, label in labels.items()
    )


SALON = Service(
    id="salon",
    name=text("Coupe", "Haircut"),
    open=text("Que voulez-vous ?", "What would you like?"),
    aspects=(
        Aspect(
            id="top", kind="scale", facet="result", label=text("dessus", "top"), visible=True, irreversible="less",
            ask=text("Quelle longueur dessus ?", "How long on top?"), why=text("Pour la forme."), stake=0.9,
            options=options(t0="0 mm", t9="9 mm", t12="12 mm", t30="30 mm"),
            less=Direction(label=text("dessus plus court", "shorter top")),
            more=Direction(label=text("dessus plus long", "longer top")),
        ),
        Aspect(
            id="nape", kind="option", facet="result", label=text("nuque", "neck"), visible=True,
            ask=text("Quelle nuque ?", "Which neck?"), why=text("Pour le dos."),
            options=options(straight="droite", round="arrondie", faded="fondue"),
        ),
        Aspect(
            id="beard", kind="option", facet="result", label=text("barbe", "beard"), visible=True,
            ask=text("Et la barbe ?", "And the beard?"), why=text("Pour le visage."),
            options=options(keep="intacte", off="rasée"),
        ),
        Aspect(
            id="date", kind="date", facet="delay", label=text("date"), mandatory=True,
            ask=text("Pour quand ?", "By when?"), why=text("Pour l'agenda."),
        ),
        Aspect(
            id="price", kind="money", facet="price", label=text("prix", "price"),
            ask=text("Quel budget ?", "Which budget?"), why=text("Pour le devis."),
        ),
    ),
    outcomes=(
        Outcome(id="crew", label=text("brosse", "crew cut"), values={"top": "t9", "nape": "faded", "beard": "keep"}),
        Outcome(id="long", label=text("mi-long", "medium"), values={"top": "t30", "nape": "round", "beard": "keep"}),
    ),
    rules=(
        Price(kind="price", amount=20, label=text("coupe", "cut")),
        Excludes(
            kind="excludes", when={"top": ("t0",)}, then={"nape": ("round",)},
            because=text("Sur un crâne rasé, la nuque ne s'arrondit pas."),
        ),
    ),
)  # fmt: skip


def wish(
    aspect: str,
    *accepts: str,
    seen: Visibility = "on_ask",
    strength: Strength = "must",
    refuses: tuple[str, ...] = (),
) -> Wish:
    limit = SALON.aspect(aspect).kind in ("date", "money")
    return Wish(
        aspect=aspect, accepts=accepts, strength=strength, stake=SALON.aspect(aspect).stake, visibility=seen,
        refuses=refuses, operator="at_most" if limit else "is",
    )  # fmt: skip


def client(*wishes: Wish, manner: Manner = STEADY, seed: int = 1, **more: object) -> HiddenClient:
    return HiddenClient(
        service="salon", kind="plain", seed=seed, language="fr", manner=manner, outcome="crew",
        wishes={w.aspect: w for w in wishes}, **more,
    )  # type: ignore[arg-type]  # fmt: skip


def begun(*wishes: Wish, **more: object) -> Actor:
    """An actor that has said its opening."""
    actor = Actor(client(*wishes, **more), SALON)  # type: ignore[arg-type]
    actor.reads(())
    return actor


def message(said: str, *labels: str, alt: Sequence[str] = (), ticks: Sequence[str] = ()) -> Composed:
    """A message with buttons; `ticks` toggle (an "x " before the label: ticked already), `labels` send.

    Ticks that begin with the same number share a group, as the lines of a read-back do.
    """
    toggles = tuple(
        Button(
            id=f"t{n}",
            label=tick.removeprefix("x "),
            group=tick.removeprefix("x ")[:1] if tick.removeprefix("x ")[:1].isdigit() else "",
            ticked=tick.startswith("x "),
            sends=False,
        )
        for n, tick in enumerate(ticks)
    )
    sending = tuple(Button(id=f"c{n}", label=label) for n, label in enumerate(labels))
    return Composed(
        reply=f"{said} {alt}",
        kind="notice",
        text=said,
        buttons=(*toggles, *sending),
        select="many" if toggles else "one",
        pictures=tuple(Shown(alt=one) for one in alt),
    )


def does(actor: Actor, *messages: Composed) -> str:
    """What the actor does, as a bystander sees it: words, or labels in brackets."""
    action = actor.reads(messages)
    if hasattr(action, "text"):
        return bare(action.text)
    if not hasattr(action, "ids"):
        return "(leaves)"
    buttons = {b.id: b.label for one in messages if one.reply == action.reply for b in one.buttons}
    return " ".join(f"[{buttons[id]}]" for id in action.ids)
