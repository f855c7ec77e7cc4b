"""The ground floor: ids, errors, actors, rules, the current workspace, transactions, base models."""
