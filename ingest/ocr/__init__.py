"""Text recognition (OCR), offline: a picture of a page → marks with their places and confidence, cells of its tables.

``picture`` opens image files, ``upright`` lays a page flat and straight, ``stamps`` takes seals off, ``rulings`` finds
tables, ``engine`` reads, ``forms`` checks numbers by their form, ``recognise`` is the order of the work. RapidOCR,
OpenCV and their kin come with the extra ``zhengce[ocr]`` and are imported in this room alone, when first needed.
"""
