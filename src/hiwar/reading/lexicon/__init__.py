"""The words of the genre, folded as `hiwar.language.fold` folds. No organization or person by name
but the national confederations.
"""
