"""Sentences of five genres: wire, bulletin, field report, statement, headlines.

In the texts a pilcrow stands where one sentence ends and the next begins.
"""

from __future__ import annotations

import pytest

from trucewatch.read.paragraphs import paragraphs
from trucewatch.text.segment import sentences

MARK = "¶"


def marked(text: str) -> str:
    """The text with a mark between its sentences, found paragraph by paragraph."""
    found = sentences(text, paragraphs(text, 0))
    for span in reversed(found[1:]):
        text = text[: span.start] + MARK + text[span.start :]
    return text


NO_BREAK = """
Resolution No. 2254 was cited by the envoy.
They read S/RES. 2401 aloud in the hall.
Res. 2401 was read aloud in the hall.
Security Council Res. 338 still stands.
A letter by Gen. Suheil Karam reached us.
Lt. Gen. Sergei Rudskoi briefed the press.
Maj. Gen. Igor Kon spoke on Friday.
Col. Ahmad Osman of the brigade denied it.
Lt. Col. Fares Bayoush resigned.
Brig. Gen. Zaher Saket left in March.
Sgt. Maj. Peter Hall was on the post.
Capt. Ammar Wawi fled.
Adm. Kulakov joined the task force.
Cmdr. Riaz of the coast guard agreed.
Sen. Hale and Rep. Ortiz wrote to the envoy.
Gov. Talal Barazi opened the road.
Prof. Dr. Hanna Weiss wrote the annex.
Rev. Elias Khoury led the prayers.
Mr. and Mrs. Haddad returned home.
Ms. Rana Saleh signed for the council.
Hon. Judge Amal Rizk presided.
Amb. Jeffrey Cole met the elders.
Firing began at 7 a.m. Damascus time.
They left at 6 p.m. local time on Monday.
The pause runs from 9 a.m. to 2 p.m. every day.
The pause began at 9 a.m. Tuesday near the mill.
It begins at 00.01 a.m. UTC on Saturday.
It was signed on Jan. 5 in the capital.
It was signed in Feb. 2016 in the capital.
It lasted from Dec. 30, 2016 to Jan. 4, 2017.
The Sept. 12 truce was renewed twice.
On 3 Oct. 2015 the first planes came.
The shells fell near St. George church.
Shots were heard on Mt. Hermon all night.
Ft. Bragg sent two trainers.
The match of Army vs. Police was put off.
It lies approx. 12 km north of the town.
About ca. 300 people took part.
They live in dist. 4 of the city.
The town (pop. 12,000) was quiet.
See fig. 3 and pp. 12 to 14 of the annex.
Art. 5 of the deal covers the road.
Under para. 7 and sec. 4 the line is fixed.
Vol. 2 and ch. 3 list the names.
J. K. Smith wrote the note.
The book by J.R.R. Tolkien was there.
U.S. officials denied the report.
The U.S. Air Force flew two sorties.
The U.N. Special Envoy spoke.
The U.N. Security Council met at noon.
The U.K. Foreign Office said nothing.
The U.S.-led coalition struck the depot.
D.C. Circuit judges ruled on it.
John F. Kennedy was mentioned.
George W. Bush and Vladimir V. Putin met once.
The firm Levant Trading Co. Ltd. closed.
Acme Inc. Chairman Lee resigned.
They shelled the town, i.e. the market.
Some weapons, e.g. Grad rockets, were seen.
They lost tents, stoves, etc. in the fire.
The price rose by 3.5 per cent in May.
It fell 0.75 km from the post.
Version 2.1.4 of the annex was read.
The site truce.example.org lists the names.
Send it to post@valley.example today.
He stopped... and then went on.
"Will it hold?" he asked.
"Hold your fire!" the officer shouted.
"We will stay," he said, "until they leave."
He asked "Why now?" and left.
The so-called "Tigers." unit moved.
The group Yahoo! closed its office there.
Is it (really?) over for the valley.
The 4th Div. artillery base was hit.
Bldg. 7 of the hospital was hit.
They met at Hotel St. Regis on Sunday.
Ahmad Jr. Haddad is his son.
Tel. 555 0100 takes reports.
Est. 40 people were there.
No. 4 checkpoint stayed shut.
It is listed as item no. 14 in the table.
Nos. 3 and 4 were closed.
The Dept. of State said so.
Min. of Defence spokesman Konashenkov spoke.
Pres. Assad spoke on Sunday.
Gens. Karam and Saleh met.
Drs. Weiss and Khoury treated forty people.
Ret. Col. Fayez Asmar wrote it.
Asst. Sec. Hale flew in.
Spc. Adams and Pfc. Boone were hurt.
Insp. Gen. Rao led the team.
c. 1230 the wall was built.
Abu al-Hassan (b. 1970) leads it.
""".strip().split("\n")


@pytest.mark.parametrize("text", NO_BREAK)
def test_a_stop_that_shortens_a_word_ends_nothing(text: str) -> None:
    """Titles, numbers, dates, clocks, initials, places, firms, addresses, quotes."""
    assert marked(text) == text


