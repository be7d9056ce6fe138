"""Whether a base is what it says: checksums, references, spans against texts, the index against the shards; and its repair.

A repair deletes nothing: a damaged shard goes to the folder `aside`, and what is whole in it is stored again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from store.base.index_files import INDEX, sizes_of
from store.errors import IndexDamaged, OriginalMissing, ShardDamaged
from store.frozen import Frozen
from store.model import Document, Fact, Standing, identified, text_digest
from store.model.standing import standings
from store.persist.decisions import append_decisions, decision_files, read_log, whole_decisions
from store.persist.files import sync_folder
from store.persist.manifest import DECISIONS, FACTS, Manifest, ShardEntry, read_manifest, write_manifest
from store.persist.originals import original_files, read_original
from store.persist.shards import Stored, append, open_name, prepare, read_records, shard_files, whole_records
from store.search.index import Index, built_from
from store.search.reader import BEFORE_ALL, Reader
from store.search.syntax import FieldText, Not

ASIDE = "aside"
_SAME_ID = "another fact has its id"
Progress = Callable[[int, int], None]
"""Told how many shards of how many are done."""


class Finding(Frozen):
    """One thing that is not as it should be: `where` it is (a shard, the index), and a sentence."""

    where: str
    sentence: str


class Checked(Frozen):
    """What was looked at, and what was found."""

    documents: int
    facts: int
    decisions: int
    findings: tuple[Finding, ...]


class Repaired(Frozen):
    """The shards that were set aside; how many articles and decisions of theirs were whole, and stored again; how many not."""

    aside: tuple[Path, ...]
    kept: int
    lost: int


class _Shard(Frozen):
    """A shard as it was read: its whole documents, and what is wrong with the others."""

    entry: ShardEntry | None
    whole: tuple[Stored, ...]
    findings: tuple[Finding, ...]


def check(folder: Path, progress: Progress = lambda done, total: None) -> Checked:
    """Look at everything in a base, one shard in memory at a time. The caller holds the writer's lock, if it can be had."""
    manifest = read_manifest(folder) or Manifest()
    names = sorted({path.name for path in shard_files(folder)} | {shard.name for shard in manifest.shards})
    findings: list[Finding] = []
    seen: Counter[str] = Counter()
    taken = _Taken()
    facts = 0
    opened, built = Index.readable(folder / INDEX), built_from(folder / INDEX)
    index = opened.reader if opened is not None else None
    if index is None:
        findings.append(Finding(INDEX, "there is none that can be read; the next opening makes it anew"))
    elif built != {key: size for key, size in sizes_of(folder).items() if not _is_damaged(manifest, key)}:
        findings.append(Finding(INDEX, "it was made from other shards than these; the next opening mends it"))
        index = None
    for done, name in enumerate(names, 1):
        shard = _look_at(folder, name, manifest.shard(name), taken)
        findings += shard.findings
        for stored in shard.whole:
            seen[stored.document.id] += 1
            facts += len(stored.facts)
            if index is not None and seen[stored.document.id] == 1:
                findings += _indexed(index, stored)
        progress(done, len(names))
    decisions, wrong = _decisions(folder, manifest, index)
    findings += wrong
    findings += _originals(folder)
    if index is not None and not findings:
        findings += _too_many(index, len(seen), facts, decisions)
    return Checked(len(seen), facts, decisions, tuple(findings))


def _originals(folder: Path) -> Iterator[Finding]:
    """What is wrong with the kept originals; one that is not there is none, for what is imported has none."""
    for digest, path in original_files(folder):
        try:
            read_original(folder, digest)
        except OriginalMissing as error:
            yield Finding(str(path.relative_to(folder)), error.why)


