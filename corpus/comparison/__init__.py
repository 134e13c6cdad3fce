"""Documents laid side by side: two versions clause by clause, two to six documents by task, target, unit or theme.

``linking`` says which texts of two lists belong together, ``differences`` which characters differ; ``provisions`` cuts
a document into what is compared; ``versions`` and ``changes`` compare two versions, ``sides`` lays documents side by
side. Pure: parsed documents in, frozen dataclasses out.
"""
