"""The register of persons: names in two scripts, and the other spellings they were met under."""
