"""One-time codes with which staff and managers join."""

from __future__ import annotations

import secrets
from datetime import datetime

from bot.conversation import Conversation
from dialogs.flows.front_desk import INVITED_FOR, with_invitation
from dialogs.person import Membership
from storage.store import Kept


async def invite(conversation: Conversation, role: Membership) -> tuple[str, datetime]:
    """A new code, and until when it is valid. Only its digest is stored."""
    code, now = secrets.token_urlsafe(12), conversation.clock.now()
    kept = await conversation.store.organisation()
    await conversation.store.save(Kept(with_invitation(kept.document, code, role, now), kept.version))
    return code, now + INVITED_FOR


def told(code: str, role: Membership, expires: datetime, bot: str) -> str:
    """What to pass on to the person. `bot` is the Telegram bot's user name, if known."""
    lines = [
        f"Code for one {role}, valid once, until {expires:%Y-%m-%d %H:%M}:",
        f"  {code}",
        f"They send it to the bot:  /start {code}",
    ]
    if bot:
        lines.append(f"or open:  https://t.me/{bot}?start={code}")
    return "\n".join(lines)
