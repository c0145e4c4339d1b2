"""The grammar of made-up news: what a slot may become. All of it is our own wording."""

from __future__ import annotations


def listed(words: str) -> tuple[str, ...]:
    """The items of a list written with bars between them; blanks count."""
    return tuple(words.split("|"))


SHARED: dict[str, tuple[str, ...]] = {
    "given": listed(
        "Anna|Marek|Ines|Tobias|Leila|Owen|Petra|Samir|Greta|Hugo|Nadia|Felix|Rosa|"
        "Ivan|Clara|Daniel|Miriam|Paul|Yara|Simon|Elif|Karl|Judith|Omar|Helen|"
        "Victor|Zoe"
    ),
    "family": ("{stem}{ending}", "{stem}{ending}", "{before_name}{stem}{ending}"),
    "stem": listed(
        "Halv|Brand|Okor|Lindq|March|Perei|Nov|Whit|Sand|Dem|Kow|Aber|Rah|Duv|Petr|"
        "Tan|Os|Fair|Mor|Had|Virt|Cast|Mbek|Lark|Stein|Qur|Bell|Ion|Zel|Grim|Tor|"
        "Ulm|Jac|Hollo|Ferr|Gal|Bran|Kir|Dom|Wes|Yar|Ost|Pell|Ruth|Sor|Tev|Vand|"
        "Wick"
    ),
    "before_name": listed("Mc|Van |De |O'|Al-|Ben |St. |La"),
    "ending": listed(
        "orsen|itz|oro|ister|etti|ira|ak|combe|oval|iras|alski|nathy|imi|alier|"
        "enko|aka|ei|child|eau|ad|anen|ellan|ow|in|er|eshi|weather|escu|ardo|"
        "ingham|ova|ström"
    ),
    "person": ("{given} {family}", "{given} {family}", "{family}"),
    "town": listed(
        "{place}field|{place}mere|Port {place}an|{place}marsh|{place}bury|New "
        "{place}en|{place} Bay|Old {place}is|{place}haven|Lower {place}on|"
        "{place}moor|{place}wood|{place}cliffe|{place}grove|{place}water|Santa "
        "{given}|{place}dorf|{place}holm|{place} Cross|East {place}ton|Mount "
        "{place}|{place}ville|{place} County"
    ),
    "place": listed(
        "Harrow|East|Call|Salt|King|Veld|Mont|Ferr|Gray|Thorn|Brix|Castle|Pine|Red|"
        "Ash|White|Karl|Brand|Mire|Eld|Stone|Glen|Maple|Wolf|Silver|Oak|Hart|Lind|"
        "Mill"
    ),
    "weekday": listed("Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"),
    "month": listed(
        "January|February|March|April|June|July|August|September|October|November"
    ),
    "lately": listed(
        "on {weekday}|earlier this week|last {month}|over the weekend|late on "
        "{weekday}|this year|on {month} {1to28}|in recent months|at the end of "
        "{month}"
    ),
    "country": listed(
        "France|Japan|Brazil|Canada|Germany|India|Kenya|Mexico|Norway|Poland|Spain|"
        "Italy|Australia|China|Egypt|Greece|Chile|South Korea|the United States|"
        "Russia|Turkey|Iran|Britain|the Netherlands|Sweden|Argentina"
    ),
    "people": listed(
        "French|Japanese|Brazilian|Canadian|German|Indian|Kenyan|Mexican|Norwegian|"
        "Polish|Spanish|Italian|Australian|Chinese|Greek|Swedish|Dutch|British"
    ),
    "size": listed(
        "small|large|new|old|narrow|busy|quiet|long-awaited|costly|popular|modest|"
        "rare|unusual|early|local|private|public|regional|temporary|careful|steep|"
        "lasting"
    ),
    "manner": listed(
        "slowly|quickly|quietly|unexpectedly|narrowly|only briefly|gradually|"
        "sharply|partly|barely|once again|at last|largely|without notice|for the "
        "first time"
    ),
}
"""What both kinds of news are made of."""

