"""One-time codes with which staff and managers join."""

from __future__ import annotations

import secrets
from datetime import datetime

from bot.bootstrap import leave_invitation
from bot.settings import Settings
from dialogs.domain.person import Membership, Organisation
from dialogs.flows.front_desk.team import with_invitation


def invite(settings: Settings, role: Membership) -> tuple[str, datetime]:
    """A new code, and until when it is valid. Only its digest is stored."""
    code, now = secrets.token_urlsafe(12), datetime.now(settings.zone)
    (invitation,) = with_invitation(Organisation(), code, role, now).invitations
    leave_invitation(settings, invitation)
    return code, invitation.expires


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
