"""Kinds of incidents in several conflicts: the type, who acts, and where.

All sentences are our own; each kind stands with more than one verb or noun.
"""

from __future__ import annotations

import pytest

from tests.read.reading import events_of
from trucewatch.model.event import EventBody

Row = tuple[str, str, list[str], list[tuple[str, str]]]

INCIDENTS: list[Row] = [
    (
        "Two men in a jeep shot a retired judge outside his office in Tibu.",
        "small_arms",
        [],
        [("at", "Tibu")],
    ),
    (
        (
            "Gunmen opened fire with automatic rifles on a checkpoint in Corinto, "
            "wounding two police officers."
        ),
        "small_arms",
        ["Gunmen"],
        [("at", "Corinto")],
    ),
    (
        "A soldier was killed by a sniper near Avdiivka, the general staff said.",
        "sniper",
        ["sniper"],
        [("near", "Avdiivka")],
    ),
    (
        (
            "Bursts of heavy machine-gun fire were heard north of Shyrokyne during "
            "the night."
        ),
        "heavy_machine_gun",
        [],
        [("near", "Shyrokyne")],
    ),
    (
        "Mortar rounds landed in the courtyard of a school in Kupwara.",
        "mortar",
        [],
        [("at", "Kupwara")],
    ),
    (
        "The village of Zaitseve came under mortar fire twice on Sunday.",
        "mortar",
        [],
        [("at", "village of Zaitseve")],
    ),
    (
        (
            "Artillery fire from across the line destroyed three houses in Poonch, "
            "residents said."
        ),
        "artillery",
        [],
        [("at", "Poonch")],
    ),
    (
        (
            "Indian troops shelled civilian areas in the Leepa valley, the army's "
            "media wing said."
        ),
        "artillery",
        ["Indian troops"],
        [("at", "Leepa valley")],
    ),
    (
        "Grad rockets rained down on Stepanakert for a second day.",
        "mlrs",
        [],
        [("at", "Stepanakert")],
    ),
    (
        "Tank rounds hit the outskirts of Maiorsk.",
        "tank_fire",
        [],
        [("near", "Maiorsk")],
    ),
    (
        (
            "Fighters destroyed an armoured vehicle near Tal Rifaat with an "
            "anti-tank guided missile."
        ),
        "atgm",
        ["Fighters"],
        [("near", "Tal Rifaat")],
    ),
    (
        "Missiles fired from Yemen struck an airport in Abha.",
        "undetermined_fire",
        [],
        [("from", "Yemen"), ("at", "Abha")],
    ),
    (
        "Palestinian militants fired rockets toward Sderot; there were no casualties.",
        "undetermined_fire",
        ["Palestinian militants"],
        [("toward", "Sderot")],
    ),
    (
        "Pakistani troops resorted to unprovoked firing in the Krishna Ghati sector.",
        "opening_fire_unspecified",
        ["Pakistani troops"],
        [("at", "Krishna Ghati sector")],
    ),
    (
        "Border guards fired warning shots at farmers near Khan Younis.",
        "opening_fire_unspecified",
        ["Border guards"],
        [("near", "Khan Younis")],
    ),
    (
        "Coalition warplanes carried out four raids on Saada.",
        "airstrike",
        ["Coalition warplanes"],
        [("at", "Saada")],
    ),
    (
        "A funeral hall in Sanaa was bombed, and at least 140 people died.",
        "airstrike",
        [],
        [("at", "Sanaa")],
    ),
    (
        "Israeli jets hit targets east of Khan Younis overnight.",
        "airstrike",
        ["Israeli jets"],
        [("near", "Khan Younis")],
    ),
    (
        "A drone struck a fuel depot at Klintsy.",
        "drone_strike",
        ["drone"],
        [("at", "Klintsy")],
    ),
    (
        "Helicopter gunships attacked rebel camps near Kajo Keji.",
        "helicopter_fire",
        ["Helicopter gunships"],
        [("near", "Kajo Keji")],
    ),
    (
        "Two fighter jets violated the airspace over Nagorno-Karabakh.",
        "overflight",
        ["Two fighter jets"],
        [("at", "Nagorno-Karabakh")],
    ),
    (
        "An unmanned aerial vehicle was spotted over Trudivske.",
        "drone_overflight",
        [],
        [("at", "Trudivske")],
    ),
    (
        "A reconnaissance drone circled above Naqoura for half an hour.",
        "drone_overflight",
        ["reconnaissance drone"],
        [("at", "Naqoura")],
    ),
    (
        "Separatists downed a government transport plane near Luhansk.",
        "aircraft_shot_at",
        ["Separatists"],
        [("near", "Luhansk")],
    ),
    (
        "Azerbaijani forces said they had shot down an Armenian drone over Fizuli.",
        "aircraft_shot_at",
        ["they"],
        [("at", "Fizuli")],
    ),
    (
        "A roadside bomb hit an army convoy in Pulwama, killing four soldiers.",
        "ied",
        [],
        [("at", "Pulwama")],
    ),
    (
        "An explosive device blew up under a minibus in Cotabato.",
        "ied",
        [],
        [("at", "Cotabato")],
    ),
    (
        (
            "Forty policemen died when a man rammed a car packed with explosives "
            "into their bus in Lethpora."
        ),
        "vbied",
        [],
        [("at", "Lethpora")],
    ),
    (
        "A car loaded with explosives blew up outside the police academy in Bogota.",
        "vbied",
        [],
        [("at", "Bogota")],
    ),
    (
        "A suicide bomber struck a mosque in Aden.",
        "suicide_attack",
        ["bomber"],
        [("at", "Aden")],
    ),
    (
        "A tractor ran over an anti-tank mine near Hodeidah, killing its driver.",
        "mine",
        [],
        [("near", "Hodeidah")],
    ),
    (
        "A girl lost a leg after stepping on a landmine in Tumaco.",
        "mine",
        [],
        [("at", "Tumaco")],
    ),
    (
        (
            "Children playing with an unexploded shell in Ashrafiyah were hurt "
            "when it went off."
        ),
        "uxo",
        [],
        [("at", "Ashrafiyah")],
    ),
    (
        "Unknown men threw a hand grenade at a police station in Srinagar.",
        "grenade",
        [],
        [("at", "Srinagar")],
    ),
    (
        (
            "Fighting flared again around Malakal between government troops and "
            "the opposition."
        ),
        "armed_clash",
        ["government troops", "opposition"],
        [("near", "Malakal")],
    ),
    (
        "Troops and guerrillas exchanged fire for an hour in Argelia.",
        "armed_clash",
        ["Troops", "guerrillas"],
        [("at", "Argelia")],
    ),
    (
        "Soldiers fought Abu Sayyaf gunmen in Sulu on Friday; two marines were killed.",
        "armed_clash",
        ["Soldiers"],
        [("at", "Sulu")],
    ),
    (
        "Armenian and Azerbaijani forces clashed along the Tavush border.",
        "armed_clash",
        ["Armenian", "Azerbaijani forces"],
        [("near", "Tavush")],
    ),
    (
        "Armed men raided a barracks in Bentiu.",
        "assault_position",
        ["Armed men"],
        [("at", "Bentiu")],
    ),
    (
        "Rebels stormed an army base near Nasir before dawn.",
        "assault_position",
        ["Rebels"],
        [("near", "Nasir")],
    ),
    (
        "The garrison of Hajin repelled an attack by extremists.",
        "assault_position",
        ["extremists"],
        [("at", "Hajin")],
    ),
    (
        (
            "A group of saboteurs tried to infiltrate across the line of contact "
            "near Talish."
        ),
        "infiltration",
        ["group"],
        [("near", "Talish")],
    ),
    (
        "Troops foiled an infiltration attempt in Keran.",
        "infiltration",
        [],
        [("at", "Keran")],
    ),
    (
        "Six policemen were killed in an ambush near Caloto.",
        "ambush",
        [],
        [("near", "Caloto")],
    ),
    (
        (
            "Pro-government forces advanced to within five kilometres of the port "
            "of Hodeidah."
        ),
        "advance",
        ["Pro-government forces"],
        [("near", "port of Hodeidah")],
    ),
    (
        "Azerbaijani troops pushed deeper into the south and entered Hadrut.",
        "advance",
        ["Azerbaijani troops"],
        [("at", "Hadrut")],
    ),
    (
        "Opposition forces seized Pagak from the army.",
        "territory_taken",
        ["Opposition forces"],
        [("at", "Pagak")],
    ),
    (
        "The army retook control of three villages south of Hodeidah.",
        "territory_taken",
        ["The army"],
        [("near", "Hodeidah")],
    ),
    (
        "Shusha was captured by Azerbaijani forces.",
        "territory_taken",
        ["Azerbaijani forces"],
        [("at", "Shusha")],
    ),
    (
        "Both sides pulled their troops back from Zolote.",
        "withdrawal",
        ["Both sides"],
        [("at", "Zolote")],
    ),
    (
        "Fighters of the movement began withdrawing from the ports of Hodeidah.",
        "withdrawal",
        ["movement"],
        [("at", "Hodeidah")],
    ),
    (
        "The last guerrillas left their camp in La Elvira.",
        "withdrawal",
        ["guerrillas"],
        [("at", "La Elvira")],
    ),
    (
        (
            "Ukrainian forces completed the withdrawal of tanks from the area of "
            "Petrivske."
        ),
        "withdrawal",
        ["Ukrainian forces"],
        [("at", "Petrivske")],
    ),
    (
        "The Kalbajar district was returned to Azerbaijan.",
        "transfer_by_agreement",
        [],
        [("at", "Kalbajar district"), ("toward", "Azerbaijan")],
    ),
    (
        "Kurdish forces handed the town of Arima to the army.",
        "transfer_by_agreement",
        ["Kurdish forces"],
        [("at", "town of Arima")],
    ),
    (
        "The army set up a new position west of Krasnohorivka.",
        "new_position",
        ["The army"],
        [("near", "Krasnohorivka")],
    ),
    (
        "Militants have established an outpost on a hill overlooking Ras Baalbek.",
        "new_position",
        ["Militants"],
        [("near", "Ras Baalbek")],
    ),
    ("Fresh trenches were dug near Pikuzy.", "fortification", [], [("near", "Pikuzy")]),
    (
        "Soldiers were seen building bunkers along the line near Uri.",
        "fortification",
        ["Soldiers"],
        [("near", "Uri")],
    ),
    (
        "The government sent reinforcements to Tripoli Barracks in Yei.",
        "troop_movement",
        ["government"],
        [("toward", "Tripoli Barracks")],
    ),
    (
        "More troops were deployed to Rajouri.",
        "troop_movement",
        [],
        [("toward", "Rajouri")],
    ),
    (
        "Three staff of a charity were abducted at a roadblock in Yei.",
        "abduction",
        [],
        [("at", "Yei")],
    ),
    (
        "Rebels kidnapped an army general in Choco.",
        "abduction",
        ["Rebels"],
        [("at", "Choco")],
    ),
    (
        "Militants took 27 fishermen hostage off Tawi-Tawi.",
        "hostage_taking",
        ["Militants"],
        [("near", "Tawi-Tawi")],
    ),
    (
        "Security forces detained dozens of youths in Shopian.",
        "arbitrary_detention",
        ["Security forces"],
        [("at", "Shopian")],
    ),
    (
        "Houthi fighters arrested two journalists in Dhamar.",
        "arbitrary_detention",
        ["Houthi fighters"],
        [("at", "Dhamar")],
    ),
    (
        "Two captured soldiers were executed in Hadrut.",
        "execution",
        [],
        [("at", "Hadrut")],
    ),
    (
        "Extremists beheaded a farmer in Basilan.",
        "execution",
        ["Extremists"],
        [("at", "Basilan")],
    ),
    (
        "Soldiers raped at least five women in Bentiu, the mission reported.",
        "sexual_violence",
        ["Soldiers"],
        [("at", "Bentiu")],
    ),
    (
        "The offices of an aid agency in Leer were looted by armed men.",
        "looting",
        ["armed men"],
        [("at", "Leer")],
    ),
    (
        "Gunmen stole 800 head of cattle near Rumbek.",
        "looting",
        ["Gunmen"],
        [("near", "Rumbek")],
    ),
    (
        "The authorities refused to let aid into Eastern Ghouta.",
        "aid_blocked",
        ["authorities"],
        [("toward", "Eastern Ghouta")],
    ),
    (
        "Aid lorries were prevented from entering Durayhimi.",
        "aid_blocked",
        [],
        [("at", "Durayhimi")],
    ),
    (
        "The army cut off water supplies to Wadi Barada.",
        "siege_measure",
        ["The army"],
        [("toward", "Wadi Barada")],
    ),
    (
        "The army shut the Rafah crossing on Sunday.",
        "checkpoint_closed",
        ["The army"],
        [("at", "Rafah crossing")],
    ),
    (
        "Armed men blocked the road between Stepanakert and Goris.",
        "movement_denied",
        ["Armed men"],
        [("near", "Stepanakert"), ("near", "Goris")],
    ),
    (
        (
            "Members of the armed formations refused the patrol passage at a "
            "checkpoint near Oleksandrivka."
        ),
        "monitor_denied",
        ["armed formations"],
        [("near", "Oleksandrivka")],
    ),
    (
        "Monitors were turned back by soldiers at Berestove.",
        "monitor_denied",
        ["soldiers"],
        [("at", "Berestove")],
    ),
    (
        "The peacekeepers were denied access to a site in Wau.",
        "monitor_denied",
        [],
        [("at", "Wau")],
    ),
    (
        "A mini-UAV lost its GPS signal near Donetsk because of jamming.",
        "jamming",
        [],
        [("near", "Donetsk")],
    ),
    (
        "The drone's signal was jammed over Vuhlehirsk.",
        "jamming",
        [],
        [("at", "Vuhlehirsk")],
    ),
    (
        "The rebels freed three policemen in Cauca.",
        "detainee_release",
        ["rebels"],
        [("at", "Cauca")],
    ),
    (
        "The two sides exchanged 70 prisoners in Taiz.",
        "detainee_release",
        ["two sides"],
        [("at", "Taiz")],
    ),
    (
        "Twelve soldiers held by the rebels were released in Tripura.",
        "detainee_release",
        [],
        [("at", "Tripura")],
    ),
    (
        "The bodies of three soldiers were handed over in Tavush.",
        "body_handover",
        [],
        [("at", "Tavush")],
    ),
    (
        "Azerbaijan returned the remains of 29 servicemen to Armenia.",
        "body_handover",
        ["Azerbaijan"],
        [("toward", "Armenia")],
    ),
    (
        "A United Nations convoy reached Kafr Batna with food for 27,500 people.",
        "aid_delivered",
        ["United Nations convoy"],
        [("at", "Kafr Batna")],
    ),
    (
        "The agency airdropped food to Ganyiel.",
        "aid_delivered",
        ["agency"],
        [("toward", "Ganyiel")],
    ),
    (
        "Ten trucks carrying medical supplies crossed into Gaza through Kerem Shalom.",
        "aid_delivered",
        [],
        [("toward", "Gaza"), ("at", "Kerem Shalom")],
    ),
    (
        "The Red Cross distributed blankets in Marawi.",
        "aid_delivered",
        ["Red Cross"],
        [("at", "Marawi")],
    ),
    (
        "More than 200 families went back to their homes in Marawi.",
        "return",
        [],
        [("at", "Marawi")],
    ),
    (
        "Some 40 displaced families returned to Terter.",
        "return",
        [],
        [("toward", "Terter")],
    ),
    (
        "Engineers repaired the water pipeline at Horlivka.",
        "repair_done",
        ["Engineers"],
        [("at", "Horlivka")],
    ),
    (
        "Electricity was restored to Stanytsia Luhanska.",
        "repair_done",
        [],
        [("toward", "Stanytsia Luhanska")],
    ),
    (
        "Repairs to the power line near Zolote were completed.",
        "repair_done",
        [],
        [("near", "Zolote")],
    ),
    (
        "Sappers cleared 120 mines from a road near Hodeidah.",
        "demining",
        ["Sappers"],
        [("at", "Hodeidah")],
    ),
    (
        "Russian engineers defused 55 explosive devices in Stepanakert.",
        "demining",
        ["Russian engineers"],
        [("at", "Stepanakert")],
    ),
    (
        "Russian and Turkish forces held their 20th joint patrol east of Kobani.",
        "patrol_done",
        ["Russian", "Turkish forces"],
        [("near", "Kobani")],
    ),
    (
        "Peacekeepers carried out a foot patrol in Bint Jbeil.",
        "patrol_done",
        ["Peacekeepers"],
        [("at", "Bint Jbeil")],
    ),
    (
        "A joint patrol of the two armies was conducted near Darbasiyah.",
        "patrol_done",
        [],
        [("near", "Darbasiyah")],
    ),
    (
        "Russian peacekeepers set up an observation post in the Lachin corridor.",
        "post_opened",
        ["Russian peacekeepers"],
        [("at", "Lachin")],
    ),
    (
        "A humanitarian corridor was opened at Muhambalyan.",
        "post_opened",
        [],
        [("at", "Muhambalyan")],
    ),
    (
        "The crossing point at Zolote was reopened.",
        "post_opened",
        [],
        [("at", "Zolote")],
    ),
    (
        "Some 1,200 former rebels handed in their rifles in Sultan Kudarat.",
        "disarm",
        ["former rebels"],
        [("at", "Sultan Kudarat")],
    ),
    (
        "The guerrillas surrendered 500 weapons in Mesetas.",
        "disarm",
        ["guerrillas"],
        [("at", "Mesetas")],
    ),
    ("A bridge at Horlivka was blown up overnight.", "ied", [], [("at", "Horlivka")]),
    (
        "The army dug in around Pagak.",
        "fortification",
        ["The army"],
        [("near", "Pagak")],
    ),
    (
        "The checkpoint in Popasna remained closed.",
        "checkpoint_closed",
        [],
        [("at", "Popasna")],
    ),
    ("A stray bullet hit a woman in Turtuk.", "small_arms", [], [("at", "Turtuk")]),
    ("A car bomb went off outside a bank in Azaz.", "vbied", [], [("at", "Azaz")]),
    (
        "Saboteurs crossed the border near Berdyr.",
        "infiltration",
        [],
        [("near", "Berdyr")],
    ),
    (
        "Military policemen patrolled the town of Ain Issa.",
        "patrol_done",
        ["Military policemen"],
        [("at", "town of Ain Issa")],
    ),
]

