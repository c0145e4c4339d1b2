"""The grammar of made-up conflict reports, as monitors, agencies and papers write."""

from __future__ import annotations

from bench.grammar import listed

CONFLICT: dict[str, tuple[str, ...]] = {
    "topic": listed(
        "fighting|fighting|strikes|diplomacy|diplomacy|talks|aid|aid|tallies|"
        "rights|command"
    ),
    "heading": listed(
        "{force} and {force} trade fire near {front}|Fresh fighting around {front}|"
        "Talks in {capital} end without a date|What the truce means for {front}"
    ),
    "sentence": listed(
        "{opening}{clause}{tail}.|{clause}{tail}{tail}.|{clause}{tail}, {saying}.|"
        '{opening}{clause}, {saying}.|"{spoken}," {speaker} said {lately}.|'
        "{clause}, while {clause}.|{scene}{tail}.|{scene}.|{opening}{scene}.|"
        "{scene}, {saying}.|{clause} and {clause}{tail}.|{speaker} said that "
        "{clause}{tail}."
    ),
    "opening": listed(
        "{lately}, |Hours after the convoy left {front}, |Despite the truce, |"
        "Separately, |In the {side} of {front}, |At dawn, |Meanwhile, |Since "
        "{month}, |Further south, |In a statement, |By nightfall, |For the "
        "{2to9}th day, |According to {speaker}, "
    ),
    "tail": listed(
        " {lately}| near {front}| in the {side} of {front}|, killing at least "
        "{2to40} people|, wounding {2to60} others, among them {2to9} children|, "
        "days before the talks in {capital}| for {2to30} hours|, where {200to9000} "
        "families still live|, which both sides deny|, forcing {20to900} families "
        "to leave|, the heaviest since {month}| under the deal reached in "
        "{capital}|, {2to30} kilometers from {front}|, without giving a source"
    ),
    "saying": listed(
        "{speaker} said|{speaker} told reporters in {capital}|according to "
        "{speaker}|{speaker} reported|{speaker} said {lately}|state media reported|"
        "{speaker} said in a statement"
    ),
    "speaker": listed(
        "a monitor in {front}|the observatory|the United Nations|a local council|"
        "{person}, a {size} commander|the defense ministry of {state}|a resident "
        "of {front}|a doctor in {front}|the foreign minister of {state}|the envoy, "
        "{person}|two diplomats|an army officer|the Red Cross|a spokesman for "
        "{force}|an official in {capital}|rescue workers|activists|{person}"
    ),
    "front": listed(
        "Kafr {site}|{site}in|Marj {site}|Deir {site}|{site}ata|Old {site}|Novi "
        "{hill}|{hill}sk|Krasny {hill}|Wadi {site}|Al {site}a|Tell {site}|Umm "
        "{site}|Beit {site}|{hill}ove|{site}iya|{hill}ka|Jisr {site}|Homs|Idlib|"
        "Aleppo|Donetsk|Hodeidah|Taiz|Daraa|Raqqa"
    ),
    "site": listed(
        "Zayt|Talb|Sultan|Qanun|Hasr|Amran|Jadid|Hamr|Qasab|Nour|Sarh|Saad|Talil|"
        "Mazar|Rumman|Tayb|Zahr|Kharr|Bayd|Shams|Dalil|Nabk|Maris|Lahj"
    ),
    "hill": listed("Darin|Pereval|Brod|Zelen|Vysok|Lugov|Marin|Stepan|Yasn|Horl|Talak"),
    "side": listed(
        "north|south|east|west|old quarter|industrial zone|suburbs|countryside|center"
    ),
    "capital": listed(
        "Geneva|Astana|Cairo|Vienna|Minsk|Muscat|Doha|Ankara|Moscow|Amman|"
        "Stockholm|Rome"
    ),
    "state": listed(
        "Russia|Turkey|Iran|Syria|Ukraine|Yemen|Saudi Arabia|the United States|"
        "France|Jordan|Iraq|Egypt|Germany|Britain|Qatar|Israel|Libya|Sudan|Armenia"
    ),
    "force": listed(
        "government forces|rebels|the army|the opposition|Houthi fighters|"
        "militants|Russian forces|Turkish troops|the militia|separatists|coalition "
        "forces|Kurdish fighters|an Islamist faction|the rebel alliance|Syrian "
        "troops|the armed wing of the {size} council|security forces"
    ),
    "weapon": listed(
        "mortar shells|rockets|artillery rounds|missiles|tank shells|barrel bombs|"
        "drones|heavy machine guns|cluster munitions|grenades"
    ),
    "building": listed(
        "market|hospital|school|mosque|bakery|bus station|power plant|checkpoint|"
        "depot|water station|farmhouse|police post|grain silo|apartment block|"
        "village hall"
    ),
    "attack": listed(
        "shelled|attacked|hit|stormed|bombed|struck|raided|surrounded|fired on"
    ),
    "fighting": listed(
        "{force} {attack} a {building} in {front} with {weapon}|clashes between "
        "{force} and {force} went on in {front}|{force} took control of the "
        "{building} after {2to30} days of fighting|{2to40} {weapon} fell on the "
        "{side} of {front}, damaging a {building}|a sniper shot a {2to80}-year-old "
        "man beside the {building} in {front}|{force} withdrew from {2to9} "
        "villages around {front}|a mine exploded under a truck on the road to "
        "{front}, wounding {2to14}|{force} lost {2to40} men and {2to9} tanks in "
        "the {side} of {front}"
    ),
    "strikes": listed(
        "warplanes carried out {2to40} air strikes on {front} and {front}|an air "
        "strike on a {building} in {front} killed {2to60} civilians|a helicopter "
        "dropped {weapon} on the {building}|jets of the coalition {attack} a "
        "{building} held by {force}|a drone {attack} a convoy of {force} leaving "
        "{front}|{state} said its planes had {attack} {2to20} positions of {force}|"
        "the {building} in {front} was {attack} for the {2to9}th time since {month}"
    ),
    "diplomacy": listed(
        "{state} accused {state} of sending {weapon} to {force}|the foreign "
        "minister of {state} met the envoy of {state} in {capital}|{state} called "
        "on {force} to {promise}|{state} rejected the demand of {state}|{state} "
        "and {state} agreed to {promise}|{state} threatened to {punish} {state}|"
        "the Security Council urged {force} to {promise}|{force} refused to "
        "{promise} before {month}|{state} expelled {2to20} diplomats|{state} "
        "condemned the attack on the {building} in {front}|{state} imposed "
        "sanctions on {2to30} officers of {force}|the envoy, {person}, is due in "
        "{capital} to meet {force}"
    ),
    "promise": listed(
        "hold their fire around {front}|open the road to {front}|release {2to90} "
        "prisoners|pull heavy weapons back from {front}|let aid reach {front}|"
        "return to the talks|extend the truce by {2to30} days|protect the "
        "{building} in {front}"
    ),
    "punish": listed("sanction|isolate|strike|suspend the talks with|cut ties with"),
    "talks": listed(
        "the {2to9}th round of talks opened in {capital} with {2to9} delegations|"
        "{force} boycotted the session in {capital} over the siege of {front}|"
        "delegates spent {2to20} hours on a map of {front}|{state} and {state} "
        "signed a memorandum on the {side} of {front}|{force} joined the truce in "
        "{front} through {state}|the sides could not agree on who controls the "
        "{building}|the mediator handed {force} a {size} draft of {2to30} pages"
    ),
    "aid": listed(
        "a convoy of {2to60} trucks brought flour and medicine to {front}|{force} "
        "blocked aid to {200to9000} people in {front}|the World Food Programme "
        "needs ${2to90} million to feed {front} until {month}|{200to9000} people "
        "fled {front} for camps near {front}|the {building} has had no power since "
        "{weekday}|{state} sent {2to90} tons of tents and blankets to {front}|the "
        "Red Crescent evacuated {2to90} wounded from {front}"
    ),
    "tallies": listed(
        "the {people} side of the center registered {2to40} violations in {front} "
        "({2to9}) and {front} ({2to9})|monitors recorded {20to900} explosions in "
        "the {side} of {front}|about {2to90},000 people have been killed since "
        "{2011to2016}|the hospital counted {2to60} dead and {2to90} wounded in "
        "{month}|{2to40} settlements have joined the truce since {month}|observers "
        "saw {2to30} howitzers beyond the line near {front}"
    ),
    "rights": listed(
        "{force} detained {2to60} people at a checkpoint outside {front}|{force} "
        "freed {2to40} prisoners in return for {2to20} bodies|{2to20} aid workers "
        "were abducted on the road to {front}|investigators accused {force} of "
        "using {weapon} on the {building}|a court in {capital} charged {person} "
        "with crimes committed in {front}|{force} closed {2to9} crossings and "
        "stopped families from leaving {front}"
    ),
    "command": listed(
        "{person} took over the command of {force} in {front}|{state} deployed "
        "{20to900} soldiers along the border with {state}|the army called up "
        "{200to9000} reserves from the {side} of {front}|{force} set up {2to20} "
        "posts around the {building}|{state} will keep {2to9} bases in the "
        "country, {person} told parliament|{force} split over the deal with {state}"
    ),
    "scene": listed(
        "shops in {front} opened for {2to9} hours and closed again|the {building} "
        "where {person} worked for {2to30} years is a ruin|bread costs {2to9} "
        "times what it did in {month}|the road from {front} to {front} was "
        "{manner} empty|families slept in a {size} {building} without windows|it "
        "was {manner} quiet in the {side} of {front}|the war has left the "
        "{building} with {2to20} rooms and {2to9} nurses|{person}, a baker from "
        "{front}, walked {2to40} kilometers with {2to6} children"
    ),
    "spoken": listed(
        "we have buried {2to40} neighbors in {front} and nobody came|{clause}|"
        "there is no {building} left to go to|the truce lasted {2to20} hours, no "
        "more|{force} must {promise}|{state} will not accept a line drawn through "
        "{front}|we will answer every attack on {front}|it is a {size} step, and a "
        "late one"
    ),
}
"""Reports of a war: most sentences tell of something, and many of who did it."""
