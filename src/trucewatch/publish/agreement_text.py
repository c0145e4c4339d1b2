"""An agreement in words, section by section."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from trucewatch.model.agreement import Agreement
from trucewatch.model.interpretation import Interpretation
from trucewatch.model.term import Measured, Term
from trucewatch.publish.findings import UNCHECKED
from trucewatch.publish.on_record import record_sentences
from trucewatch.publish.phrases import day_words

Names = Mapping[str, str]
"""Neutral names of actor codes."""


def agreement_lines(agreement: Agreement, names: Names) -> Iterator[str]:
    """The whole agreement, for reading: what is unchecked is marked so."""
    yield f"{agreement.title} ({agreement.id}), file version {agreement.version}"
    yield from _identity(agreement)
    sections = (
        ("What it is to others", _links(agreement)),
        ("Who is what to it", _roles(agreement, names)),
        ("Outside its protection", _excluded(agreement, names)),
        ("Who joined and left", _joinings(agreement, names)),
        ("Zones", _zones(agreement)),
        ("Posts", _posts(agreement, names)),
        ("Bodies", _bodies(agreement, names)),
        ("Provisions, in our words, and the terms read from them", _terms(agreement)),
        ("Readings", _readings(agreement.interpretations)),
        ("On record of its undertakings", _fulfilment(agreement, names)),
        ("In dispute", _disputes(agreement, names)),
        ("Other tellings that reports carry", _variants(agreement)),
        ("What the text does not define", iter(agreement.not_defined)),
    )
    for title, lines in sections:
        told = list(lines)
        if told:
            yield ""
            yield title
            yield from (f"  {line}" for line in told)


def _mark(words: str, *, unchecked: bool) -> str:
    return f"{words} [{UNCHECKED}]" if unchecked else words


def _span(since: date | None, until: date | None) -> str:
    """Words for a half-open time, with a space before; "" where it is open."""
    words = f" from {day_words(since)}" if since else ""
    return words + (f" until {day_words(until)}" if until else "")


def _identity(agreement: Agreement) -> Iterator[str]:
    kinds = (agreement.form, agreement.agreement_class, agreement.purpose)
    words = ", ".join(kind.value.replace("_", " ") for kind in kinds)
    yield f"  {words}, {'written' if agreement.written else 'verbal'}"
    if agreement.signed:
        yield f"  Signed or announced {day_words(agreement.signed)}"
    validity = agreement.validity
    if validity.first_period_ends:
        yield f"  First period runs until {day_words(validity.first_period_ends)}"
    if validity.rule:
        yield _mark(f"  Prolonged: {validity.rule}", unchecked=validity.unchecked)
    for each in validity.extensions:
        words = f"  Extended on {day_words(each.decided)}: {each.text}"
        yield _mark(words, unchecked=each.unchecked)
    if validity.ends:
        how = f" ({validity.end_type.value})" if validity.end_type else ""
        yield f"  Out of force from {day_words(validity.ends)}{how}"
    if agreement.pax_id:
        yield f"  PA-X {agreement.pax_id}"
    if agreement.symbol:
        yield f"  {agreement.symbol}"
    yield _mark(f"  Source: {agreement.source}", unchecked=agreement.unchecked)


def _links(agreement: Agreement) -> Iterator[str]:
    for link in agreement.links:
        since = f" from {day_words(link.since)}" if link.since else ""
        words = f"{link.kind.value} {link.to}{since}"
        yield _mark(_noted(words, link.note), unchecked=link.unchecked)


def _noted(words: str, note: str) -> str:
    return f"{words}: {note}" if note else words


def _roles(agreement: Agreement, names: Names) -> Iterator[str]:
    for role in agreement.roles:
        only = ", those that joined" if role.joined_only else ""
        who = f"{names[role.actor]}{only}{_span(role.since, role.until)}"
        words = f"{role.role.value.replace('_', ' ')}: {who}"
        yield _mark(_noted(words, role.note), unchecked=role.unchecked)
        if role.disputed:
            yield f"  disputed: {role.disputed}"


def _excluded(agreement: Agreement, names: Names) -> Iterator[str]:
    for group in agreement.excluded:
        span = _span(group.since, group.until)
        words = f"{names[group.actor]}, designated by {group.authority}{span}"
        yield _mark(_noted(words, group.note), unchecked=group.unchecked)
        for each in group.disputed:
            yield f"  disputed{_span(each.since, each.until)}: {each.name}"


def _joinings(agreement: Agreement, names: Names) -> Iterator[str]:
    for each in agreement.joinings:
        words = f"{each.name} {each.kind.value} on {day_words(each.day)}"
        words += f", as {names[each.claimed_by]} says"
        if each.strength is not None:
            words += f" ({each.strength:,} fighters claimed)"
        if each.disputed_by:
            words += f"; disputed by {_named(each.disputed_by, names)}"
        yield _mark(_noted(words, each.note), unchecked=each.unchecked)


def _named(codes: Iterable[str], names: Names) -> str:
    return ", ".join(names[code] for code in sorted(codes))


def _zones(agreement: Agreement) -> Iterator[str]:
    for zone in agreement.zones:
        status = zone.geometry_status.value.replace("_", " ")
        words = f"{zone.id}: {zone.text}{_span(zone.since, zone.until)}"
        yield _mark(f"{words} (outline: {status})", unchecked=zone.unchecked)
        if zone.disputed:
            yield f"  disputed: {zone.disputed}"


def _posts(agreement: Agreement, names: Names) -> Iterator[str]:
    for post in agreement.posts:
        count = f"{post.count} " if post.count > 1 else ""
        kind = post.kind.value.replace("_", " ")
        zone = f" ({post.zone})" if post.zone else ""
        words = f"{count}{kind}{'s' * (post.count > 1)}, {post.name}{zone}, run by "
        words += f"{names[post.operator]}{_span(post.since, post.until)}"
        yield _mark(_noted(words, post.note), unchecked=post.unchecked)
        if post.disputed:
            yield f"  disputed: {post.disputed}"


def _bodies(agreement: Agreement, names: Names) -> Iterator[str]:
    for body in agreement.bodies:
        words = f"{body.name}{_span(body.since, body.until)}"
        if body.members:
            words += f"; members: {_named(body.members, names)}"
        if body.decides:
            words += f"; decides by {body.decides}"
        yield _mark(_noted(words, body.note), unchecked=body.unchecked)


def _terms(agreement: Agreement) -> Iterator[str]:
    for provision in agreement.provisions:
        text = f"“{provision.text}”" if provision.verbatim else provision.text
        words = f"{provision.id}, {provision.title}: {text}"
        yield _mark(words, unchecked=provision.unchecked)
        for term in agreement.terms:
            if term.provision == provision.id:
                yield _mark(f"  {_term(term)}", unchecked=term.unchecked)


def _term(term: Term) -> str:
    words = f"{term.id} ({term.kind.value.replace('_', ' ')}): {term.text}"
    points = []
    if term.actors:
        points.append("binds " + _codes(term.actors))
    if term.zones:
        points.append(f"in {', '.join(term.zones)}")
    if term.exceptions:
        points.append(f"except {', '.join(term.exceptions)}")
    if term.distance:
        km = term.distance.metres / 1000
        as_width = term.distance.measured is Measured.ZONE_WIDTH
        points.append(
            f"zone {km:g} km wide" if as_width else f"{km:g} km from the line"
        )
    if term.due:
        points.append(f"due {day_words(term.due)}")
    if term.note:
        points.append(term.note)
    return f"{words} ({'; '.join(points)})" if points else words


def _codes(codes: Iterable[str]) -> str:
    return ", ".join(str(code).replace("_", " ") for code in codes)


def _readings(readings: tuple[Interpretation, ...]) -> Iterator[str]:
    for number, reading in enumerate(readings):
        default = " (default)" if number == 0 else ""
        yield f"{reading.id}{default}: {reading.title}"
        for assumption in reading.assumptions:
            yield f"  assumes: {assumption}"
        if reading.source:
            yield f"  held by: {reading.source}"


def _fulfilment(agreement: Agreement, names: Names) -> Iterator[str]:
    for term in dict.fromkeys(each.term for each in agreement.fulfilment):
        reports = tuple(each for each in agreement.fulfilment if each.term == term)
        due = agreement.term(term).due
        told = record_sentences(reports, due=due, name=names.__getitem__)
        yield from (f"{term}: {sentence}" for sentence in told)


def _disputes(agreement: Agreement, names: Names) -> Iterator[str]:
    for dispute in agreement.disputes:
        yield f"{dispute.about}:"
        for each in sorted(dispute.positions, key=lambda position: position.by):
            words = f"  {names[each.by]}: {each.says}"
            yield _mark(words, unchecked=each.unchecked)


def _variants(agreement: Agreement) -> Iterator[str]:
    for each in agreement.variants:
        words = f"{each.about}: {each.says} ({each.source})"
        yield _mark(_noted(words, each.note), unchecked=each.unchecked)