ELSEWHERE: list[str] = [
    "The striker fired a shot at goal in Madrid.",
    "Shares in Tokyo came under pressure after the bank cut its forecast.",
    "A bomb cyclone hit Boston and cut power to thousands.",
    "The actor exploded onto the scene in Cannes.",
    "The firm launched a new phone in Seoul and captured a third of the market.",
    "Police arrested a drunken driver in Leeds.",
    "The mayor attacked the opposition's housing plan in Lyon.",
    "The clash between Arsenal and Chelsea ended in a draw.",
    "Wildfires destroyed dozens of homes near Athens.",
    "The court released its judgment in The Hague.",
    "The minister defended her position in Parliament.",
    "Voters in Lima delivered food for thought.",
    "The company withdrew its bid for a rival in Oslo.",
    "A landslide blocked the road to Pokhara.",
    "Investors pulled out of the market in Istanbul.",
    "The team captured the cup in Cairo.",
    "The storm seized headlines in Manila.",
    "Farmers planted wheat near Odessa.",
    "Engineers built a wall along the river in Cologne.",
    "The committee met its deadline.",
    "The airline cancelled flights over Madrid because of fog.",
    "The museum in Vienna returned a painting to its heirs.",
    "Nurses marched in London for higher pay.",
    "The school in Kabul reopened after the holidays.",
]


@pytest.mark.parametrize("row", INCIDENTS, ids=[row[0][:40] for row in INCIDENTS])
def test_an_incident_of_any_conflict_is_read(row: Row) -> None:
    """One event, its type by the means, who acts as far as told, and where."""
    text, type_, actors, places = row
    (claim,) = events_of(text)
    assert isinstance(claim.body, EventBody)
    assert claim.body.type.value == type_
    assert [actor.text for actor in claim.body.actors] == actors
    assert [(place.role.value, place.text) for place in claim.places] == places


@pytest.mark.parametrize("text", ELSEWHERE, ids=[text[:40] for text in ELSEWHERE])
def test_sport_business_and_weather_borrow_words_in_vain(text: str) -> None:
    """A word of fighting without fighting tells of no event."""
    assert events_of(text) == ()
