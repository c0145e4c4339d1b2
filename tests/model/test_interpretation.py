"""A reading assumes what is usual unless it says otherwise."""

from __future__ import annotations

from datetime import date

from trucewatch.model.interpretation import Interpretation


def test_a_reading_extends_no_exclusion_and_no_carve_out_unless_said() -> None:
    """Joining is required, extension presumed, no later term preferred."""
    plain = Interpretation(id="day", title="Day", starts=date(2017, 5, 5))
    assert (plain.excludes, plain.carve_out_extends_to) == ((), ())
    assert plain.binds_also == ()
    assert plain.tolerance_m is None
    assert plain.joining_required
    assert plain.extension_presumed
    assert not plain.later_term_prevails
    assert plain.assumptions == ()
