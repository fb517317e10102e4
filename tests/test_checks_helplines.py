"""Whether the emergency numbers of sentences, tables, props and whole articles are judged right.

Each row: the site's country, a text, and the numbers in it that must be flagged. The silent
rows are the point: a linter that cries wolf about 112 is switched off.
"""

from __future__ import annotations

import pytest

from guidelint import ConfigError, check_text
from guidelint.checks.helplines import Options, check
from guidelint.facts import local
from guidelint.facts.registry import Row
from guidelint.model import Article, Finding, Settings
from guidelint.parse import read
from guidelint.text import decode


def article(source: str, path: str = "content/article.mdx", engine: str = "mdx") -> Article:
    return read(decode(source.encode()), path, engine)


def findings(
    source: str, country: str = "", path: str = "content/article.mdx", **options: object
) -> list[Finding]:
    here = article(source, path, "gfm" if path.endswith(".md") else "mdx")
    facts = local(here, Settings(country=country))
    found: list[Finding] = []
    for report in ("role", "country", "retired"):
        found += check(here, facts, Options(report=report, **options))  # type: ignore[arg-type]
    return sorted(found, key=lambda finding: finding.start)


def flagged(
    source: str, country: str = "", path: str = "content/article.mdx", **options: object
) -> list[str]:
    return [source[f.start : f.end] for f in findings(source, country, path, **options)]


