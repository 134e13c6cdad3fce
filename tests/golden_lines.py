"""Records as lines that a person can proof-read, each with the words of the document that it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.model import Citation, ParsedDocument, Priority, Target, Task


def render(parsed: ParsedDocument) -> str:
    return "\n".join(_lines(parsed)) + "\n"


def _lines(parsed: ParsedDocument) -> Iterator[str]:
    yield "document"
    yield from _metadata(parsed)
    yield "outline"
    yield from (f"{'  ' * section.depth}{section.label} | {section.title}" for section in parsed.sections)
    yield "tasks"
    for task in parsed.tasks:
        yield from _task(parsed, task)
    yield "targets"
    yield from (f"  {_target(parsed, target)}" for target in parsed.targets)
    yield "priorities"
    yield from (f"  {_priority(priority)}" for priority in parsed.priorities)
    yield "citations"
    yield from (f"  {_citation(citation)}" for citation in parsed.citations)
    yield "issues"
    for issue in parsed.issues:
        quote = f" «{parsed.document[issue.span][:30]}»" if issue.span else ""
        yield f"  {issue.severity} {issue.code}: {issue.message}{quote}"


def _metadata(parsed: ParsedDocument) -> Iterator[str]:
    metadata = parsed.metadata
    for name in ("title", "document_number", "addressees", "document_date", "published_date", "document_type"):
        yield f"  {name}: {getattr(metadata, name)}"
    yield f"  validity: {metadata.effective_date} {metadata.valid_until} {metadata.status.value}"
    yield f"  issuers: {' | '.join(metadata.issuers)}"
    yield f"  region: {metadata.level} {metadata.region} {metadata.region_code}"


def _task(parsed: ParsedDocument, task: Task) -> Iterator[str]:
    yield f"  {task.label or '-'} | {task.title} 〔{' › '.join(parsed.path(task.section))}〕"
    for assignment in task.assignments:
        institution = assignment.institution
        full = assignment.unit_full
        notes = [f"= {full}"] if full and full != assignment.unit else []
        if institution is None:
            notes.append("not in the lexicon")
        elif institution.since:
            notes.append(f"→ {institution.present_name} {institution.since}")
        running = "running " if assignment.running else ""
        yield f"    {running}{assignment.role} «{parsed.document[assignment.span]}» {' '.join(notes)}".rstrip()
    if deadline := task.deadline:
        yield f"    deadline «{parsed.document[deadline.span]}» {deadline.due} {deadline.recurs or ''}".rstrip()


def _target(parsed: ParsedDocument, target: Target) -> str:
    upper = f"–{target.upper}" if target.upper is not None else ""
    quote = parsed.document[target.span].replace("\n", "⏎")
    notes = [target.status, *filter(None, [target.kind, f"base {target.base}" if target.base else None])]
    value = f"{target.comparator} {target.value}{upper} {target.measure or ''}".rstrip()
    return f"{target.indicator} {value} by {target.by} ({', '.join(notes)}) «{quote}»"


def _priority(priority: Priority) -> str:
    kind = "mention" if priority.mention else "listed" if priority.listed else "running"
    return f"{kind} {priority.region}: {priority.text}"


def _citation(citation: Citation) -> str:
    return f"{citation.relation} {f'《{citation.title}》' if citation.title else '-'} {citation.number or ''}".rstrip()
