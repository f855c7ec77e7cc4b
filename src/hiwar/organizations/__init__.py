"""Organizations and their branches, bodies, posts, mandates; rights that hold for a branch."""
