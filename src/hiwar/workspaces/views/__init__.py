"""Pages of the workspace: its own page, its members, its invitations."""
