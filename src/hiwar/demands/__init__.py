"""The dossier: demands, their ledger of events, gains."""