SILENT = [
    ("KR", "Need an ambulance? 119 is free, even without a SIM card."),
    ("KR", "Thieves on the subway: report them to 112."),
    ("KR", "For visa questions ring 1345."),
    ("KR", "Police: 112 / Fire: 119 / Ambulance: 119"),
    (
        "KR",
        "Emergency numbers in Korea: 112 (police), 119 (fire and ambulance), 1330 (tourist help).",
    ),
    ("KR", "경찰은 112, 소방은 119입니다."),
    ("KR", "관광안내는 1330으로 전화하세요."),
    ("KR", "감염병 의심 시 1339로 문의하세요."),
    ("KR", "버스 112번을 타세요."),
    ("KR", "객실은 119호입니다."),
    ("KR", "The suicide prevention line answers 109."),
    ("KR", "1339 connects you to the disease control agency."),
    ("KR", "The hotel reception answers on 911."),
    ("KR", "Our shop is at 119 Jong-ro, close to the police box."),
    ("KR", "The tower has 112 floors and a fire escape."),
    ("KR", "Take bus 119 to the fire station."),
    ("KR", "Line 2 runs until 1:12 am; police patrol the platforms."),
    ("KR", "The war memorial lists 119 firefighters."),
    ("KR", "You pay 1,339 won per text to the hotline."),
    ("KR", "Not 911 but 119 is the number for an ambulance in Korea."),
    ("KR", "If you are not in Korea, call 911 or your local emergency number."),
    ("KR", "119 is the Korean equivalent of 911 in the US."),
    ("KR", "112 is not for ambulances."),
    ("JP", "The Japan Coast Guard answers 118."),
    ("JP", "Call 110 if you have been robbed in Shinjuku."),
    ("JP", "In an earthquake use the disaster message service at 171."),
    ("JP", "救急車は119番です。"),
    ("JP", "119号室は3階にあります。"),
    ("JP", "Japan's child protection line is 189."),
    ("JP", "The consumer hotline in Japan is 188."),
    ("JP", "For a doctor's advice at night for a child, call #8000."),
    ("JP", "For a crash on the expressway #9910 is the roadside line."),
    ("TH", "Ambulance: 1669"),
    ("TH", "The tourist police in Pattaya answer 1155."),
    ("TH", "The Tourism Authority of Thailand can be called on 1672."),
    ("TH", "โทร 191 แจ้งตำรวจ"),
    ("TH", "ตำรวจท่องเที่ยว 1155"),
    ("TH", "The train leaves from platform 191."),
    ("TH", "Soi 191 is a quiet lane."),
    ("VN", "Gọi 115 để gọi xe cứu thương."),
    ("VN", "The child helpline in Vietnam is 111."),
    ("VN", "We paid 113,000 dong."),
    ("US", "Police, fire and ambulance: 911."),
    ("US", "In the US dial 112 if you need the police."),
    ("US", "If you are thinking about suicide, call or text 988."),
    ("US", "Call 311 for city services in New York."),
    ("US", "Interstate 911 does not exist."),
    ("GB", "Police: 101"),
    ("GB", "The NHS answers 111 for medical advice."),
    ("GB", "To report a crime that is not urgent, call 101."),
    ("GB", "In the UK, 112 works as well as 999 for the police."),
    ("GB", "Bus 119 runs to Croydon."),
    ("GB", "A fire broke out at 101 Baker Street."),
    ("GB", "If you feel desperate, the Samaritans answer 116 123."),
    ("FR", "Samu: 15, police: 17, pompiers: 18."),
    ("FR", "Pour joindre la police, composez le 17."),
    ("FR", "Line 15 is closed."),
    ("FR", "Dinner is served from 18 to 22."),
    ("FR", "Take metro line 17."),
    ("FR", "The museum closes at 18."),
    ("FR", "Deaf people can text 114 in an emergency."),
    ("DE", "Polizei: 112"),
    ("DE", "Police in Berlin: 110"),
    ("DE", "Rufen Sie bei einem Brand die 112."),
    ("DE", "The out-of-hours doctor is at 116 117."),
    ("DE", "Zimmer 112 liegt im ersten Stock."),
    ("AU", "Emergency: 000"),
    ("AU", "For police assistance that can wait, call 131 444."),
    ("AU", "From a mobile, 112 also reaches the ambulance."),
    ("AU", "The SES answers 132 500 in floods and storms."),
    ("AU", "For Lifeline dial 13 11 14."),
    ("AU", "It holds 10,000 people."),
    ("TW", "For the coast guard in Taiwan dial 118."),
    ("TW", "The domestic violence hotline is 113."),
    ("TW", "火警請撥119,報警請撥110。"),
    ("SG", "Police: 999"),
    ("SG", "In Singapore dial 911 for the police."),
    ("PH", "The Philippine Red Cross answers 143."),
    ("PH", "Complaints about officials go to 8888."),
    ("ID", "Police in Bali: 110"),
    ("ID", "For search and rescue in Lombok call 115."),
    ("ID", "Hubungi 118 untuk ambulans."),
    ("IN", "Ambulance: 108"),
    ("IN", "The women's helpline is 1091."),
    ("IN", "Child helpline: 1098"),
    ("IN", "Tourist helpline: 1363"),
    ("MX", "Police in Tulum: 911"),
    ("MX", "The Green Angels answer 078."),
    ("MX", "For police dial 089."),
    ("TR", "In Turkey, call 112 for the police, the fire brigade and ambulances."),
    ("TR", "Hospital appointments in Turkey: 182."),
    ("TR", "Ambulans için 112'yi arayın."),
    ("IT", "Police in Rome: 113"),
    ("IT", "The Italian coast guard is on 1530."),
    ("IT", "Vigili del fuoco: 115"),
    ("IT", "Chiamate il 118 per un'ambulanza."),
    ("ES", "Police in Barcelona: 091"),
    ("ES", "Ambulance: 061"),
    ("ES", "Bomberos: 080"),
    ("ES", "La Guardia Civil responde en el 062."),
    ("ES", "For regional information in Madrid dial 012."),
    ("CN", "Police: 110"),
    ("HK", "Police, fire, ambulance: 999"),
    ("NZ", "Emergency: 111"),
    ("", "Call 119 for an ambulance."),
    ("", "In Japan, 110 is the police and 119 the ambulance."),
    ("", "We stayed 112 nights."),
    ("", "The police arrested 110 people."),
    ("", "An emergency landing at 119 knots."),
    ("", "Version 112 fixes the fire effect."),
    ("KR", "Emergency contacts for Japan: 110 for police, 119 for an ambulance."),
    ("KR", "In Thailand the ambulance is 1669 and the tourist police 1155."),
    ("KR", "Unlike in the US, where you dial 911, here it is 112 for police."),
    ("KR", "Back home you would call 999 for the police."),
]


