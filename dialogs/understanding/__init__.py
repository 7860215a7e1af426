"""A person's words -> what they state: `understand(text, service, context) -> Understanding`."""
