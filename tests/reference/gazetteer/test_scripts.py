"""The places of the Astana reports in Arabic, Russian and Turkish."""

from __future__ import annotations

import pytest

from trucewatch.model.place import PlaceKind
from trucewatch.reference.gazetteer.index import Gazetteer

# Names as agencies of the three languages write them; ids: shared/design/astana.md
# section 6 and shared/facts/places_syria.csv.
SPELT = """
geonames:169389 | إدلب | Идлиб | İdlib
geonames:167611 | معرة النعمان | Мааррат-эн-Нуман | Maarat en-Numan
geonames:168325 | خان شيخون | Хан-Шейхун | Han Şeyhun
geonames:164816 | سراقب | Саракиб | Serakib
geonames:169023 | جسر الشغور | Джиср-эш-Шугур | Cisr eş-Şuğur
geonames:172994 | أريحا | Ариха | Eriha
geonames:168661 | كفرنبل | Кафр-Набль | Kefr Nebil
geonames:171451 | بنش | Бинниш | Binniş
geonames:163799 | تفتناز | Тафтаназ | Taftanaz
geonames:164782 | سرمين | Сармин | Sermin
geonames:164898 | سلقين | Салкин | Selkin
geonames:169866 | حارم | Харим | Harim
geonames:174611 | أبو الظهور | Абу-эд-Духур | Ebu Zuhur
geonames:170857 | دارة عزة | Дарат-Изза | Daret İzze
geonames:174030 | الأتارب | Атариб | Etarib
geonames:163476 | تل رفعت | Тель-Рифаат | Tel Rıfat
geonames:166331 | نبل | Нубуль | Nübbül
geonames:174186 | عفرين | Африн | Afrin
geonames:170063 | حلب | Алеппо | Halep
geonames:166640 | مورك | Морек | Morik
geonames:168620 | كفر زيتا | Кафр-Зита | Kefr Zita
geonames:166227 | قلعة المضيق | Калаат-эль-Мадик | Kal'at el-Madik
geonames:170044 | حلفايا | Хальфая | Halfaya
geonames:166742 | محردة | Мхарда | Muharde
geonames:163921 | السقيلبية | Скальбия | Sukeylebiye
geonames:170017 | حماة | Хама | Hama
geonames:173576 | اللاذقية | Латакия | Lazkiye
geonames:173856 | الحفة | Хаффа | Haffe
geonames:169304 | جبلة | Джебла | Ceble
geonames:172946 | الرستن | Растан | Er-Rastan
geonames:163779 | تلبيسة | Тальбиса | Telbise
geonames:163596 | تلدو | Тальдо | Teldo
geonames:168668 | كفرلاها | Кафр-Лаха | Kefr Laha
geonames:169577 | حمص | Хомс | Humus
geonames:170592 | دوما | Дума | Duma
geonames:169897 | حرستا | Хараста | Harasta
geonames:169372 | عربين | Арбин | İrbin
geonames:168713 | كفر بطنا | Кафр-Батна | Kefr Batna
geonames:173434 | المليحة | Мелиха | Melihe
geonames:173178 | النشابية | Нашабия | Neşabiye
geonames:170654 | دمشق | Дамаск | Şam
geonames:170905 | درعا | Дераа | Dera
geonames:166365 | نوى | Нава | Neva
geonames:163806 | طفس | Тафас | Tafas
geonames:170959 | داعل | Даиль | Dail
geonames:165997 | جاسم | Джасим | Casim
geonames:169375 | إنخل | Инхиль | İnhil
geonames:171126 | بصرى الشام | Бусра-эш-Шам | Busra eş-Şam
geonames:172469 | الصنمين | Эс-Санамейн | Sanameyn
geonames:173334 | القنيطرة | Эль-Кунейтра | Kuneytra
geonames:168355 | خان أرنبة | Хан-Арнаба | Han Arnabe
geonames:172408 | السويداء | Эс-Сувейда | Süveyda
tw:SY/al-lataminah | اللطامنة | Эль-Латамна | Latamne
tw:SY/sarmada | سرمدا | Сармада | Sermada
tw:SY/kernaz | كرناز | Карназ | Kernaz
tw:SY/zamalka | زملكا | Замалка | Zemelka
tw:SY/saqba | سقبا | Сакба | Sakba
tw:SY/ayn-tarma | عين ترما | Айн-Тарма | Ayn Terma
tw:SY/jobar | جوبر | Джобар | Cobar
tw:SY/misraba | مسرابا | Мисраба | Misraba
tw:SY/marj-al-sultan | مرج السلطان | Мардж-эс-Султан | Merc es-Sultan
tw:SY/nasib | نصيب | Насиб | Nasib
tw:SY/anadan | عندان | Анадан | Anadan
tw:SY/al-eis | العيس | Эль-Ис | El İs
tw:SY/khan-al-asal | خان العسل | Хан-эль-Асаль | Han el-Asel
tw:SY/rashidin | الراشدين | Рашидин | Raşidin
tw:SY/kinsabba | كنسبا | Кинсабба | Kinsabba
tw:SY/salma | سلمى | Сальма | Selma
tw:SY/rabia | ربيعة | Рабиа | Rabia
tw:SY/tell-tuqan | تل طوقان | Тель-Тукан | Tel Tukan
tw:SY/surman | الصرمان | Сурман | Surman
tw:SY/al-zahra | الزهراء | Эз-Захра | Zehra
tw:SY/al-fuah | الفوعة | Эль-Фуа | Fua
tw:SY/kafriya | كفريا | Кафрая | Kefraya
tw:SY/kabani | كباني | Кабани | Kebine
tw:SY/trumba | ترنبة | Трумба | Trunba
tw:SY/ain-al-hawr | عين الحور | Айн-эль-Хавр | Ayn el-Hur
"""
CASES = [
    (place_id, name)
    for line in SPELT.strip().splitlines()
    for place_id, *names in [[cell.strip() for cell in line.split("|")]]
    for name in names
]


@pytest.mark.parametrize(("place_id", "name"), CASES, ids=[c[1] for c in CASES])
def test_the_three_languages_lead_to_the_place(
    gazetteer: Gazetteer, place_id: str, name: str
) -> None:
    """The best Syrian entry below a governorate is the right one."""
    found = [
        c.place.id
        for c in gazetteer.candidates(name)
        if c.place.country == "SY" and c.kind is not PlaceKind.ADMIN1
    ]
    assert found[:1] == [place_id]