@pytest.mark.parametrize(("country", "text"), SILENT)
def test_what_is_right_or_no_number_to_call_stays_silent(country: str, text: str) -> None:
    assert flagged(text, country, "a.md") == []


WRONG = [
    ("KR", "Korea's police number is 119.", ["119"]),
    ("KR", "Dial 1330 for an ambulance.", ["1330"]),
    ("KR", "For a fire in Busan dial 112.", ["112"]),
    ("KR", "The immigration hotline is 1339.", ["1339"]),
    ("KR", "Call 1345 for medical advice.", ["1345"]),
    ("KR", "Police: 119, Fire: 112", ["119", "112"]),
    ("KR", "Emergency numbers in Korea: 119 (police), 112 (fire and ambulance).", ["119", "112"]),
    ("KR", "| Fire | 112 |", ["112"]),
    ("KR", "경찰에 신고하려면 119로 전화하세요.", ["119"]),
    ("KR", "화재 신고는 112입니다.", ["112"]),
    ("KR", "의료 상담은 1339번으로 전화하세요.", ["1339"]),
    ("KR", "Emergency Medical Information Center: 1339", ["1339"]),
    ("KR", "In Seoul the emergency number is 911.", ["911"]),
    ("KR", "Ambulance: dial 120", ["120"]),
    ("JP", "Police: 119", ["119"]),
    ("JP", "Ambulance: 110", ["110"]),
    ("JP", "In Osaka dial 118 for the fire brigade.", ["118"]),
    ("JP", "For the police in Kyoto, dial 113.", ["113"]),
    ("JP", "火事の場合は110番に電話してください。", ["110"]),
    ("JP", "警察に通報するには119番へ。", ["119"]),
    ("JP", "To call an ambulance in Japan, dial 112.", ["112"]),
    ("JP", "In case of emergency, call 911 in Okinawa.", ["911"]),
    ("TH", "For an ambulance in Krabi dial 199.", ["199"]),
    ("TH", "Fire brigade: 191", ["191"]),
    ("TH", "The tourist police hotline is 1669.", ["1669"]),
    ("TH", "Thai emergency number: 911.", ["911"]),
    ("TH", "เรียกรถพยาบาล โทร 191", ["191"]),
    ("TH", "In Bangkok, call 1155 for an ambulance.", ["1155"]),
    ("TH", "Police in Chiang Mai: 999", ["999"]),
    ("VN", "For police in Hanoi dial 115.", ["115"]),
    ("VN", "Ambulance: 114", ["114"]),
    ("VN", "The fire brigade in Da Nang answers 113.", ["113"]),
    ("VN", "Gọi cảnh sát: 114", ["114"]),
    ("VN", "In Saigon dial 999 for police.", ["999"]),
    ("VN", "Fire: 119", ["119"]),
    ("US", "Call 999 if your house is on fire in Texas.", ["999"]),
    ("US", "For an ambulance dial 311.", ["311"]),
    ("US", "For a heart attack call 988.", ["988"]),
    ("US", "Call 411 for the police.", ["411"]),
    ("US", "American police can be reached on 110.", ["110"]),
    ("GB", "For an ambulance dial 111.", ["111"]),
    ("GB", "If your house is on fire, ring 101.", ["101"]),
    ("GB", "In London, dial 17 for the police.", ["17"]),
    ("GB", "The British fire brigade answers 119.", ["119"]),
    ("GB", "In an emergency in Edinburgh, call 000.", ["000"]),
    ("FR", "Police: 18", ["18"]),
    ("FR", "Samu : 17, police : 15", ["17", "15"]),
    ("FR", "En cas d'incendie, composez le 15.", ["15"]),
    ("FR", "Appelez le 17 pour une ambulance.", ["17"]),
    ("FR", "In Lyon the fire brigade is on 17.", ["17"]),
    ("FR", "Dial 119 for an ambulance in Nice.", ["119"]),
    ("FR", "In France, dial 999 for the police.", ["999"]),
    ("DE", "For an ambulance in Munich dial 110.", ["110"]),
    ("DE", "Feuerwehr: 110", ["110"]),
    ("DE", "Wählen Sie 110 für den Rettungsdienst.", ["110"]),
    ("DE", "German police answer 17.", ["17"]),
    ("DE", "For a medical emergency call 116 117.", ["116 117"]),
    ("DE", "Fire: 911", ["911"]),
    ("AU", "The ambulance in Brisbane is on 911.", ["911"]),
    ("AU", "Fire in Cairns? Ring 999.", ["999"]),
    ("TW", "Police: 119", ["119"]),
    ("TW", "Ambulance in Taipei: 110", ["110"]),
    ("TW", "The fire brigade in Kaohsiung answers 113.", ["113"]),
    ("TW", "In Taiwan, dial 911 in an emergency.", ["911"]),
    ("TW", "火警請撥110。", ["110"]),
    ("TW", "叫救護車請撥110。", ["110"]),
    ("SG", "Ambulance: 999", ["999"]),
    ("SG", "Fire: 999", ["999"]),
    ("SG", "For police in Orchard Road dial 1777.", ["1777"]),
    ("SG", "In Singapore dial 119 in case of fire.", ["119"]),
    ("PH", "Police in Cebu: 110", ["110"]),
    ("PH", "Emergency hotline in the Philippines: 117", ["117"]),
    ("PH", "Fire in Davao: 119", ["119"]),
    ("PH", "Dial 000 in Manila in an emergency.", ["000"]),
    ("ID", "Ambulance in Ubud: 113", ["113"]),
    ("ID", "Fire brigade in Jakarta: 110", ["110"]),
    ("ID", "Polisi: 113", ["113"]),
    ("ID", "In Indonesia dial 999 for the police.", ["999"]),
    ("IN", "Police in Delhi: 101", ["101"]),
    ("IN", "Fire: 102", ["102"]),
    ("IN", "Tourists in India can call 1363 for an ambulance.", ["1363"]),
    ("IN", "In Mumbai dial 911 for police.", ["911"]),
    ("IN", "Ambulance: 100", ["100"]),
    ("MX", "Police: 066", ["066"]),
    ("MX", "For the Red Cross ambulance dial 065.", ["065"]),
    ("MX", "In Mexico dial 112 for an ambulance.", ["112"]),
    ("MX", "Fire: 999", ["999"]),
    ("TR", "Police in Istanbul: 155", ["155"]),
    ("TR", "Fire: 110", ["110"]),
    ("TR", "For an ambulance in Antalya call 911.", ["911"]),
    ("TR", "Polis: 118", ["118"]),
    ("IT", "Fire in Milan: 118", ["118"]),
    ("IT", "Ambulance in Venice: 113", ["113"]),
    ("IT", "Ambulanza: 115", ["115"]),
    ("IT", "In Florence call 911 for the carabinieri.", ["911"]),
    ("IT", "Chiamate il 118 in caso di incendio.", ["118"]),
    ("ES", "Fire in Seville: 061", ["061"]),
    ("ES", "Ambulance: 080", ["080"]),
    ("ES", "Llame al 061 para la policía.", ["061"]),
    ("ES", "In Spain, 999 reaches the police.", ["999"]),
    ("ES", "Police: 17", ["17"]),
    ("CN", "Ambulance in Beijing: 119", ["119"]),
    ("CN", "Fire: 110", ["110"]),
    ("CN", "In Shanghai call 911 for the police.", ["911"]),
    ("HK", "Ambulance in Hong Kong: 120", ["120"]),
    ("HK", "Police in Kowloon: 110", ["110"]),
    ("NZ", "Police in Auckland: 000", ["000"]),
    ("CA", "Ambulance in Vancouver: 999", ["999"]),
    ("", "In Japan, 119 is the police.", ["119"]),
    ("KR", "In Japan, call 112 for the police.", ["112"]),
]


