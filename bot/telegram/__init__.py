"""The Telegram channel: updates become events, replies become messages, and nothing is lost in between."""
