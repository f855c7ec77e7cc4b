"""Pages that are pictures: opened under limits, straightened and evenly lit, read by Tesseract.

Runs behind the fence (`hiwar.intake.picture_worker`), a page in a process of its own.
"""