@pytest.mark.parametrize(("country", "text", "numbers"), WRONG)
def test_a_wrong_number_is_flagged_and_no_other(
    country: str, text: str, numbers: list[str]
) -> None:
    assert flagged(text, country, "a.md") == numbers


# --- where the service and the country come from ---------------------------------------------


def test_a_table_takes_the_service_from_the_row_or_the_column_and_the_country_from_either() -> None:
    by_row = "| Service | Number |\n|---|---|\n| Police | 119 |\n| Fire | 119 |\n"
    assert flagged(by_row, "KR") == ["119"]
    by_column = (
        "| | Police | Ambulance |\n|---|---|---|\n"
        "| Japan | 110 | 119 |\n| Thailand | 119 | 1669 |\n"
    )
    assert flagged(by_column, "KR") == ["119"]
    by_country_column = (
        "| | Japan | Thailand |\n|---|---|---|\n| Police | 110 | 191 |\n| Fire | 119 | 191 |\n"
    )
    assert flagged(by_country_column, "KR") == ["191"]


def test_an_address_or_a_price_in_a_table_of_offices_is_no_number_to_call() -> None:
    source = (
        "| Office | Address | Fee |\n|---|---|---|\n"
        "| Immigration office | 120, Hangang-daero, Seoul | 119 |\n"
        "| Police box | 112 Main Street | 1330 won |\n"
    )
    assert flagged(source, "KR") == []


