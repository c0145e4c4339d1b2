"""Observation: by what means somebody came to know of something."""

from __future__ import annotations

from enum import StrEnum


class ObservationMeans(StrEnum):
    """By what means something was observed, or a review is founded."""

    SAW = "saw"
    HEARD = "heard"
    CAMERA = "camera"
    UAV = "uav"
    SATELLITE = "satellite"
    ACOUSTIC_SENSOR = "acoustic_sensor"
    CRATER_ANALYSIS = "crater_analysis"
    REMNANTS = "remnants"
    MEDICAL_RECORD = "medical_record"
    INTERVIEW = "interview"
    DOCUMENT = "document"
    OPEN_SOURCE_MEDIA = "open_source_media"
    PARTY_STATEMENT = "party_statement"
    UNSPECIFIED = "unspecified"
