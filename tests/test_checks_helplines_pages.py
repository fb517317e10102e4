"""Lists of a country's numbers, and whole pages of guides, in which every number is right."""

from __future__ import annotations

import pytest

from guidelint.checks.helplines import Options, check
from guidelint.facts import local
from guidelint.model import Settings
from guidelint.parse import read
from guidelint.text import decode

LISTS = [
    (
        "TW",
        " "
        "報案專線110，火警及救護119，家暴專線113，反詐騙165，疾病管制1922，安心專線1925，外來人士諮詢熱線1990，海巡118，氣象166，查號104，報時117。In "
        "Taiwan, call 110 for the police and 119 for fire or ambulance. 1955 is the "
        "hotline for migrant workers; 1968 reports highway conditions. 112 works on "
        "mobile phones without a SIM card and connects to 110 or 119.",
    ),
    (
        "HK",
        "In Hong Kong dial 999 for police, fire and ambulance; 112 works from mobiles; "
        "992 is an SMS line for the deaf. Directory enquiries: 1081. Government hotline "
        "1823. Weather by phone 18501. 緊急求助電話999。",
    ),
    (
        "SG",
        "Police 999, SCDF (fire and ambulance) 995, non-emergency ambulance 1777, SMS "
        "police 70999, police hotline 1800 255 0000, Samaritans 1767. In Singapore 112 "
        "and 911 are also redirected to 999 on mobiles.",
    ),
    (
        "MY",
        "Emergency line 999: police, hospital, fire (Bomba 994), civil defence 991. From "
        "a mobile you can also call 112. Talian Kasih 15999 for child abuse.",
    ),
    (
        "ID",
        "Nomor darurat 112 (layanan terpadu), polisi 110, ambulans 118 dan 119, pemadam "
        "kebakaran 113, Basarnas 115, PLN 123, BNPB 117, SAPA 129 untuk kekerasan "
        "terhadap perempuan dan anak. Kesehatan jiwa: 119 ekstensi 8.",
    ),
    (
        "PH",
        "National emergency hotline 911. Philippine Red Cross 143. MMDA traffic hotline "
        "136. Bantay Bata 163. Mental health crisis hotline 1553. Citizens' complaint "
        "hotline 8888. BFP fire hotline 160. PNP hotline 117 was merged into 911 in 2016.",
    ),
    (
        "PT",
        "Número europeu de emergência 112. SNS 24: 808 24 24 24. Proteção da floresta "
        "(incêndios) 117. Linha de emergência social 144. Criança desaparecida 116 000. "
        "Intoxicações: 800 250 250.",
    ),
    (
        "BR",
        "Polícia Militar 190, SAMU 192, Bombeiros 193, Polícia Rodoviária Federal 191, "
        "Polícia Civil 197, Defesa Civil 199, CVV (prevenção do suicídio) 188, Disque 180 "
        "para violência contra a mulher, Disque 100 direitos humanos. Turistas: no Brasil "
        "112 e 911 são redirecionados para o 190.",
    ),
    (
        "MX",
        "Emergencias 911. Denuncia anónima 089. Ángeles Verdes 078. CAPUFE 074. Locatel "
        "55 5658 1111. Protección Civil 911. Cruz Roja 911 (antes 065). Profeco 55 5568 "
        "8722. Antes se marcaba 066, hoy 911.",
    ),
    (
        "CA",
        "Dial 911 in an emergency. Health advice: 811 (Info-Santé, HealthLink). 211 for "
        "community services, 311 for city services, 511 for road conditions, 988 for the "
        "suicide crisis helpline. En cas d'urgence, composez le 911. Info-Santé : 811.",
    ),
    (
        "NZ",
        "Emergency 111. Police non-emergency 105. Need to talk? 1737. Healthline 0800 611 "
        "116. National Poisons Centre 0800 POISON (0800 764 766). Traffic *555.",
    ),
    (
        "CH",
        "Polizei 117, Feuerwehr 118, Sanität 144, Europäischer Notruf 112, Rega 1414, "
        "Air-Glaciers 1415, Vergiftungsnotfälle (Tox Info) 145, Die Dargebotene Hand 143, "
        "Pannenhilfe 140, Kinder- und Jugendtelefon 147, Strassenzustand 163. Police 117, "
        "pompiers 118, ambulance 144, intoxications 145. Polizia 117, pompieri 118, "
        "ambulanza 144.",
    ),
    (
        "AT",
        "Euronotruf 112, Feuerwehr 122, Polizei 133, Rettung 144, Bergrettung 140, "
        "Ärztenotdienst 141, Telefonseelsorge 142, Rat auf Draht 147, Gesundheitsberatung "
        "1450, ÖAMTC 120, ARBÖ 123, Gasgebrechen 128, Vergiftungsinformation 01 406 43 "
        "43.",
    ),
    (
        "NL",
        "Spoed: bel 112. Geen spoed, wel politie: 0900-8844. Meld Misdaad Anoniem "
        "0800-7000. Denk je aan zelfmoord? Bel 113. Dierenambulance 144. Huisartsenpost: "
        "bel je huisarts.",
    ),
    (
        "BE",
        "Brandweer en ambulance 112 of 100, politie 101. Antigifcentrum 070 245 245. "
        "Huisarts van wacht 1733. Zelfmoordlijn 1813. Kinder- en jongerentelefoon 102. "
        "Pompiers et ambulance 112, police 101. Médecin de garde 1733. Stormschade (niet "
        "dringend) 1722.",
    ),
    (
        "PL",
        "Numer alarmowy 112. Policja 997, straż pożarna 998, pogotowie ratunkowe 999, "
        "straż miejska 986, pogotowie energetyczne 991, pogotowie gazowe 992, GOPR 985.",
    ),
    (
        "CZ",
        "Tísňová linka 112, hasiči 150, záchranná služba 155, městská policie 156, "
        "policie 158. In Prague call 155 for an ambulance, 158 for the police, 150 for "
        "fire and 156 for the municipal police. Road help: 1230 and 1240.",
    ),
    (
        "GR",
        "European emergency number 112; police 100; ambulance (EKAB) 166; fire 199; coast "
        "guard 108; tourist police 1571; roadside help (ELPA) 10400; poison centre 210 77 "
        "93 777.",
    ),
    (
        "SE",
        "SOS Alarm: 112. Polisen, ej akut: 114 14. Sjukvårdsrådgivning: 1177. Information "
        "vid kriser: 113 13. Emergencies 112; police when not urgent 114 14; medical "
        "advice 1177.",
    ),
    (
        "NO",
        "Brann 110, politi 112, ambulanse 113. Legevakt 116 117. Politiet (ikke haster) "
        "02800. Fire 110, police 112, ambulance 113, doctor on call 116 117, sea rescue "
        "120.",
    ),
    (
        "DK",
        "Alarm 112. Politi 114. Lægevagt i København 1813. Emergencies 112, police "
        "non-emergency 114, medical helpline in Copenhagen 1813.",
    ),
    (
        "FI",
        "Hätänumero 112. Päivystysapu 116 117. Emergency 112; medical helpline 116 117; "
        "poison information 0800 147 111.",
    ),
    (
        "IS",
        "Emergency 112 (police, fire, ambulance, rescue). Doctor on call 1700. Road "
        "conditions 1777.",
    ),
    (
        "HU",
        "Általános segélyhívó 112, mentők 104, tűzoltók 105, rendőrség 107. Ambulance "
        "104, fire 105, police 107, roadside help 188.",
    ),
    (
        "HR",
        "112 for everything, police 192, fire 193, ambulance 194, search and rescue at "
        "sea 195, roadside assistance 1987.",
    ),
    (
        "IL",
        "Police 100, Magen David Adom (ambulance) 101, fire 102, electricity company 103, "
        "home front command 104, municipal hotline 106.",
    ),
    (
        "AE",
        "Police 999, ambulance 998, fire (civil defence) 997, coast guard 996, "
        "electricity failure 991, water 992. Dubai Police non-emergency 901.",
    ),
    (
        "KR",
        "Emergency: 119 (fire, ambulance, rescue), 112 (police). Sea accidents: 119. "
        "Counterfeit report & spies: 111, 113. Missing children: 182. Customs smuggling: "
        "125. Narcotics: 1301. Cyber hacking: 118. Women's hotline: 1366. Danuri: "
        "1577-1366. BBB interpretation: 1588-5644. Weather: 131. Directory: 114. Road "
        "traffic info: 1333. Electricity failure: 123. Gas safety: 1544-4500. Lost & "
        "found: 182. Health insurance: 1577-1000. Lifeline: 1588-9191. Infectious disease "
        "reports: 1339. Consumer counselling: 1372. Labour: 1350. Pension: 1355. Legal "
        "aid: 132. Tax: 126. Emotional emergency? 1577-0199 is a mental health line. "
        "Drowning at the beach: call 119 at once. Fire department's medical advice: 119.",
    ),
]