def test_props_take_the_service_from_the_label_beside_them_or_from_their_own_name() -> None:
    labelled = (
        '<Facts items={[{ label: "Police", value: "119" }, { label: "Fire", value: 119 }]} />'
    )
    assert flagged(labelled, "KR") == ['"119"'.strip('"')]
    assert flagged('<Emergency police="119" ambulance="119" fire="112" />', "KR") == ["119", "112"]
    asked = '<Faq items={[{ question: "Who sends an ambulance?", answer: "Dial 112." }]} />'
    assert flagged(asked, "KR") == ["112"]
    carded = '<Card name="Immigration Contact Center" phone="1339" />'
    assert flagged(carded, "KR") == ["1339"]
    assert flagged('<Card name="Immigration Contact Center" phone="1345" />', "KR") == []
    assert flagged('<Card name="Room 112" price="119" seats={1345} />', "KR") == []


def test_frontmatter_numbers_count_as_strings_and_as_numbers() -> None:
    source = "---\nemergency:\n  police: 119\n  ambulance: '119'\n---\nText.\n"
    assert flagged(source, "KR") == ["119"]
    assert findings(source, "KR")[0].data_path == "frontmatter.emergency.police"


def test_a_heading_or_the_line_above_a_list_names_the_country() -> None:
    headed = "# Trip\n\n## Japan\n\n- Police: 112\n\n## South Korea\n\n- Police: 112\n"
    assert flagged(headed) == ["112"]
    nested = "# Trip\n\n## Emergency numbers in Japan\n\n### By phone\n\nCall 112 for the police.\n"
    assert flagged(nested, "KR") == ["112"]
    listed = "In Japan, remember:\n\n- Police: 112\n- Fire: 119\n"
    assert flagged(listed, "KR") == ["112"]


def test_a_short_item_takes_the_service_from_the_heading_above_it() -> None:
    assert flagged("## Ambulance\n\nDial **112**.\n", "KR") == ["112"]
    assert (
        flagged("## Police and safety\n\nDial **1330** and ask for an interpreter.\n", "KR") == []
    )


def test_title_slug_and_frontmatter_say_which_country_an_article_is_about() -> None:
    titled = "---\ntitle: Emergencies in Thailand\n---\nPolice: 112\n"
    assert flagged(titled, "KR") == ["112"]
    assert flagged("Police: 112\n", "KR", "posts/emergencies-in-thailand.mdx") == ["112"]
    assert flagged("---\ncountry: TH\n---\nPolice: 112\n", "KR") == ["112"]


