"""One-time codes with which staff and managers join."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import replace
from datetime import datetime, timedelta

from bot.conversation import Conversation
from dialogs.person import Invitation, Membership
from storage.store import Kept

VALID = timedelta(days=7)


async def invite(conversation: Conversation, role: Membership, now: datetime) -> str:
    """A new code, valid until `now` + VALID. Only its SHA-256 is stored."""
    code = secrets.token_urlsafe(12)
    made = Invitation(digest=hashlib.sha256(code.encode()).hexdigest(), role=role, expires=now + VALID)
    kept = await conversation.store.organisation()
    open_ones = tuple(invitation for invitation in kept.document.invitations if invitation.expires > now)
    organisation = replace(kept.document, invitations=(*open_ones, made))
    await conversation.store.save(Kept(organisation, kept.version))
    return code


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
