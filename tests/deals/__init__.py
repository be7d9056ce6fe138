"""Reports of the same deals and figures in many articles, invented for this project.

`pairs.jsonl` has two facts a line and whether they tell of the same thing: "same" (`differ` names what they disagree on),
"not", or "unclear" where a careful reader could not tell, so that they must be left apart. `articles.jsonl` has articles that
tell ten deals between them, and `expected.json` what each deal comes to when its reports are put together.
"""