def test_a_title_that_only_names_another_country_does_not_take_the_article_there() -> None:
    visitors = "---\ntitle: Korea for visitors from Thailand\n---\nPolice: 112\n"
    assert flagged(visitors, "KR") == []
    brand = "---\ntitle: The best branches of Paris Bakery\n---\nAmbulance: 119\n"
    assert flagged(brand, "KR") == []


def test_the_sentence_goes_before_everything_else() -> None:
    source = (
        "---\ntitle: Emergencies in Korea\n---\n## Korea\n\nIn Japan, call 110 for the police.\n"
    )
    assert flagged(source, "KR") == []


def test_a_number_is_read_at_the_very_start_and_end_of_an_article() -> None:
    assert flagged("119 connects you to the police.", "KR") == ["119"]
    assert flagged("The police: 119", "KR") == ["119"]


def test_without_any_country_nothing_is_said() -> None:
    assert flagged("Call 112 for an ambulance, 911 for the police.") == []


# --- what is pointed at and said -------------------------------------------------------------


def test_the_span_is_the_number_in_the_source() -> None:
    for source in (
        "Dial <strong>1339</strong> for medical advice.",
        "Dial **1339** for medical advice.",
        "Dial `1339` for medical advice.",
        "응급실이 아니라 &amp; 의료 상담은 1339",
    ):
        (found,) = findings(source, "KR")
        assert source[found.start : found.end].strip("`") == "1339"


def test_numbers_in_code_blocks_and_urls_are_not_read() -> None:
    source = "```\nPolice: 119\n```\n\n[map](https://example.org/police/119)\n"
    assert flagged(source, "KR") == []


def test_the_finding_names_the_right_number_with_source_and_date() -> None:
    (found,) = findings("Police: 119", "KR")
    assert found.values["claimed"] == "the police"
    assert found.values["country"] == "South Korea"
    assert "112" in found.values["advice"]
    assert "checked 20" in found.values["advice"]
    assert found.edits == ()  # a wrong number is never replaced by itself


def test_a_retired_number_tells_when_it_ended_and_what_took_over() -> None:
    (found,) = findings("Medical information center: 1339", "KR")
    assert "2013" in found.values["ended"]
    assert "119" in found.values["ended"]


def test_an_old_name_is_told_beside_its_number_only() -> None:
    def names(source: str) -> list[str]:
        here = article(source)
        found = check(here, local(here, Settings(country="KR")), Options(report="name"))
        return [source[f.start : f.end] for f in found]

    assert names("- 1339: KCDC call centre for infections") == ["KCDC"]
    assert names("The KCDC was renamed in 2020. Dial 1330 for tourist information.") == []


def test_a_project_adds_replaces_and_removes_numbers() -> None:
    interpreter = Row("KR", "1339", ("interpretation",), "our own call", "2026-01-15")
    source = "For interpretation, dial 1339."
    assert flagged(source, "KR") == ["1339"]
    assert flagged(source, "KR", numbers=(interpreter,)) == []
    clinic_line = Row("KR", "1644-9999", ("medical-advice",), "the clinic", "2026-01-15")
    wrong = "For a fire, dial 1644-9999."
    assert flagged(wrong, "KR") == []
    assert flagged(wrong, "KR", numbers=(clinic_line,)) == ["1644-9999"]
    assert flagged("Ambulance: 1339", "KR", numbers=(Row("KR", "1339"),)) == []


OWN = [
    {
        "country": "KR",
        "number": "1339",
        "services": ["interpretation"],
        "source": "our own call",
        "verified": "2026-01-15",
    },
    {"country": "KR", "number": "119"},
    {"country": "KR", "number": "02-1234-5678", "services": ["office"]},
]


def test_a_site_names_its_own_numbers_once_for_all_rules() -> None:
    text = (
        "For an interpreter dial 1339. The police answer 119.\n\n"
        "For medical advice dial 1339. Call 02-1234-5678 to book.\n"
    )

    def said(config: dict[str, object]) -> list[tuple[str, str]]:
        found = check_text(text, path="a.md", config={"country": "KR", **config})
        return [(f.rule, f.text) for f in found if f.topic == "phones"]

    assert said({}) == [
        ("wrong-emergency-role", "1339"),
        ("wrong-emergency-role", "119"),
        ("outdated-helpline", "1339"),
        ("placeholder-phone", "02-1234-5678"),
    ]
    assert said({"numbers": OWN}) == [("wrong-emergency-role", "1339")]