def repair(folder: Path) -> Repaired:
    """Set damaged shards aside and store again what is whole in them. The caller holds the writer's lock. Raises OSError."""
    manifest = read_manifest(folder) or Manifest()
    prepare(folder)
    facts, aside, saved, lost = _sorted_out(folder, manifest)
    log, decisions, damages = read_log(folder)
    again = [one for name in damages for one in whole_decisions(folder / DECISIONS / name)]
    held = {entry.name: entry.records for entry in manifest.decisions}
    lost += max(0, sum(held.get(name, 0) for name in damages) - len(again))
    if saved:
        name = open_name(sorted(facts.values(), key=lambda entry: entry.name), shard_files(folder))
        facts[name] = append(folder, name, saved)
    known = {one.id for found in log.values() for one in found}
    again = [one for one in again if one.id not in known]
    if again:
        name = open_name(sorted(decisions.values(), key=lambda entry: entry.name), decision_files(folder))
        decisions[name] = append_decisions(folder, name, again)
    broken = [folder / one.where for one in _originals(folder)]
    moved = [_set_aside(folder, path) for path in (*aside, *(folder / DECISIONS / name for name in damages), *broken)]
    whole = [tuple(found[name] for name in sorted(found)) for found in (facts, decisions)]
    write_manifest(folder, Manifest(generation=manifest.generation + 1, shards=whole[0], decisions=whole[1]))
    return Repaired(tuple(moved), len(saved) + len(again), lost)


def _sorted_out(folder: Path, manifest: Manifest) -> tuple[dict[str, ShardEntry], list[Path], list[Stored], int]:
    """The whole shards of facts, the files of the others, what is whole in these, and how many articles are not."""
    entries: dict[str, ShardEntry] = {}
    aside: list[Path] = []
    saved: list[Stored] = []
    lost, taken = 0, _Taken()
    names = sorted({path.name for path in shard_files(folder)} | {shard.name for shard in manifest.shards})
    for name in names:
        shard, known = _look_at(folder, name, None, taken), manifest.shard(name)
        if shard.entry is not None and not shard.findings:
            entries[name] = shard.entry
            continue
        saved += shard.whole
        lost += max(0, (known.records if known else 0) - len(shard.whole))
        if (folder / FACTS / name).exists():
            aside.append(folder / FACTS / name)
    return entries, aside, saved, lost


def _is_damaged(manifest: Manifest, key: str) -> bool:
    known = manifest.every().get(key)
    return known is not None and known.damaged is not None


def _set_aside(folder: Path, path: Path) -> Path:
    """Move a shard to the folder of what was set aside, under a name that nothing there has."""
    part = path.relative_to(folder).parts[0]
    target = folder / ASIDE / part if part != FACTS else folder / ASIDE
    target.mkdir(parents=True, exist_ok=True)
    number = 1
    while (target / f"{path.stem}.{number}{path.suffix}").exists():
        number += 1
    moved = path.rename(target / f"{path.stem}.{number}{path.suffix}")
    sync_folder(target)
    sync_folder(path.parent)
    return moved


class _Taken:
    """The ids of facts in the shards that were looked at, and the documents these are of."""

    def __init__(self) -> None:
        self.ids: set[str] = set()
        self._documents: set[str] = set()

    def by_another(self, fact: Fact) -> bool:
        """Whether a fact of another document has the id; a document may stand in two shards, and counts once."""
        return fact.id in self.ids and fact.document not in self._documents

    def add(self, whole: Iterable[Stored]) -> None:
        """Take note of what was looked at."""
        for one in whole:
            self._documents.add(one.document.id)
            self.ids.update(fact.id for fact in one.facts)


def _look_at(folder: Path, name: str, known: ShardEntry | None, taken: _Taken) -> _Shard:
    """Read a shard and look at all that is in it; `known` is what the manifest says of it, `taken` has the ids of others."""
    try:
        entry, documents, facts = read_records(folder / FACTS / name)
        findings: list[Finding] = []
    except ShardDamaged as damage:
        entry, findings = None, [Finding(name, damage.why)]
        documents, facts = whole_records(folder / FACTS / name)
    if entry is not None and known is not None and known.damaged is None and known.checksum != entry.checksum:
        findings.append(Finding(name, "it is not what was written last: its checksum is another"))
    texts = {document.id: document for document in documents if text_digest(document.text) == document.id}
    findings += [Finding(name, f"document {one.id}: its text was changed") for one in documents if one.id not in texts]
    sound: dict[str, list[Fact]] = {key: [] for key in texts}
    ids: set[str] = set()
    for fact in facts:
        clash = fact.id in ids or taken.by_another(fact)
        wrong = _wrong_with(fact, texts.get(fact.document), clash=clash)
        ids.add(fact.id)
        if wrong:
            findings.append(Finding(name, f"fact {fact.id}: {wrong}"))
        if wrong in (None, _SAME_ID):
            sound[fact.document].append(fact)
    whole = tuple(_with_ids([Stored(document, tuple(sound[key])) for key, document in texts.items()], taken))
    taken.add(whole)
    return _Shard(entry, whole, tuple(findings))


