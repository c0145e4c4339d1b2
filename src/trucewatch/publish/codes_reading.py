"""Words for the codes of claims: how it is said, what is measured, when, where."""

from __future__ import annotations

from trucewatch.model.claim import (
    AgreementActType,
    Certainty,
    ClaimKind,
    FigureUnit,
    Measure,
    Modality,
    Polarity,
    ResponseKind,
    StockOrFlow,
)
from trucewatch.model.event import ObjectAffected
from trucewatch.model.place import Extent, PlacePrecision
from trucewatch.model.quantity import PersonClass
from trucewatch.model.source import HopMode
from trucewatch.model.talks import RoundStatus
from trucewatch.model.when import Calendar, TimeBasis, TimePrecision
from trucewatch.model.zone import GeometryStatus

CLAIM_KIND: dict[ClaimKind, str] = {
    ClaimKind.EVENT: "event",
    ClaimKind.TALLY: "count",
    ClaimKind.FIGURE: "figure",
    ClaimKind.ASSESSMENT: "assessment",
    ClaimKind.COMMITMENT: "undertaking",
    ClaimKind.AGREEMENT_ACT: "act on an agreement",
    ClaimKind.TALK_ROUND: "talks",
    ClaimKind.RESPONSE: "response",
}

POLARITY: dict[Polarity, str] = {
    Polarity.AFFIRMED: "affirmed",
    Polarity.NEGATED: "said not to have happened",
    Polarity.DENIED: "denied",
}

MODALITY: dict[Modality, str] = {
    Modality.ASSERTED: "stated as fact by the source",
    Modality.ALLEGED: "alleged",
    Modality.HEARSAY: "at second hand",
    Modality.POSSIBLE: "given as possible",
    Modality.PLANNED: "planned",
    Modality.THREATENED: "threatened",
    Modality.CALLED_FOR: "called for",
    Modality.CONDITIONAL: "under a condition",
    Modality.HYPOTHETICAL: "hypothetical",
    Modality.HISTORICAL: "recalled from the past",
}

CERTAINTY: dict[Certainty, str] = {
    Certainty.STATED: "stated",
    Certainty.HEDGED: "hedged by the source",
    Certainty.CONFIRMED_BY_SOURCE: "said by the source to be confirmed",
}

RATING: dict[str, str] = {
    "stable": "stable",
    "calm": "calm",
    "tense": "tense",
    "fragile": "fragile",
    "observed": "truce observed",
    "not_confirmed": "not confirmed",
    "other": "other words",
}
"""Ratings of assessments; an unknown one prints as its own words."""

MEASURE: dict[Measure, str] = {
    Measure.KILLED: "killed",
    Measure.WOUNDED: "wounded",
    Measure.MISSING: "missing",
    Measure.DETAINED: "detained",
    Measure.DISPLACED_NEW: "newly displaced",
    Measure.DISPLACED_TOTAL: "displaced in all",
    Measure.IDP_STOCK: "internally displaced",
    Measure.REFUGEE_STOCK: "refugees",
    Measure.RETURNED_REFUGEE: "refugees returned",
    Measure.RETURNED_IDP: "displaced people returned",
    Measure.PEOPLE_IN_NEED: "people in need",
    Measure.AID_TONNES: "aid, by weight",
    Measure.AID_ACTIONS: "aid operations",
    Measure.SETTLEMENTS_JOINED: "settlements that joined the truce",
    Measure.GROUPS_JOINED: "groups that joined the truce",
    Measure.INFRASTRUCTURE_UNIT: "units of infrastructure",
}

FIGURE_UNIT: dict[FigureUnit, tuple[str, str]] = {
    FigureUnit.PERSON: ("person", "persons"),
    FigureUnit.FRACTION: ("share", "share"),
    FigureUnit.TONNE: ("tonne", "tonnes"),
    FigureUnit.ACTION: ("operation", "operations"),
    FigureUnit.SETTLEMENT: ("settlement", "settlements"),
    FigureUnit.GROUP: ("group", "groups"),
    FigureUnit.OTHER: ("unit", "units"),
}

STOCK_OR_FLOW: dict[StockOrFlow, str] = {
    StockOrFlow.STOCK: "level at a moment",
    StockOrFlow.FLOW: "change over a period",
}

PERSON_CLASS: dict[PersonClass, str] = {
    PersonClass.CIVILIAN: "civilians",
    PersonClass.COMBATANT: "combatants",
    PersonClass.UNKNOWN: "persons, status not stated",
    PersonClass.CHILD: "children",
    PersonClass.WOMAN: "women",
    PersonClass.MEDICAL: "medical staff",
    PersonClass.HUMANITARIAN: "humanitarian staff",
    PersonClass.JOURNALIST: "journalists",
    PersonClass.MONITOR: "monitors",
}