def test_a_service_that_does_not_exist_is_named_with_its_place_in_the_config() -> None:
    rows = [{"country": "KR", "number": "1339", "services": ["doctors"]}]
    with pytest.raises(ConfigError, match=r"services.*doctors"):
        check_text("x", config={"numbers": rows})


FORMS = [
    '{ label: "Police", value: "%s" }',
    "| Police | %s |",
    "Police: <strong>%s</strong>",
    "Police: **%s**",
    "Police: `%s`",
    "Police: [%s](tel:%s)",
    "Police: “%s”",
    "Police – tel. %s",
    "Police, Tel: %s",
    "Police ☎ %s",
    "Police 📞 %s",
    "Police number %s",
    "Police (dial %s)",
    "Police [%s]",
    "Police {%s}",
    "Police\n%s",
    "Police  \n%s",
    "Police = %s",
    "Police | %s",
    "Police %s!",
    "POLICE: %s",
    "police: %s",
    "Police hotline — %s",
    "Police (emergency): %s",
    "Police: %s (24h)",
    "Police: %s (toll-free)",
    "Police: %s, 24/7",
    "Police: call %s free",
    "Call the police: %s",
    "Call the police (%s)",
    "Police? %s",
    "Phone %s for the police.",
    "Police → %s",
    "Police at %s",
    "Police on %s.",
    "The police is %s.",
    "Dial %s: police",
    "Dial %s = police",
    "%s police",
    "%s – police",
    "%s: Police",
    "%s (police)",
    "**%s** – Police",
    "| %s | Police |",
    "To report a crime: %s",
    "Report a crime on %s",
    "Crime: %s",
    "*Police:* %s",
    "> Police: %s",
    "1. Police: %s",
    "### Police: %s",
    "Police:&nbsp;%s",
    "Police: %s.",
    "“Police: %s”",
    "The number of the police is %s",
    "Emergency (police): %s",
    "Police emergency: %s",
    "Local police: %s",
    "Seoul police: %s",
    "Police Department: %s",
]


@pytest.mark.parametrize("form", FORMS)
def test_a_number_is_read_in_every_form_of_label(form: str) -> None:
    def of(number: str) -> list[str]:
        found = flagged(form.replace("%s", number), "KR", "a.md")
        return [text.strip("`") for text in found]

    assert of("112") == []
    assert of("119")[:1] == ["119"]
    assert of("911")[:1] == ["911"]


IN_PARTS = [
    '<QuickFacts items={[{label:"Police", value:"%s"}]} />',
    '<EmergencyNumbers police="%s" />',
    "<EmergencyNumbers police={%s} />",
    '<Contact name="Police" phone="%s" />',
    '<Callout title="Police">Dial %s.</Callout>',
    '<Table rows={[["Police","%s"]]} />',
    '<Table headers={["Service","Number"]} rows={[["Police","%s"],["Other","x"]]} />',
    '<Step title="Call the police" number="%s" />',
    '<Emergency service="police" number="%s" />',
    '<Emergency type="police" call="%s" />',
    "<li>Police: %s</li>",
    "<p>Police: <b>%s</b></p>",
    '<FAQ items={[{question:"How do I call the police?", answer:"Dial %s."}]} />',
    '<Accordion title="How do I reach the police?">Dial %s.</Accordion>',
    "## Police\n\n%s\n",
    "## Police\n\nDial %s.\n",
    "## Calling the police\n\n- %s\n",
    "| Service | Number |\n| --- | --- |\n| Police | %s |\n",
    "| Police | Fire |\n| --- | --- |\n| %s | x |\n",
    "---\ntitle: x\npolice: %s\n---\n\nText.\n",
    '---\ntitle: x\nemergency:\n  police: "%s"\n---\n\nText.\n',
    "---\ntitle: x\nnumbers:\n  - name: Police\n    number: %s\n---\n\nText.\n",
    "- **Police**\n  %s\n",
    "- Police\n  - %s\n",
    '<KeyTakeaways points={["Police: %s", "x"]} />',
    '<KeyTakeaways points={["Dial %s for the police"]} />',
    '<InfoBox title="Emergency">Police %s</InfoBox>',
    '<Stat value="%s" label="Police" />',
    '<Stat label="Police" value={%s} />',
]