PAGES = [
    (
        "KR",
        """\
---
title: What to do in an emergency in Seoul
---

## Before you travel

Save these numbers. You do not dial 911 here.

1. **119** – ambulance and fire. English interpreters join within a minute.
2. **112** – police. Text works, too.
3. **1330** – the Korea Travel Hotline, which also files complaints.

## If you fall ill at night

Pharmacies close at 22:00. Dial 119 and choose the medical advice option, or ask 1330 for the nearest open pharmacy. Hospitals charge 112,000 won for the emergency room; ambulances are free.

> **Tip:** the emergency room of Hospital 119 on bus line 112 is open all night.

| Situation | Number | Language |
| --- | --- | --- |
| Fire | 119 | 20 languages |
| Theft | 112 | English |
| Lost passport | 1345 | 20 languages |
| Tourist complaint | 1330 | 8 languages |
| Seoul city | 120 | 5 languages |

<QuickFacts items={[{label: "Ambulance", value: "119"}, {label: "Police", value: "112"}, {label: "Rooms", value: "112"}]} />
""",
    ),
    (
        "JP",
        """\
---
title: Calling for help in Osaka
---

If you are used to dialling 999 or 911, forget both. **110** is for the police and **119** for fire and ambulance. Payphones: press the red button, then 110 or 119; no coins needed.

- Fire? 119.
- Crime? 110.
- Boat trouble? 118.

The operator first asks "kaji desu ka, kyuukyuu desu ka" - fire or ambulance? Hospital bill: about 110,000 yen. The station 119 m from exit 110 has an AED.

日本語では、警察は「ひゃくとおばん」(110)、救急は「いちいちきゅう」(119)と読みます。
""",
    ),
    (
        "TH",
        """\
---
title: Staying safe on Phuket
---

Tourist police officers at Patong speak English; the hotline is 1155. The regular police (191) rarely do. For an ambulance use 1669 or call your hospital directly: Bangkok Hospital Phuket runs its own ambulances on 1719. Fire: 199.

The beach road has 191 shops, and bus 1155 does not exist. Scams cost tourists 1,669 baht on average.
""",
    ),
    (
        "FR",
        """\
---
title: Être malade à Paris
---

Composez le 15 si la vie est en danger, sinon appelez le 116 117. Les pompiers (18) viennent aussi pour les malaises. La police, c'est le 17. Depuis un mobile étranger, le 112 marche partout en Europe. La pharmacie est ouverte de 8 h à 18 h, ligne 15, arrêt 17. SOS Médecins : 3624.
""",
    ),
    (
        "DE",
        """\
---
title: Notfall in Berlin
---

Rufen Sie die 112, wenn jemand bewusstlos ist oder es brennt. Die 110 ist für Diebstahl und Gewalt da. Nachts und am Wochenende hilft der ärztliche Bereitschaftsdienst unter 116117. Die Notaufnahme liegt in Haus 112, Zimmer 110; Bus 110 fährt hin. Eine Behandlung kostet etwa 110 Euro.
""",
    ),
    (
        "ES",
        """\
---
title: Emergencias en Sevilla
---

Para todo, el 112. Si prefiere la Policía Nacional directamente, el 091; la Local, el 092. Una ambulancia también llega con el 061. El autobús 112 y la habitación 091 no tienen nada que ver.
""",
    ),
    (
        "US",
        """\
---
title: An accident on the road in Texas
---

Call 911 for police, ambulance or fire. Do not call 112 or 999; your phone may redirect them, but do not rely on it. For a broken-down car, AAA answers 1-800-222-4357. Poison Control is 1-800-222-1222. In crisis, text or call 988.
""",
    ),
    (
        "GB",
        """\
---
title: Health care for visitors to London
---

Ring 999 only when life is at risk. For anything else try NHS 111, online or by phone. Police stations are closing, so report a stolen phone on 101 or online. The A&E of St Thomas' is on bus 77 and 453. 112 also works.
""",
    ),
    (
        "AU",
        """\
---
title: Swimming safely in Sydney
---

If someone is in trouble, raise your arm; lifeguards watch the flags. In an emergency dial Triple Zero (000) and ask for police, ambulance or surf rescue. From a mobile, 112 works as well. For a storm-damaged tent, the SES answers 132 500. Jellyfish sting? Poisons Information: 13 11 26.
""",
    ),
    (
        "KR",
        """\
---
title: Korea and Japan in two weeks
---

In Korea, 112 is the police and 119 the ambulance. In Japan, 110 is the police and 119 the ambulance.

## Japan

Call 110 for the police. The visitor hotline is 050-3816-2787.

## Korea

Call 112 for the police. The travel hotline is 1330.
""",
    ),
]


def flagged(country: str, text: str) -> list[str]:
    article = read(decode(text.encode()), "a.md", "gfm")
    facts = local(article, Settings(country=country))
    found = []
    for report in ("role", "country", "retired"):
        found += [text[f.start : f.end] for f in check(article, facts, Options(report=report))]
    return found


@pytest.mark.parametrize(("country", "text"), LISTS)
def test_a_list_of_the_country_s_own_numbers_is_right(country: str, text: str) -> None:
    assert flagged(country, text) == []


@pytest.mark.parametrize(("country", "text"), PAGES)
def test_a_page_that_is_right_is_silent(country: str, text: str) -> None:
    assert flagged(country, text) == []


def test_one_wrong_number_in_a_page_is_found() -> None:
    country, text = PAGES[0]
    assert flagged(country, text.replace("| Fire | 119 |", "| Fire | 112 |")) == ["112"]
    assert flagged(country, text.replace("**112** – police", "**119** – police")) == ["119"]