AGREEMENT_ACT: dict[AgreementActType, str] = {
    AgreementActType.AGREED: "agreement on",
    AgreementActType.SIGNED: "signing of",
    AgreementActType.ANNOUNCED: "announcement of",
    AgreementActType.EXTENDED: "extension of",
    AgreementActType.JOINED: "joining of",
    AgreementActType.WITHDREW: "withdrawal from",
    AgreementActType.ENDED: "ending of",
}

RESPONSE: dict[ResponseKind, str] = {
    ResponseKind.NO_REPLY: "no reply",
    ResponseKind.ACKNOWLEDGED: "acknowledged",
    ResponseKind.DENIED: "denied",
    ResponseKind.EXPLAINED: "explained",
    ResponseKind.COUNTER_ACCUSED: "answered with an accusation",
    ResponseKind.ACCEPTED: "accepted",
    ResponseKind.ACTION_TAKEN: "reported action taken",
}

ROUND_STATUS: dict[RoundStatus, str] = {
    RoundStatus.HELD: "held",
    RoundStatus.ANNOUNCED: "announced",
    RoundStatus.POSTPONED: "postponed",
    RoundStatus.MENTIONED: "mentioned",
}

OBJECT_AFFECTED: dict[ObjectAffected, str] = {
    ObjectAffected.CIVILIANS: "civilians",
    ObjectAffected.MEDICAL: "medical site or transport",
    ObjectAffected.HUMANITARIAN: "humanitarian site or transport",
    ObjectAffected.SCHOOL: "school",
    ObjectAffected.WATER: "water supply",
    ObjectAffected.POWER: "power supply",
    ObjectAffected.CULTURAL: "cultural site",
    ObjectAffected.MONITOR: "monitors",
}

PLACE_PRECISION: dict[PlacePrecision, str] = {
    PlacePrecision.EXACT: "exact position",
    PlacePrecision.VICINITY: "close vicinity",
    PlacePrecision.SETTLEMENT: "settlement",
    PlacePrecision.NEAR_SETTLEMENT: "near a settlement",
    PlacePrecision.SUBDISTRICT: "somewhere in a sub-district",
    PlacePrecision.DISTRICT: "somewhere in a district",
    PlacePrecision.GOVERNORATE: "somewhere in a governorate",
    PlacePrecision.ZONE_OF_AGREEMENT: "somewhere in an area of the agreement",
    PlacePrecision.LINE_OR_ROAD: "along a line or road",
    PlacePrecision.COUNTRY: "somewhere in a country",
    PlacePrecision.CROSS_BORDER: "across a border",
    PlacePrecision.SEA: "at sea",
    PlacePrecision.AIR: "in the air",
    PlacePrecision.UNRESOLVED: "place not resolved",
}

EXTENT: dict[Extent, str] = {
    Extent.WHOLE: "the whole of it",
    Extent.PART: "a part of it, not said which",
    Extent.UNSTATED: "",
}

GEOMETRY_STATUS: dict[GeometryStatus, str] = {
    GeometryStatus.OFFICIAL: "official",
    GeometryStatus.PUBLISHED_MAP_DIGITISED: "traced from a published map, not official",
    GeometryStatus.APPROXIMATE: "approximate, not official",
    GeometryStatus.TEXTUAL_ONLY: "named in words only, drawn by us, not official",
}

HOP_MODE: dict[HopMode, str] = {
    HopMode.DIRECT: "quoted directly",
    HopMode.INDIRECT: "quoted indirectly",
    HopMode.PARAPHRASE: "paraphrased",
}

TIME_PRECISION: dict[TimePrecision, str] = {
    TimePrecision.INSTANT: "to the minute",
    TimePrecision.HOUR: "to the hour",
    TimePrecision.PART_OF_DAY: "to a part of the day",
    TimePrecision.DAY: "to the day",
    TimePrecision.RANGE: "a range",
    TimePrecision.WEEK: "to the week",
    TimePrecision.MONTH: "to the month",
    TimePrecision.YEAR: "to the year",
    TimePrecision.UNKNOWN: "not known",
}

TIME_BASIS: dict[TimeBasis, str] = {
    TimeBasis.OCCURRED: "when it happened",
    TimeBasis.OBSERVED: "when it was observed",
    TimeBasis.REPORTED: "when it was reported",
    TimeBasis.PUBLISHED: "when it was published",
}

CALENDAR: dict[Calendar, str] = {
    Calendar.GREGORIAN: "Gregorian calendar",
    Calendar.SOLAR_HIJRI: "Solar Hijri calendar",
    Calendar.ISLAMIC: "Islamic calendar",
}