@pytest.mark.parametrize("form", IN_PARTS)
def test_a_number_takes_its_service_from_the_part_it_stands_in(form: str) -> None:
    assert flagged(form.replace("%s", "112"), "KR") == []
    assert flagged(form.replace("%s", "119"), "KR") == ["119"]


COUNTED_OR_PRICED = [
    '<Stat label="Police officers" value="119" />',
    '<Stat label="Firefighters on duty" value="112" />',
    '<Table rows={[["Police museum","119"],["Rooms","112"]]} />',
    '<Table headers={["Bus","Stop"]} rows={[["112","Police Station"],["119","Fire Station"]]} />',
    '<Table headers={["Room","View"]} rows={[["112","the fire escape"]]} />',
    '<Callout title="Police museum">Room 119.</Callout>',
    '<Callout title="Fire noodles">119 won.</Callout>',
    "## Fire festival\n\n1119\n",
    "## Police Story\n\n- 112\n",
    '<Hotel name="Police Hotel" rooms={112} floor={119} />',
    '<Price label="Ambulance" value={119} currency="USD" />',
    '<PriceTable items={[{name:"Ambulance", price:"119"}]} />',
    '<PriceTable items={[{name:"Police check certificate", price:"112"}]} />',
    "| Item | Price |\n| --- | --- |\n| Ambulance | 112 |\n",
    "| Year | Fires |\n| --- | --- |\n| 1990 | 112 |\n",
    "| Station | Distance |\n| --- | --- |\n| Fire brigade | 112 |\n",
    '<Timeline items={[{year:"1119", title:"The great fire"}]} />',
    '<Chart data={[{label:"Fires", value:112},{label:"Thefts", value:119}]} />',
    '<Quiz question="How many police were there?" answer="119" />',
    '<Accordion title="How long does an ambulance take?">119 seconds.</Accordion>',
    '<Accordion title="What does an ambulance cost?">112 dollars.</Accordion>',
    "## Emergency contacts\n\n- 1330\n- 1345\n",
    "## Emergency numbers\n\nDial 1330.\n",
    '<InfoBox title="Emergency">1330 helps tourists, 1345 with visas.</InfoBox>',
    '<Card title="Police &amp; fire museum" rating="112" />',
    '<Map title="Police station" lat="112" lng="119" />',
    "- Ambulance\n  - 112 dollars\n",
    "- Fire\n  - 112 acres\n",
]


@pytest.mark.parametrize("form", COUNTED_OR_PRICED)
def test_what_a_part_counts_or_prices_is_no_number_to_call(form: str) -> None:
    assert flagged(form, "KR") == []


def test_a_date_of_a_number_is_a_date() -> None:
    rows = [{"country": "KR", "number": "1339", "verified": "January"}]
    with pytest.raises(ConfigError, match=r"verified: expected a date.*not 'January'"):
        check_text("x", config={"numbers": rows})


def test_what_a_number_is_today_is_said() -> None:
    own = {
        "country": "KR",
        "number": "1577-0000",
        "services": ["immigration"],
        "source": "our call",
        "verified": "2026-01-15",
        "formerly": {"services": ["tourist-hotline"], "until": "2020", "now": "1330"},
    }
    found = check_text(
        "Tourist information: 1577-0000", path="a.md", config={"country": "KR", "numbers": [own]}
    )
    assert [f.message for f in found if f.topic == "phones"] == [
        "1577-0000 was for tourist information in South Korea until 2020, when 1330 took over; "
        "today it is for immigration (our call, checked 2026-01-15)"
    ]