GENERAL: dict[str, tuple[str, ...]] = {
    "topic": listed(
        "politics|politics|politics|courts|courts|business|business|sport|sport|"
        "science|weather|culture|world|world|health|roads"
    ),
    "heading": listed(
        "{size} {thing} divides {town}|{town} waits for a {size} {thing}|How a "
        "{thing} changed {town}|{person} looks back on a {size} {month}|A {size} "
        "{thing} for {town}"
    ),
    "sentence": listed(
        "{opening}{clause}{tail}.|{clause}{tail}{tail}.|{opening}{clause}.|"
        '{clause}{tail}, {saying}.|"{clause}{tail}," said {someone}.|'
        "{opening}{clause}, {saying}.|{clause}{tail}, while {clause}.|"
        "{filler}{tail}.|{filler}.|{opening}{filler}.|{clause}, and "
        "{clause}{tail}.|{opening}{clause}{tail}, {saying}.|{someone} said "
        "{lately} that {clause}{tail}."
    ),
    "opening": listed(
        "{lately}, |After {doing}, |Despite {doing}, |With {2to40} days to go, |In "
        "{town}, |A few years ago, |Before {doing}, |For much of {month}, |But |"
        "And |As the {thing} came closer, |Between {month} and {month}, |Even so, "
    ),
    "doing": listed(
        "{2to11} weeks of waiting|a {size} {thing} in {town}|months of {size} "
        "planning|losing the {thing}|reading the {thing} twice|a walk through "
        "{town}|moving to {town} in {1961to2016}|selling the {thing}|the end of "
        "the {size} {thing}"
    ),
    "tail": listed(
        " {lately}| near {town}| at a {size} {thing} in {town}| for about {2to90} "
        "years|, leaving a {size} {thing} behind| because of the {size} {thing}|, "
        "and it has {manner} stayed that way| in front of {200to9000} people|, "
        "which is more than anyone in {town} can remember| with the help of "
        "{someone}|, about {2to70} miles from {town}| on the {size} side of the "
        "river"
    ),
    "saying": listed(
        "{someone} said|according to {someone}|{someone} told a reporter in {town}|"
        "{person} wrote in a letter|the report said|{someone} recalled|{person} "
        "added|officials said|a spokesman for the {firm} said"
    ),
    "someone": listed(
        "{person}|{person}, {2to8}{2to9}, of {town}|{person}, a {job}|a {job} in "
        "{town}|{job} {person}|the {job}|{person}, who works as a {job}|neighbors|"
        "a {people} {job}|{person}, director of the {firm}"
    ),
    "job": listed(
        "teacher|nurse|farmer|plumber|curator|biologist|economist|librarian|"
        "mechanic|baker|designer|retired engineer|driver|student|violinist|"
        "shopkeeper|analyst|researcher|historian|goalkeeper|lawyer|gardener|"
        "pharmacist|photographer"
    ),
    "firm": listed(
        "{family} Group|{town} Museum|{family} Foundation|{town} Hospital|{family} "
        "& Sons|University of {town}|{town} Chamber of Commerce|{family} Brewery|"
        "{town} Library"
    ),
    "thing": listed(
        "bridge|budget|library|orchestra|harvest|stadium|clinic|exhibition|railway|"
        "vote|garden|market|novel|season|bakery|merger|tunnel|playground|museum|"
        "ferry|survey|auction|bus line|recipe|warehouse|choir|parking lot|swimming "
        "pool|lighthouse|school roof|vineyard|tram stop|newspaper|workshop|"
        "reservoir|film|statue"
    ),
    "filler": listed(
        "the {thing} opened in {1902to2016} and has {2to90} rooms, {3to60} of them "
        "{size}|nobody could say why the {size} {thing} had {manner} disappeared|"
        "{someone} has kept a {size} {thing} for {2to40} years|there are {2to400} "
        "of them between {town} and {town}, most of them {size}|the {size} {thing} "
        "costs ${2to90} million, or ${3to70} for every household|it took {2to30} "
        "months to find a {size} {thing} in {town}|the family of {person} has "
        "lived beside the {thing} since {1921to2010}|what began as a {size} "
        "{thing} grew into a {size} {thing} with {20to900} guests"
    ),
    "politics": listed(
        "the city council voted {5to9} to {1to4} to {plan} the {size} {thing}|"
        "Mayor {person} {said} the plan to {plan} the {thing}|council member "
        "{person} {asked} the board to {plan} the {size} {thing}|residents of "
        "{town} signed a petition to {plan} the {thing} by {month}|the governor "
        "{said} a bill that would {plan} every {thing} in the state|the county "
        "will spend ${2to80} million to {plan} the {thing} by {2018to2031}|turnout "
        "in the {size} district was {21to79} percent, the lowest since "
        "{1960to2010}|{person} won the {size} seat by {12to4000} votes and takes "
        "office in {month}|the committee heard {2to40} speakers before it {manner} "
        "moved the {thing}|the minister of education {said} the {size} {thing} in "
        "parliament"
    ),
    "plan": listed(
        "repair|close|fund|move|rename|expand|replace|sell|paint|delay|restore|study"
    ),
    "said": listed(
        "announced|defended|criticized|backed|rejected|unveiled|explained|praised|"
        "dismissed|opposed|welcomed|presented|questioned|signed|described"
    ),
    "asked": listed("asked|urged|persuaded|told|wanted|reminded|pressed"),
    "courts": listed(
        "a jury found {person} guilty of stealing ${2to90},000 from the {firm}|"
        "Judge {person} sentenced the {size} {job} to {2to30} years in prison|"
        "prosecutors {charged} {person} with fraud over a {size} {thing}|the "
        "defense argued that the {thing} had been {manner} moved before {weekday}|"
        "police arrested a {job} who had broken into the {size} {thing}|{person} "
        "pleaded not guilty to {2to14} counts of tax evasion|the appeals court "
        "sent the case of the {thing} back to {town}|the {firm} sued {person} for "
        "${2to60} million over the {thing}|detectives searched {2to20} houses and "
        "found a {size} {thing} in a garage|the hearing was put off until {month} "
        "{1to28}, when {person} is to testify"
    ),
    "charged": listed("charged|accused|linked"),
    "business": listed(
        "shares in {firm} {moved} {2to14}.{1to9} percent to ${11to240}.{10to99}|"
        "{firm} plans to open {2to60} shops in {country} and hire {20to900} people|"
        "sales of the {size} {thing} {moved} to ${2to90} million in the quarter|"
        "{firm} agreed to buy {firm} for ${2to80} million in cash|the price of "
        "wheat {moved} {manner} after a {size} harvest in {country}|unions at "
        "{firm} rejected an offer of {2to9} percent more pay|{person}, chief "
        "executive of {firm}, told investors that costs {moved}|the {people} plant "
        "makes {2to90},000 engines a year and exports most of them|the central "
        "bank of {country} kept its rate at {1to9}.{1to9} percent|workers at the "
        "{size} {thing} will be paid until {month}"
    ),
    "moved": listed("rose|fell|climbed|slipped|jumped|dropped|edged up|doubled"),
    "sport": listed(
        "{person} scored {2to40} points as {town} beat {town} {61to120}-{40to60}|"
        "the {people} keeper saved {2to9} shots before {person} hit the post|coach "
        "{person} praised the {size} defence after the draw with {town}|{town} "
        "United signed {people} striker {person} for ${2to60} million|{person} ran "
        "the last lap in {51to70} seconds and broke the {size} record|the {size} "
        "match was stopped for {2to40} minutes when rain flooded the pitch|{town} "
        "lead the table with {20to80} points, {2to9} more than {town}|the striker "
        "from {country} limped off and will miss {2to9} games|the referee showed "
        "{person} a red card after a {size} tackle|{person} served {2to20} aces "
        "and won in straight sets against {person}"
    ),
    "science": listed(
        "scientists at the {firm} found that the {size} beetle {manner} changes "
        "color|the telescope in {country} recorded {2to90} bursts from a {size} "
        "star|a team led by {person} measured the ice at {20to900} points off "
        "{country}|the study followed {200to9000} children in {country} for "
        "{2to30} years|researchers warn that {2to60} species of frog may be lost "
        "by {2025to2090}|the {size} sample showed a bone about {2to90} million "
        "years old|{person} received the prize for work on {size} crystals|a probe "
        "the size of a {thing} will reach the moon in {month}|the new battery lost "
        "{2to20} percent of its charge in {2to90} hours"
    ),
    "weather": listed(
        "heavy rain {manner} flooded {2to90} streets in {town} and closed the "
        "{thing}|temperatures {moved} to {2to40} degrees in {town}, the highest "
        "since {1931to2012}|forecasters expect {2to20} inches of snow between "
        "{town} and {town}|a {size} storm tore the roof off the {thing} and cut "
        "power to {200to9000} homes|rescuers brought {2to90} people to safety by "
        "boat after the river rose|the drought has cost farmers near {town} about "
        "${2to90} million|winds of {40to99} miles an hour pushed a ferry against "
        "the {size} pier|firefighters kept the blaze away from the {thing} with "
        "{2to20} planes|the governor declared an emergency in {2to20} counties and "
        "{asked} people to stay"
    ),
    "culture": listed(
        "the novel by {person} tells of a {job} who inherits a {size} {thing}|the "
        "{firm} shows {20to300} paintings by {people} artists until {month}|"
        "{person} sang the {size} part and the audience rose {manner}|the film "
        "about a {people} {job} opened in {200to900} theaters|critics praised "
        "{person} for the {size} portrait of a {job}|the orchestra of {town} will "
        "tour {country} with {2to9} concerts|{person} bought the {size} drawing at "
        "an auction for ${2to90},000|the festival drew {2to90},000 visitors to a "
        "{thing} outside {town}|the actor grew up in {country} as the son of a "
        "{job}"
    ),
    "world": listed(
        "the president of {country} met the prime minister of {country} in {town}|"
        "{country} and {country} signed a {size} trade agreement worth ${2to90} "
        "billion|the foreign minister of {country} {asked} {country} to return to "
        "the talks|{country} {said} the {size} tariffs that {country} had placed "
        "on steel|voters in {country} gave the {size} party {21to52} percent of "
        "the seats|thousands of students marched through the capital of {country} "
        "against {2to9} cuts|the United Nations appealed for ${2to90} million "
        "after floods in {country}|the {people} embassy helped {2to90} tourists to "
        "leave {town}|police in {country} detained {2to60} people after a {size} "
        "march|{country} will send {2to90} engineers to rebuild a {thing} in "
        "{country}"
    ),
    "health": listed(
        "doctors at {town} Hospital treated {2to90} patients with a {size} form of "
        "flu|{2to60} people have died of measles in {country} since {month}|the "
        "ministry of health urged parents to have their children vaccinated|a "
        "trial with {200to9000} patients showed that the drug {manner} helps|the "
        "clinic has {2to40} beds and one {size} scanner from {country}|{someone} "
        "waited {2to30} hours for a bed beside a {size} window|the disease was "
        "first seen in {1961to2014} among {job}s in {country}|the agency withdrew "
        "a {size} medicine made by {firm}"
    ),
    "roads": listed(
        "a truck carrying {2to40} tons of gravel hit a car on the road to {town}|"
        "{2to30} passengers were hurt when a bus left the road near {town}|the "
        "{size} crossing will be closed for {2to30} nights so crews can repair it|"
        "{person}, {20to80}, was killed when a {size} van turned over outside "
        "{town}|trains between {town} and {town} run {2to60} minutes late|the "
        "airline canceled {2to90} flights to {country} because of fog|drivers pay "
        "${2to9} to cross the {size} bridge, which opened in {1931to2016}|a "
        "{people} tourist drove {20to900} miles with a {size} {thing} on the roof"
    ),
}
"""General news: the topics of a daily paper, most of them with no conflict in them."""
