"""The words around a name say how widely it is meant."""

from __future__ import annotations

import pytest

from trucewatch.locate.query import Query, Scope, is_titled, readings

CASES = [
    ("Idlib", Query("Idlib")),
    ("Idlib province", Query("Idlib", Scope.GOVERNORATE)),
    ("the province of Idlib", Query("Idlib", Scope.GOVERNORATE)),
    ("Syrian governorates of Hama", Query("Hama", Scope.GOVERNORATE)),
    ("city of Hama", Query("Hama", Scope.TOWN)),
    ("Hama city", Query("Hama", Scope.TOWN)),
    ("the town of Morek", Query("Morek", Scope.TOWN)),
    ("countryside of Hama", Query("Hama", Scope.COUNTRYSIDE)),
    ("northern countryside of Hama", Query("Hama", Scope.COUNTRYSIDE)),
    ("Hama's northern countryside", Query("Hama", Scope.COUNTRYSIDE)),
    ("Aleppo western countryside", Query("Aleppo", Scope.COUNTRYSIDE)),
    ("rural Latakia", Query("Latakia", Scope.COUNTRYSIDE)),
    ("southern Idlib", Query("Idlib", Scope.COUNTRYSIDE)),
    ("south-western Syria", Query("Syria", Scope.COUNTRYSIDE)),
    ("northern parts of Homs", Query("Homs", Scope.COUNTRYSIDE)),
    ("north of Homs", Query("Homs", Scope.NEAR)),
    ("north of Homs province", Query("Homs", Scope.GOVERNORATE)),
    ("northwest of Idlib", Query("Idlib", Scope.NEAR)),
    ("near Saraqib", Query("Saraqib", Scope.NEAR)),
    ("the outskirts of Saraqib", Query("Saraqib", Scope.NEAR)),
    ("Saraqib area", Query("Saraqib", Scope.NEAR)),
    ("northern countryside of the city of Hama", Query("Hama", Scope.COUNTRYSIDE)),
    ("Eastleigh", Query("Eastleigh")),
    ("Northfield", Query("Northfield")),
]


@pytest.mark.parametrize(("text", "query"), CASES, ids=[c[0] for c in CASES])
def test_wrappings_are_taken_off_the_name(text: str, query: Query) -> None:
    """The last reading is the bare name with its scope, the first the words."""
    found = readings(text)
    assert found[0] == Query(text)
    assert found[-1] == query


TITLED = [
    ("General Salim", True),
    ("Mr. Hama", True),
    ("Lt. Col. Azaz", True),
    ("President X", True),
    ("Generalship", False),
    ("Drama", False),
    ("Major", False),
    ("Sheikh Miskin", False),
]


@pytest.mark.parametrize(("text", "titled"), TITLED)
def test_titles_mark_persons(text: str, *, titled: bool) -> None:
    """A title before a name means a person; town names with "Sheikh" do not."""
    assert is_titled(text) is titled
