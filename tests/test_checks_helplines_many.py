"""Sentence patterns times countries times numbers: right ones silent, wrong ones flagged.

The patterns are the usual ways of giving a number, in the languages of the countries, and the
usual ways in which the same digits stand beside police, fire and ambulances without being one.
"""

from __future__ import annotations

import pytest

from guidelint.checks.helplines import judge
from guidelint.facts.helplines import find
from guidelint.facts.registry import load, serving

REGISTRY = load()

NUMBERS = (
    "110",
    "112",
    "119",
    "911",
    "999",
    "118",
    "113",
    "15",
    "17",
    "191",
    "1669",
    "995",
    "1339",
)

NOT_CALLED = """\
Your locker is in Room {n}.
See page {n} of the guidebook.
The {n} bus stops at the police station.
The police museum is {n} m from the station.
Police arrested {n} men after the match.
The ambulance costs {n} euros.
A fire destroyed {n} houses in the old town.
Hotel fire: {n} dead
Police: {n} injured in crash
Ambulance bill: {n} dollars
Emergency room {n} is on the left.
Call room {n} for the porter.
Dial {n} for room service.
Dial {n} for reception.
Dial {n} for the front desk.
Emergency exit {n} is closed.
The medical centre is on floor {n}.
Police box {n} stands by the gate.
Engine {n} answered the fire.
A fire broke out at {n} Main Street.
There were {n} emergency calls last night.
The hospital has {n} beds and two ambulances.
In {n} the fire brigade was founded.
The fire of {n} burnt the palace.
Police found {n} kg of fish.
The ambulance took {n} minutes.
The fire lasted {n} days.
About {n} police officers guard the palace.
{n} police officers guard the palace.
{n} firefighters fought the blaze.
{n} ambulances waited outside.
He was fire chief from {n} to 1990.
The police car is a Porsche {n}.
Fire noodles cost {n} won.
Police Story {n} is a film.
Emergency kit: {n} g of rice
Doctor's fee: ₩{n},000
Medical check-up: ${n}
Medical tax: {n}%
Fire sauce ({n} Scoville) is hot.
Police station, {n} Jong-ro, Jongno-gu
Fire station, {n} Hangang-daero
The clinic at {n} Gangnam-daero has an ambulance entrance.
Act {n} covers the police.
Section {n} of the fire code
Article {n} of the police act
Type {n} fire extinguisher
Grade {n} fire door
Version {n} of the emergency app
The emergency app has {n} languages.
Emergency fund: keep {n} dollars
Fire tower, {n} steps up
Fire temple, built in 1{n}
Call {n}-5678 for the clinic's front desk.
Tickets: {n} (police families free)
Police discount {n} won
Police band concert, {n} seats
Line {n} police checkpoint
Channel {n} shows a police drama.
Radio {n} FM plays emergency broadcasts.
Bus {n} passes the fire station and the police box.
Highway {n} is patrolled by police.
Flight {n} made an emergency landing.
Exit {n} is next to the police box.
Locker {n}, next to the fire hose
The emergency shelter holds {n} people.
After a fire in Room {n}, the hotel closed.
The ambulance entrance is gate {n}.
Buy fire insurance for {n} euros.
The police fine is {n}.
The police fined {n} drivers.
I paid {n} to the ambulance crew.
We called {n} hotels.
We called about {n} hotels before we found one.
My phone number ends in {n}.
The phone has a {n} Hz screen.
Phone cases from {n} won
Text {n} characters at most.
Ring size {n}
The number {n} is lucky.
The lucky number is {n}.
The winning number was {n}.
House number {n}
Seat number {n}
Order number {n}
Ticket number {n}
Tax number: {n}
Number of police officers: {n}
Number of ambulances: {n}
Population: {n}
Area code: {n}
Country code: {n}
""".splitlines()


@pytest.mark.parametrize("template", NOT_CALLED)
def test_numbers_beside_police_fire_and_ambulances_that_nobody_calls(template: str) -> None:
    for number in NUMBERS:
        for country in ("KR", "JP", "US", "FR", "TH"):
            assert wrong(template.format(n=number), country) == []