def _with_ids(content: Iterable[Stored], taken: _Taken) -> Iterator[Stored]:
    """Documents whose facts have ids of their own: what is wrong with an id only is whole."""
    ids: set[str] = set()
    for one in content:
        own = {fact.id for fact in one.facts}
        clash = len(own) < len(one.facts) or not ids.isdisjoint(own) or any(map(taken.by_another, one.facts))
        facts = tuple(identified(one.facts, ids | taken.ids)) if clash else one.facts
        ids.update(fact.id for fact in facts)
        yield Stored(one.document, facts)


def _wrong_with(fact: Fact, document: Document | None, *, clash: bool) -> str | None:
    """What is wrong with a fact, in a few words; None when it stands in its document as it says."""
    if document is None:
        return f"there is no document {fact.document} that it could be of"
    if clash:
        return _SAME_ID
    text = document.text
    if any(span.end > len(text) for span in fact.spans):
        return "it points past the end of its document"
    if fact.span.of(text) != fact.quote or fact.sentence_span.of(text) != fact.sentence:
        return "its words are not those of its document"
    return None


def _indexed(index: Reader, stored: Stored) -> Iterator[Finding]:
    """What the index says differently of a document."""
    name = stored.document.id
    try:
        if index.document(name) != stored.document:
            yield Finding(INDEX, f"document {name} is missing or different")
        elif {row.fact.id for row in index.facts_of(name)} != {fact.id for fact in stored.facts}:
            yield Finding(INDEX, f"the facts of document {name} are others")
    except IndexDamaged as damage:
        yield Finding(INDEX, str(damage))


def _decisions(folder: Path, manifest: Manifest, index: Reader | None) -> tuple[int, list[Finding]]:
    """How many decisions there are, what is wrong with their shards, and where the index has something else from them."""
    log, read, damages = read_log(folder)
    findings = [Finding(f"{DECISIONS}/{name}", damage.why) for name, damage in damages.items()]
    for known in manifest.decisions:
        entry = read.get(known.name)
        if entry is None and known.name not in damages:
            findings.append(Finding(f"{DECISIONS}/{known.name}", "it is gone"))
        elif entry is not None and known.damaged is None and known.checksum != entry.checksum:
            findings.append(Finding(f"{DECISIONS}/{known.name}", "it is not what was written last: its checksum is another"))
    if index is not None:
        said = standings(one for found in log.values() for one in found)
        others = (fact_id for fact_id in said if _is_other(index, fact_id, said))
        findings += [Finding(INDEX, f"what people said of fact {fact_id} is not in it") for fact_id in others]
        made_up = (fact_id for fact_id in _spoken_of(index) if fact_id not in said)
        findings += [Finding(INDEX, f"nobody said what it says of fact {fact_id}") for fact_id in made_up]
    return sum(entry.records for entry in read.values()), findings


def _spoken_of(index: Reader) -> Iterator[str]:
    """The facts of which the index says that somebody decided something."""
    after: float | None = BEFORE_ALL
    while after is not None:
        try:
            rows, after = index.step(Not(FieldText("review", "open", whole=True)), after=after)
        except IndexDamaged:
            return
        yield from (row.fact.id for row in rows)


def _is_other(index: Reader, fact_id: str, said: Mapping[str, Standing]) -> bool:
    """Whether the index says something else of a fact, if it has it."""
    try:
        row = index.fact(fact_id)
    except IndexDamaged:
        return True
    return row is not None and row.standing != said[fact_id]


def _too_many(index: Reader, documents: int, facts: int, decisions: int) -> Iterator[Finding]:
    """Whether the index holds more than the shards do, or fewer decisions."""
    try:
        if index.document_count() != documents or index.fact_count() != facts:
            yield Finding(INDEX, "it holds documents or facts that no shard has")
        if index.decision_count() != decisions:
            yield Finding(INDEX, "its decisions are not those of the shards")
    except IndexDamaged as damage:
        yield Finding(INDEX, str(damage))
