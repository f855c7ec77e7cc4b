"""The bureau's morning page, and the page of search results. It only reads."""