SAID = {
    "KR": {
        "police": [
            "경찰: {n}",
            "경찰을 부르려면 {n}로 전화하세요.",
            "범죄 신고는 {n}입니다.",
            "{n}에 전화하면 경찰과 연결됩니다.",
            "도난을 당하면 {n}에 신고하세요.",
            "긴급 상황에서 경찰은 {n}번입니다.",
        ],
        "fire": [
            "화재 신고: {n}",
            "불이 나면 소방서가 아니라 소방 {n}로 전화하세요.",
            "화재가 나면 {n}에 신고하세요.",
            "소방: {n}",
        ],
        "ambulance": [
            "구급차: {n}",
            "구급차를 부르려면 {n}에 전화하세요.",
            "응급환자는 {n}로 전화하세요.",
            "구급차는 {n}번입니다.",
        ],
    },
    "JP": {
        "police": [
            "警察：{n}",
            "警察は{n}番です。",
            "警察に電話するには{n}番。",
            "盗難にあったら{n}番に通報してください。",
            "{n}番は警察です。",
        ],
        "fire": ["火事：{n}", "火災の場合は{n}番へ。", "火事のときは{n}に電話してください。"],
        "ambulance": [
            "救急車：{n}",
            "救急車は{n}番です。",
            "急病のときは{n}番に電話。",
            "救急車を呼ぶには{n}に電話します。",
        ],
    },
    "TW": {
        "police": ["報警：{n}", "警察請撥{n}。", "遇到竊盜請撥打{n}報警。"],
        "fire": ["火警：{n}", "發生火災請撥{n}。"],
        "ambulance": ["救護車：{n}", "叫救護車請撥{n}。"],
    },
    "CN": {
        "police": ["报警电话：{n}", "警察请拨{n}。"],
        "fire": ["火警：{n}", "发生火灾请拨打{n}。"],
        "ambulance": ["救护车：{n}", "急救电话{n}", "需要救护车请拨打{n}。"],
    },
    "TH": {
        "police": ["ตำรวจ {n}", "โทรหาตำรวจที่ {n}", "แจ้งตำรวจ โทร {n}"],
        "fire": ["ดับเพลิง {n}", "ไฟไหม้ โทร {n}"],
        "ambulance": ["รถพยาบาล {n}", "เรียกรถพยาบาล โทร {n}"],
    },
    "VN": {
        "police": ["Cảnh sát: {n}", "Gọi {n} để báo công an.", "Khi bị cướp hãy gọi cảnh sát {n}."],
        "fire": ["Cứu hỏa: {n}", "Khi có cháy hãy gọi {n}."],
        "ambulance": ["Cấp cứu: {n}", "Gọi xe cứu thương: {n}", "Nếu cần xe cứu thương, gọi {n}."],
    },
    "FR": {
        "police": [
            "Police : {n}",
            "En cas d'agression, appelez le {n}.",
            "Pour la police, composez le {n}.",
            "La police répond au {n}.",
            "Faites le {n} pour joindre la gendarmerie.",
        ],
        "fire": [
            "Pompiers : {n}",
            "En cas d'incendie, composez le {n}.",
            "Les pompiers répondent au {n}.",
            "Appelez les pompiers au {n}.",
        ],
        "ambulance": [
            "Samu : {n}",
            "Appelez le {n} en cas d'urgence médicale.",
            "Pour une ambulance, composez le {n}.",
        ],
    },
    "DE": {
        "police": [
            "Polizei: {n}",
            "Bei einem Überfall wählen Sie {n}.",
            "Die Polizei erreichen Sie unter {n}.",
            "Rufen Sie die Polizei unter {n}.",
        ],
        "fire": [
            "Feuerwehr: {n}",
            "Die Feuerwehr erreichen Sie unter {n}.",
            "Wenn es brennt, wählen Sie {n}.",
            "Wählen Sie {n} für die Feuerwehr.",
        ],
        "ambulance": [
            "Rettungsdienst: {n}",
            "Bei einem Herzinfarkt wählen Sie {n}.",
            "Den Notarzt erreichen Sie unter {n}.",
        ],
    },
    "ES": {
        "police": [
            "Policía: {n}",
            "Llame al {n} si sufre un robo.",
            "La policía responde en el {n}.",
            "Para la policía marque {n}.",
        ],
        "fire": [
            "Bomberos: {n}",
            "En caso de incendio, llame al {n}.",
            "Los bomberos responden en el {n}.",
        ],
        "ambulance": [
            "Ambulancia: {n}",
            "Para una ambulancia, marque {n}.",
            "Llame al {n} para pedir una ambulancia.",
        ],
    },
    "IT": {
        "police": [
            "Polizia: {n}",
            "Per la polizia chiamate il {n}.",
            "I carabinieri rispondono al {n}.",
            "In caso di furto chiamate il {n}.",
        ],
        "fire": ["Vigili del fuoco: {n}", "In caso di incendio chiamate il {n}."],
        "ambulance": [
            "Ambulanza: {n}",
            "Per un'ambulanza chiamate il {n}.",
            "Chiamate il {n} per un'ambulanza.",
        ],
    },
    "PT": {
        "police": ["Polícia: {n}", "Ligue {n} para a polícia."],
        "fire": ["Bombeiros: {n}", "Em caso de incêndio, ligue {n}."],
        "ambulance": ["Ambulância: {n}", "Para uma ambulância ligue {n}."],
    },
    "ID": {
        "police": ["Polisi: {n}", "Hubungi polisi di {n}."],
        "fire": ["Pemadam kebakaran: {n}", "Jika terjadi kebakaran hubungi {n}."],
        "ambulance": ["Ambulans: {n}", "Untuk ambulans hubungi {n}."],
    },
    "TR": {
        "police": ["Polis: {n}", "Polis için {n} arayın.", "Polisi {n}'den arayın."],
        "fire": ["İtfaiye: {n}", "Yangın için {n} arayın."],
        "ambulance": ["Ambulans: {n}", "Ambulans için {n} numarasını arayın."],
    },
    "MX": {
        "police": ["Policía: {n}", "Si sufre un robo, llame al {n}."],
        "fire": ["Bomberos: {n}"],
        "ambulance": ["Ambulancia: {n}", "Cruz Roja: {n}"],
    },
}