BREAKS = """
The truce held at 5 p.m. ¶Nobody fired.
It began at 7 a.m. ¶Residents hid.
He lives in the U.K. ¶The family left.
The text went to the U.S. ¶It came back unread.
They came from Hama, Homs, etc. ¶The road was open.
They answered no. ¶Then they left.
He left in Jan. ¶Nobody knew why.
It was 2016. ¶People came back.
They counted 12. ¶The rest left.
He had a plan B. ¶Then he left.
The meeting was on Sunday. ¶U.S. officials came.
Shells fell on No. 4. ¶They did no harm.
He said the truce held. ¶"We are calm," he said.
"We are calm." ¶"They are not."
“We are calm.” ¶“They are not,” said another.
“We stay. ¶We do not fire. ¶We wait,” he said.
He said: "We stay. ¶We wait." ¶The line went dead.
He asked: "Who fired?" ¶Nobody answered.
«We wait.» ¶He left.
He said: “They told us ‘Leave now.’ ¶We left.” ¶Nobody saw it.
(He did not reply.) ¶The road opened.
He left (for good). ¶They stayed.
He wrote it [1]. ¶They read it.
He wrote it.[1] ¶They read it.
He wrote it. [26] ¶They read it.
The deal was signed. ¶2016 was a hard year.
The convoy arrived. ¶12 trucks were empty.
The envoy left, he said.¶He gave no reason.
"It was quiet," he said.¶"It will not last."
He called it "a lull."¶Then came planes.
They met in Astana.¶The talks failed.
He fled in 2016.¶The army came.
They fired (twice).¶Nobody was hurt.
Was it over?¶Nobody knew.
It is over!¶They cheered.
What now?! ¶Nobody knew.
They waited ... ¶Then aid came.
They waited . . . ¶Then aid came.
They waited… ¶Then aid came.
Talks ended. ¶al-Bab was quiet.
Talks ended. ¶– They stayed.
The town of Nawa was hit. ¶Col. Ahmad Osman denied it.
They read Res. 2401. ¶Nobody spoke.
It was signed by Gen. Karam. ¶Mr. Haddad looked on.
The post is on Mt. Hermon. ¶Snow fell.
""".strip().split("\n")


@pytest.mark.parametrize("text", BREAKS)
def test_a_stop_before_a_new_start_ends_the_sentence(text: str) -> None:
    """After abbreviations too, in and after quotations, glued or not."""
    assert marked(text.replace(MARK, "")) == text


GENRES = [
    (
        "wire",
        """By J. K. Smith
¶BEIRUT, May 4 (Levant Wire) - Shells fell on the town at 6 a.m. on Tuesday, Col. \
Ahmad Osman said. ¶"We did not fire," he said. ¶"They did."

¶The U.S. Embassy had no comment.""",
    ),
    (
        "wire-quote-over-paragraphs",
        """“We stay. ¶We wait.

¶“Nobody will move us,” the mayor said. ¶He hung up.""",
    ),
    (
        "wire-upper-case-city",
        """ST. GEORGE, Malta (Levant Wire) — The talks opened. ¶No date was set.""",
    ),
    (
        "bulletin-dashes",
        """Violations over the past 24 hours:
¶- Hama: 3 cases
¶- Homs: 4 cases, incl. one by drone
¶Total: 7.""",
    ),
    (
        "bulletin-bullets",
        """• Hama was calm. ¶Homs was not.
¶• Idlib was hit at 5 p.m. by mortars.
¶* Daraa: no report.
¶– Quneitra: no report.""",
    ),
    (
        "bulletin-numbers",
        """1. Hama was calm.
¶2. Homs was hit. ¶Two men died.
¶2.1. The post stayed shut.""",
    ),
    ("bulletin-numbers-inline", "1. Hama was calm. ¶2. Homs was hit."),
    (
        "bulletin-letters",
        """a) Hama was calm.
¶b) Homs was hit.
¶c. The road was shut.""",
    ),
    (
        "bulletin-roman",
        """(i) Hama was calm;
¶(ii) Homs was hit.
¶iii. The road was shut.
¶IV. Nobody left.""",
    ),
    (
        "table-tabs",
        """Place\tCases\tRecorder
¶Hama\t3\tCol. Osman
¶Homs\t4\tnone""",
    ),
    (
        "table-pipes",
        """| Hama | 3 | Mr. Haddad |
¶| Homs | 4 | none |""",
    ),
    (
        "table-blanks",
        """Hama      3     Mr. Haddad
¶Homs      4     none""",
    ),
    (
        "field-report",
        """Ref. 14, post no. 3, 4 May
¶07.15 hrs: two shots approx. 2 km NE of the post. ¶No casualties.
¶09.40 hrs: quiet. ¶Patrol left at 10 a.m. with Lt. Faris.""",
    ),
    (
        "statement",
        """Statement of the Ministry
¶The Ministry regrets the loss of life. ¶It calls on all sides, i.e. those bound \
by Res. 2254 of Dec. 18, 2015, to hold fire.
¶Art. 3 remains in force. ¶No one may leave the zone.""",
    ),
    (
        "headlines",
        """Truce holds in valley
¶U.S. envoy leaves
¶Shells hit St. George church
¶Aid at last""",
    ),
    (
        "headline-then-text",
        """Truce holds in valley
¶Shells fell far away. ¶Nobody was hurt.""",
    ),
    (
        "wrapped-by-hand",
        """The elders of the two banks met in the school and
spoke for hours about the road. ¶Gen. Karam and Mr.
Haddad, who had come from the mill, spoke last and
would not say what they had agreed on.
¶Post           Cases
¶a. Hama, which was calm all day and all of the
night, had none.""",
    ),
]


@pytest.mark.parametrize("text", [c[1] for c in GENRES], ids=[c[0] for c in GENRES])
def test_each_genre_is_split_as_its_readers_would(text: str) -> None:
    """Bylines, datelines, lists, rows of cells and headings stand alone."""
    assert marked(text.replace(MARK, "")) == text
