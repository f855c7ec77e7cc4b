"""The reader: from the text of a document to facts, each with its place."""

VERSION = "5"
