"""Morocco's regions, provinces and communes. Rows outside workspaces: the same for everybody."""