IN_ENGLISH = {
    "police": [
        "Report a theft or an assault by dialling {n}.",
        "Police: {n}",
        "The police can be reached on {n}.",
        "Police in {p} are on {n}.",
        "If you are mugged in {p}, call {n}.",
        "Dial {n} if you are robbed in {p}.",
        "Police in {p}: {n}.",
        "In {p} call {n} for the police.",
        "Someone stole your phone in {p}? Call {n}.",
        "Your bag was stolen? Ring {n}.",
        "To reach the police in {p}, dial {n}.",
        "| Police | {n} |",
        "- Police – {n}",
        "👮 Police {n}",
    ],
    "ambulance": [
        "Chest pain or heavy bleeding? Call {n} before anything else.",
        "Ambulance – {n} (free from any phone)",
        "In a medical emergency in {p}, ring {n} right away.",
        "| Medical emergency | {n} |",
        "To call an ambulance in {p} dial {n}.",
        "Ambulance: {n}",
        "Call {n} if you need an ambulance in {p}.",
        "For an ambulance at {p}, call {n}.",
        "If you are hurt in {p}, call {n} for an ambulance.",
        "Dial {n} for an ambulance in {p}.",
        "In {p}, call {n} for the ambulance.",
        "For a heart attack call {n}.",
        "Dial {n} and ask for an ambulance when in {p}.",
        "Somebody fainted? Dial {n}.",
    ],
    "fire": [
        "In case of fire in {p}, dial {n}.",
        "Fire brigade: {n}.",
        "If you see smoke, leave the building and call the fire service on {n}.",
        "Call {n} if there is a fire in {p}.",
        "Fire service: {n}.",
        "For a forest fire dial {n}.",
        "Fire: {n}",
        "In {p} the fire brigade is on {n}.",
        "A fire in your hotel? Dial {n}.",
        "Firefighters in {p} come when you dial {n}.",
        "| Fire | {n} |",
        "🚒 Fire: {n}",
        "Call the fire brigade ({n}).",
    ],
}

CITIES = {
    "KR": "Busan",
    "JP": "Osaka",
    "TH": "Phuket",
    "VN": "Hanoi",
    "US": "Hawaii",
    "GB": "Leeds",
    "FR": "Lyon",
    "DE": "Berlin",
    "AU": "Perth",
    "SG": "Changi",
    "IT": "Milan",
    "ES": "Madrid",
    "CN": "Beijing",
}


def wrong(text: str, country: str) -> list[str]:
    """The numbers of a plain text that are wrong in `country`."""
    found = []
    for mention in find(text):
        value = {
            "number": mention.number,
            "roles": list(mention.roles),
            "near": list(mention.near),
            "countries": mention.countries if mention.said else (country, *mention.countries),
            "together": mention.group,
            "called": mention.called,
            "explicit": bool(mention.countries),
        }
        if judge(REGISTRY, value):
            found.append(text[mention.start : mention.end])
    return found


def both_ways(templates: dict[str, list[str]], country: str, city: str) -> None:
    """Each template is silent with a right number and flagged with a wrong one."""
    held = REGISTRY.entries[country].values()
    for role, texts in templates.items():
        accepts = REGISTRY.services[role].accepts
        fits = {entry.number for entry in held if accepts & set(entry.services)}
        for text in texts:
            for entry in serving(REGISTRY, country, role):
                right = text.format(n=entry.number, p=city)
                assert wrong(right, country) == [], right
            for number in NUMBERS:
                if number not in fits and number not in REGISTRY.unsure[country]:
                    said = text.format(n=number, p=city)
                    assert wrong(said, country) == [number], said


@pytest.mark.parametrize("country", SAID)
def test_right_and_wrong_numbers_in_the_language_of_the_country(country: str) -> None:
    both_ways(SAID[country], country, "")


@pytest.mark.parametrize("country", CITIES)
def test_right_and_wrong_numbers_in_english(country: str) -> None:
    both_ways(IN_ENGLISH, country, CITIES[country])
