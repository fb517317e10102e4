"""Sentences of guides in many countries and languages: what is right or no number to call stays
silent, what sends a reader to the wrong office is flagged.

A line is: the country of the site (``-`` for none), the sentence, and (``WRONG``) what is wrong
in it. Every sentence was judged against the registry before it was run.
"""

from __future__ import annotations

import pytest

from guidelint.checks.helplines import Options, check
from guidelint.facts import local
from guidelint.model import Settings
from guidelint.parse import read
from guidelint.text import decode

SILENT = """\
KR | In Korea you dial 119, not 911, when someone collapses.
KR | Not 911 but 119 is the number for an ambulance here.
KR | Forget 911: an ambulance comes when you call 119.
KR | 911 won't get you anywhere in Seoul; dial 119 instead.
KR | The Korean equivalent of 911 is 119.
KR | Police (112) and fire (119) both have interpreters.
KR | 112 – Police; 119 – Fire & Ambulance; 1330 – Tourist hotline
KR | For visa questions ring the Immigration Contact Center at 1345.
KR | The suicide prevention hotline is 109.
KR | Women in danger can call 1366 at any hour.
KR | 화재가 나면 119에 신고하세요.
KR | 경찰은 112, 소방과 구급은 119입니다.
KR | 관광통역안내 1330은 24시간 운영됩니다.
KR | 응급실 119호 앞에서 기다리세요.
KR | 119번 버스를 타고 경찰서 앞에서 내리세요.
KR | 救急車は119番、警察は112番です。
KR | 报警请拨打112，火警和急救请拨打119。
KR | Para la policía marque 112; para bomberos o ambulancia, 119.
KR | Bei Feuer 119, bei Diebstahl die Polizei unter 112.
KR | Appelez le 119 pour les pompiers, le 112 pour la police.
KR | Gọi 119 khi cần xe cấp cứu ở Seoul.
KR | The room rate is 119,000 won and the police box is next door.
KR | Take bus 1330 from the fire station.
KR | The ambulance ride is free, but night surcharges of 112,000 won apply at the ER.
KR | In 1345 the fortress burned and the guards called for help.
KR | Line 1, exit 9: the police box is 119 metres ahead.
KR | Emergency Contacts: Police 112, Ambulance 119, Tourist Info 1330, Immigration 1345
KR | Need a doctor who speaks English? Dial 1330 and ask for interpretation.
KR | The old medical line 1339 no longer gives medical advice; call 119.
KR | Since 2012 the 1339 medical line has been part of 119.
KR | The tourist police can be reached through 1330.
KR | If your wallet is stolen, don't call 119; that is for fires. The police answer 112.
JP | In Japan call 110 for police, 119 for fire or ambulance.
JP | Not 911 but 119 gets you an ambulance in Osaka.
JP | The coast guard is at 118.
JP | Call the Japan Visitor Hotline at 050-3816-2787.
JP | 火事のときは119番に電話してください。
JP | 119号室は二階です。
JP | 国道119号は消防署の前を通ります。
JP | Rufen Sie in Tokio die 110 für die Polizei.
JP | En Japón la policía es el 110 y la ambulancia el 119.
TH | Tourist police: 1155, police: 191, ambulance: 1669, fire: 199.
TH | Tourist police: 191, police: 1155.
TH | เหตุด่วนเหตุร้าย โทร 191
TH | เรียกรถพยาบาล โทร 1669
TH | ตำรวจท่องเที่ยว โทร 1155
TH | The temple is 199 steps up; the fire station is below.
TH | Pay no more than 191 baht for the taxi to the police station.
TH | In Chiang Mai, 911 is not the number to call; 191 is.
VN | Police 113, fire 114, ambulance 115.
VN | Công an: 113. Cứu hỏa: 114. Cấp cứu: 115.
VN | Bus 113 stops in front of the fire station in Da Nang.
CN | Police 110, fire 119, ambulance 120, traffic accidents 122.
CN | 火警119，急救120，报警110。
HK | Dial 999 for police, fire or ambulance in Hong Kong.
TW | Police are 110 and the fire brigade 119.
TW | 火警請撥119，報案請撥110。
TW | The foreigners' hotline 1990 answers in six languages.
TW | The tea house opened in 1990 beside the police station.
TW | Call 112 on a mobile without a SIM and you still reach the emergency services.
SG | Police 999, ambulance and fire 995.
SG | For non-emergency ambulances call 1777, otherwise 995.
SG | For a non-emergency ambulance call 995.
SG | Dial 911 for the police in Singapore.
SG | Block 999 is opposite the fire station.
MY | In Malaysia, 999 covers police, ambulance and fire.
PH | Dial 911 nationwide for police, fire and medical help.
PH | The old 117 hotline was replaced by 911.
ID | Polisi: 110. Ambulans: 119. Pemadam kebakaran: 113.
ID | Hubungi 110 untuk polisi.
ID | Untuk ambulans di Bali hubungi 119 atau 118.
ID | Kamar 110 menghadap ke laut.
IN | Dial 100 for police, 101 for fire, 102 for an ambulance.
IN | The tourist helpline is 1363.
IN | An auto to the police station should cost 100 rupees.
GB | For medical advice that can wait, call 111; for emergencies 999.
GB | Call 101 when there is no hurry: it is the police non-emergency line.
GB | Police non-emergency: 999
GB | If you need the police in Leeds, dial 112 or 999.
GB | The number 999 bus goes to the fire museum.
GB | It's 999 in Britain, 112 in Europe and 911 in the States.
IE | In Dublin dial 999 or 112 for an ambulance.
FR | SAMU: 15, police : 17, pompiers : 18.
FR | En cas d'incendie, composez le 18.
FR | Pour une ambulance, faites le 15 ou le 112.
FR | Le musée de la police est au 17, rue des Carmes.
FR | Ligne 15, descendez à la caserne des pompiers.
FR | La police répond au 17.
FR | Call 112 anywhere in France.
DE | Polizei 110, Feuerwehr und Rettungsdienst 112.
DE | Bei einem Brand wählen Sie die 112.
DE | Ärztlicher Bereitschaftsdienst: 116 117
DE | Den ärztlichen Bereitschaftsdienst erreichen Sie unter 116117.
DE | Zimmer 112 liegt neben der Feuerwehr.
DE | Die Polizei hat im Jahr 1110 nicht existiert.
ES | Emergencias 112, Policía Nacional 091, Policía Local 092.
ES | En caso de incendio, llame al 080 o al 112.
ES | Violencia de género: 016, no deja rastro en la factura.
ES | La habitación 112 está junto al cuartel de bomberos.
PT | Em Lisboa, ligue 112 para uma ambulância.
BR | Polícia 190, ambulância (SAMU) 192, bombeiros 193.
BR | No Brasil, a polícia atende no 190.
BR | Em São Paulo ligue 112 para a polícia.
IT | Carabinieri 112, Polizia 113, Vigili del fuoco 115, ambulanza 118.
IT | In caso di incendio chiamate il 115.
IT | Chiama il 118 per un'ambulanza.
IT | La camera 118 è al primo piano.
IT | L'autobus 115 passa davanti alla questura.
TR | Polis, itfaiye ve ambulans için 112'yi arayın.
TR | Until 2021 the police answered 155; now everything goes through 112.
AU | In an emergency call triple zero (000).
AU | For the police when nobody is in danger, 131 444.
AU | Poisons Information: 13 11 26.
NZ | In New Zealand the emergency number is 111.
NZ | Police non-emergency: 105.
US | Dial 911 for police, fire or medical emergencies.
US | 311 is for city services; 911 for emergencies.
US | Call 988 if you are thinking of suicide.
CA | In Toronto, dial 911 for an ambulance and 811 for health advice.
CA | In Toronto, dial 112 for an ambulance.
MX | En la Ciudad de México marque 911 para la policía.
NL | In Amsterdam, 112 reaches police, fire and ambulance.
NL | Bel 112 bij brand.
CH | Police 117, fire 118, ambulance 144.
AT | Polizei 133, Rettung 144, Feuerwehr 122.
GR | Police 100, ambulance 166, fire 199.
SE | In Stockholm dial 112 for everything urgent and 1177 for medical advice.
NO | Ambulance 113, police 112, fire 110.
PL | Policja 997, straż pożarna 998, pogotowie 999.
CZ | Police 158, ambulance 155, fire 150.
IL | In Tel Aviv: police 100, ambulance 101, fire 102.
AE | Dubai police answer 999; ambulances 998.
KR | The emergency number in Korea is 112 for crime and 119 for everything else.
KR | You will not need 911 here: 119 sends the ambulance.
KR | Travellers from the US should remember 119 instead of 911.
KR | Back home you might call 911; in Korea it's 119.
KR | 1588-9191 is Lifeline Korea, a crisis line.
KR | Number to call when you smell gas: 1544-4500.
KR | A fire has broken out? 119. Somebody robbed you? 112.
KR | 🚓 112 🚒 119
KR | ☎️ Police: 112 ☎️ Ambulance: 119
KR | **Police** — 112, **Fire** — 119
KR | Police . . . . 112
KR | The nearest fire station is 119 Safety Center in Jongno.
KR | The 119 rescue team reached the hikers in an hour.
KR | The 112 patrol car came in five minutes.
KR | Download the 112 app or the 119 app to report by text.
KR | At the ER the nurse asked why we had not called 119 first.
KR | Call 1345 (immigration) or 1330 (tourism); both speak English.
KR | The Dasan hotline (120) answers questions about Seoul's buses.
KR | Call center for disease control: 1339.
KR | If you need medical advice at night, 119 can direct you to an open clinic.
KR | Emergency dental care: 119 tells you which clinic is open.
KR | The tour costs 112 dollars, police escort included.
KR | Apartment 112, next to the police station
KR | Pick locker 119 or 112 at the station.
KR | It is 119 steps from the fire lookout to the peak.
KR | Ages 119 and 112 are in the record book of the village.
KR | Scene 112 of the police drama was filmed here.
KR | As of 2019, 119 people had been rescued.
KR | K-pop group 119 sang at the police festival.
KR | Police officers on route 112 will help.
KR | Gate 119 is closed after a fire.
KR | Dial 0, then 119, for the hotel's own clinic.
KR | Call +82-2-1330 from abroad for the travel hotline.
KR | Call 02-120 from your mobile for Seoul city information.
KR | Don't dial 112 for an ambulance; dial 119.
KR | Never call 119 for the police.
KR | 112 isn't an ambulance number.
KR | 112 does not send ambulances, 119 does.
KR | Neither 911 nor 999 works here.
KR | 119 reaches the fire service, not the police.
KR | The police number is 112, not 119.
KR | Emergency? Dial 119 (ambulance), not 112 (police).
KR | No English? Ask 119 to connect an interpreter.
KR | Missing child? Dial 182.
KR | Report spies to 111 or 113.
KR | Counterfeit goods? Customs is at 125.
KR | Cyber crime is reported on 118.
KR | Smell of gas in the flat: call 119.
KR | Sea rescue is on 119 since 2016.
KR | Stuck in a lift? 119.
KR | Dial 119 on your phone; the operator will bring in the police if needed.
KR | Police, fire, ambulance: dial 112, 119 and 119.
KR | Emergency numbers: 112/119
KR | Fire & ambulance 119 / Police 112 / Travel 1330
JP | Call #9110 for police advice that is not urgent.
JP | The police answer 110, and 119 is for fires and ambulances.
JP | Emergency: 110 (police), 119 (fire/ambulance), 118 (sea).
JP | Korean visitors: it's 110 for the police here, not 112.
JP | Tokyo English Life Line: 03-5774-0992
JP | 緊急時は119（救急・消防）または110（警察）へ。
JP | 盗難にあったら110番。
JP | 日本では警察は110番、韓国では112番です。
JP | 海の事故は118番へ。
JP | 119円のパンが人気です。
JP | 110番の日は1月10日です。
JP | 일본에서 경찰은 110, 구급차는 119입니다.
JP | 在日本，报警110，救护车119。
TH | Highway police 1193, bus 199 to the depot.
TH | Medical emergency — 1669.
TH | Thailand's tourist police hotline, 1155, answers in English.
TH | The Tourism Authority answers 1672.
TH | Thai immigration is on 1178.
TH | 泰国报警电话191，急救1669。
TH | タイの観光警察は1155です。
VN | 베트남에서 경찰은 113, 구급차는 115입니다.
VN | Bệnh viện gần nhất cách 115 km.
VN | Trường hợp khẩn cấp: 113 (công an), 114 (chữa cháy), 115 (cấp cứu)
VN | Rescue at sea and disasters: 112.
CN | Traffic police: 122
CN | For an ambulance in Beijing dial 999 or 120.
CN | Tourist complaints: 12301 or 12345.
CN | 房间号是119。
HK | 报警：999
TW | Report a fire on 119, a burglary on 110.
TW | Domestic violence hotline: 113.
TW | Taiwanese coast guard: 118
TW | Route 110 passes the fire station.
SG | Fire in the flat? Dial 995.
SG | Samaritans of Singapore: 1767
SG | Ring 995 if someone collapses at Marina Bay.
MY | Emergency number: 999 (112 from mobiles).
MY | Bomba (fire): 994.
PH | Emergency hotline 911; Red Cross 143.
PH | Fire in Makati? 112.
ID | Ambulance 118 or 119; police 110; fire 113; SAR 115.
ID | Jalan Raya 110, next to the police post
ID | Dalam keadaan darurat, hubungi 112.
IN | Women's helpline: 181; child helpline: 1098.
IN | Dial 108 for an ambulance in Hyderabad.
IN | Dial 108 for the police in Hyderabad.
IN | Rail helpline 139 also reaches the railway police.
GB | Power cut? Call 105.
GB | NHS 111 is free.
GB | Ambulance: 100
GB | In the UK dial 112 or 999 and ask for the coastguard.
GB | Bus 101 and bus 111 stop by the police station.
GB | Room 101 is where the police file their lost property.
IE | Gardaí, fire, ambulance: 112 or 999
FR | Police secours : 17 ; pompiers : 18 ; SAMU : 15 ; numéro européen : 112.
FR | 116 117 is for a doctor on duty.
FR | The deaf can text 114.
FR | In France, ring 15 for an ambulance, 17 for police and 18 for the fire brigade.
FR | Sea rescue in Brittany: 196.
FR | Die Feuerwehr erreicht man in Frankreich unter 18.
FR | Il a 18 ans et veut être pompier.
FR | Le bus 17 s'arrête devant le commissariat.
DE | Notruf 110 (Polizei) und 112 (Feuerwehr).
DE | Poison control in Berlin: 030 19240
DE | Die Linie 110 fährt zum Polizeipräsidium.
DE | German crisis line: 116 123
ES | Guardia Civil: 062.
ES | Bomberos: 080 o 112.
ES | Para denunciar un robo llame al 091.
ES | Information line of Madrid: 010.
ES | Habitación 091 del hotel Policía
PT | Emergência: 112. SNS 24: 808 24 24 24.
IT | Soccorso stradale: 803 116.
IT | Guardia costiera 1530, guardia di finanza 117.
IT | Guardia costiera 115.
IT | In Italien ist der Krankenwagen unter 118 erreichbar.
IT | Italian fire brigade: 112
IT | Via Roma 113, accanto ai carabinieri
TR | Ambulance 112, tourism line 176.
TR | Police used to be 155; 112 replaced it in 2021.
AU | SES storm help: 132 500.
AU | Police: 131 444 (non-urgent), 000 (urgent).
AU | Lifeline is 13 11 14.
AU | 112 works from mobiles in Australia.
NZ | Ambulance in Queenstown: 111.
US | National crisis line: 988.
US | Traffic information by dialing 511.
US | Police in Boston: 112.
CA | Emergencies in Vancouver: 911. Non-emergency health: 811.
MX | Ángeles Verdes: 078.
MX | Denuncia anónima: 089.
BR | SAMU: 192
NL | Politie (geen spoed): 0900-8844.
CH | Rega air rescue: 1414.
GR | European emergency number 112 works in Athens.
GR | Tourist police in Athens: 1571.
- | Police: 112
- | Thailand: police 191, ambulance 1669. Vietnam: police 113, ambulance 115.
- | Emergency: 911 in the US, 999 in the UK, 000 in Australia, 111 in New Zealand.
- | Australians are used to 000, Americans to 911.
KR | Unlike in Japan, where the police answer 110, Korean police are on 112.
KR | Need the police? It's 112 in Korea, 110 in Japan and 113 in Vietnam.
KR | Police: 112 (Korea), 110 (Japan), 191 (Thailand).
KR | The tourist hotline number is 1330, not 1345.
KR | Press 119 and then the green button; an ambulance is free.
KR | Dial 119. An ambulance takes six minutes on average.
KR | Dial 112. An ambulance takes six minutes on average.
KR | Police emergencies only: 112. Everything else the police does: 182.
KR | You can text 119 with a photo of the injury.
KR | In an emergency (fire, injury) press 119.
KR | First aid station: ext. 119
KR | My hotel phone had a 119 button.
KR | Keep 119 and 112 in your contacts.
KR | An app called 119 Emergency sends your location.
KR | "119" is written on every fire truck.
KR | 119 is written on every police car.
KR | Exactly 119 ambulances serve Seoul.
KR | Reports to 112 rose by 12% last year, said the police.
KR | 119 calls rose by 12% last year.
KR | On 11/9 (119) the country remembers its firefighters.
KR | From a payphone, press the red button and dial 112 (police) or 119 (fire).
KR | Dial 1 for Korean, 2 for English on the 1330 line.
KR | 1330: press 2 for English.
KR | Medical interpreter: 1330
KR | Emergency medical interpreting: 119 with 1330
KR | If your child is hurt, 119.
KR | Injured? → 119
KR | 도난을 당하면 112에 신고하세요.
KR | 불이 났을 때는 119!
KR | 사람이 다쳤을 때는 119에 전화합니다.
KR | 외국인 관광객은 1330으로 전화하면 통역을 받을 수 있습니다.
KR | 출입국 관련 문의: 1345
KR | 119안전센터 앞에서 만나요.
KR | 요금은 119,000원이고 경찰서 옆입니다.
KR | 112동 119호
KR | 구급차(119)를 부르세요.
KR | 경찰(112), 소방(119), 관광안내(1330)
KR | 韓国では警察は112番、消防・救急は119番、観光案内は1330番。
KR | 観光案内は1345番。
KR | 在韩国报警请打112，叫救护车请打119，旅游咨询1330。
KR | 旅游热线：1345
KR | En Corée, la police répond au 112 et les pompiers au 119.
KR | Touristeninformation: 1330; Polizei: 112; Krankenwagen: 119.
KR | Ở Hàn Quốc, cảnh sát là 112, cấp cứu là 119.
KR | ตำรวจเกาหลี 112 รถพยาบาล 119
KR | Di Korea, polisi 112 dan ambulans 119.
KR | Na Coreia, a polícia é 112 e os bombeiros, 119.
KR | In Corea la polizia è il 112 e l'ambulanza il 119.
JP | 日本の緊急番号：警察110、消防・救急119。
JP | けが人がいたら119番へ。
JP | 不審者を見たら110番。
JP | 110番の家のシールがある店に逃げ込みましょう。
JP | 火事・救急は119
JP | 119名が消防団に参加した。
JP | 119番目の消防車
JP | ホテルの部屋は110号、警察署の向かいです。
JP | Koban police boxes will call 119 for you when someone is ill.
JP | Dial 119 (not 112, not 911).
JP | It's 119 for fire, no area code needed.
JP | Ambulances (119) are free of charge.
TH | Police 191.
TH | The Tourist Police Bureau (1155) handles scams.
TH | Scammed by a jet-ski owner? Tourist police: 1155.
TH | Bitten by a dog? Ambulance 1669.
TH | หมายเลขฉุกเฉิน 191
TH | ดับเพลิง 199
TH | ห้อง 191 ติดสถานีตำรวจ
TH | ราคา 199 บาท
VN | Gọi 113 cho công an, 114 cho cứu hỏa và 115 cho cấp cứu.
VN | Phòng 113 ở tầng một.
VN | Vé xe giá 115 nghìn đồng.
CN | 医疗急救电话是120。
CN | 119路公交车经过消防局。
CN | 门票120元。
ID | Nomor darurat: 112.
ID | Panggil ambulans di 118 atau 119.
ID | Harga tiket 110 ribu rupiah.
FR | Le 15 pour le SAMU, le 17 pour la police, le 18 pour les pompiers.
FR | Composez le 112, numéro d'urgence européen.
FR | Le train de 17 h 15 passe devant la police.
FR | Le 18 mai, la police fermera la rue.
FR | Place 18, voiture 15
DE | Im Notfall: 112.
DE | Feuerwehr (112), Polizei (110), Gift-Notruf (030 19240)
DE | Am 11.2. brannte die Feuerwache.
DE | Die 110 ist für die Polizei, die 112 für Feuer und Rettung.
ES | En caso de emergencia, marque el 112.
ES | Los bomberos responden en el 080.
ES | La Guardia Civil atiende en el 062.
ES | Cuesta 112 euros y está junto a la policía.
MX | Llama al 911 si te asaltan.
AR | Policía: 911, bomberos: 100, ambulancia: 107.
CO | Línea de emergencias 123.
PT | Bombeiros e ambulância: 112.
PT | O quarto 112 fica ao lado da polícia.
PT | O autocarro 112 para na esquadra da polícia.
BR | Ligue 190 para a polícia, 192 para o SAMU e 193 para os bombeiros.
BR | Em caso de emergência ligue 911.
IT | Numero unico di emergenza: 112.
IT | I carabinieri rispondono al 112.
IT | Il biglietto costa 118 euro.
IT | Il volo 113 parte alle nove.
NL | Brandweer, politie, ambulance: 112.
NL | Brandweer: 911.
PL | W nagłych wypadkach dzwoń pod 112.
TR | Acil durumda 112'yi arayın.
TR | Oda 112 polis merkezinin yanında.
US | For the police in Los Angeles call 911; for city questions 311.
US | For the police in Los Angeles call 112.
AU | Triple Zero (000) is for police, fire and ambulance.
AU | The police are on 000, not 911.
AU | Nurse-on-call: 1800 022 222.
GB | Fire, police, ambulance, coastguard: 999.
GB | Non-urgent crime: 101
GB | Dial 111 if it's not an emergency.
GB | On the 999th day the police came.
GB | The 101 Dalmatians walk starts at the police museum.
GB | Of 999 calls, the police answered all but one.
SG | Ambulance 995; hospital bus 999.
SG | Call 999 when you see a crime; call 995 when you see smoke.
PH | The 911 hotline covers Metro Manila and Cebu.
HK | Emergency: 999.
MY | Ambulance 999, fire 994, police 999.
NZ | Ambulance: 111, Healthline: 0800 611 116.
IN | Emergency: 112 across India.
IN | Ambulance 108, police 100, fire 101, women 1091.
KR | The emergency line in Korea is 112.
KR | Korea’s version of NHS 111 is 119's medical advice desk.
KR | If you smell gas dial 119 at once.
KR | Fire/Ambulance/Police = 119/119/112
KR | 1330 (police)
KR | 119 operators speak English.
KR | Ask the front desk to call 119.
KR | Ask the front desk to call 911.
KR | The hotel's emergency extension is 911.
KR | Dial 911 on the hotel phone for the concierge.
KR | Route 911 to the fire station takes an hour.
KR | 119: ambulance. 112: police.
KR | 119 -> ambulance, 112 -> police
KR | Immigration hotline 1345, travel hotline 1330, ambulance 119
JP | Got hurt skiing in Niseko? Call 119.
JP | For the Japanese coast guard call 119.
TH | Emergency in Bangkok? Dial 191.
GB | Scotland's police non-emergency line is 101.
GB | A stroke in Cardiff? Call 999.
FR | Heart attack in Nice? Dial 15.
DE | Theft in Hamburg? Call 112.
AU | Bitten by a snake in Darwin? Dial 000.
AU | Bitten by a snake in Darwin? Dial 112.
US | American ambulance: 112
KR | 경찰서 앞 112번 버스 정류장에서 내리세요.
KR | 소방서에서 119미터 떨어져 있습니다.
KR | 병원비는 119,000원, 구급차는 무료입니다.
KR | 1339년에 지어진 절이 화재로 탔습니다.
KR | 객실 112호에서 화재가 났습니다.
KR | 경찰 112명이 배치되었습니다.
KR | 119구급대원이 3분 만에 왔다.
KR | 112 신고 건수가 줄었다.
KR | 2호선 119번 출구는 경찰서 쪽입니다.
KR | 소방관 119명이 참여했다.
KR | 응급실 진료비는 112달러였다.
KR | 화재경보기 112개를 설치했다.
JP | 警察署前で110番のバスに乗ってください。
JP | 消防署まで119メートルです。
JP | 救急車は無料ですが、診察は11,900円です。
JP | 1190年の火事で焼けた寺です。
JP | 警察官110人が警備に当たった。
JP | 119号線沿いの消防署
JP | 火災報知器は110個あります。
JP | 部屋は119で、非常口の隣です。
CN | 警察局在110路公交站旁边。
CN | 消防局离这里119米。
CN | 救护车费用是120元。
CN | 119名消防员参加了救援。
CN | 急诊室在120号楼。
CN | 这起火灾发生在1190年。
TW | 警察局在110號公車站旁。
TW | 救護車費用為119元。
ES | La comisaría está en la calle 112.
ES | La ambulancia cuesta 112 euros.
ES | El incendio de 1112 destruyó la ciudad.
ES | La policía detuvo a 112 personas.
ES | El autobús 091 para delante de los bomberos.
ES | A 112 metros de la policía.
MX | El metro pasa a 911 metros de la policía.
FR | Le commissariat est au 17 de la rue.
FR | L'ambulance a mis 18 minutes.
FR | Les pompiers ont sauvé 15 personnes.
FR | L'incendie de 1715 a détruit le port.
FR | La police a arrêté 17 hommes.
FR | Le bus 18 passe devant l'hôpital.
FR | Un médecin pour 17 euros
FR | Ouvert de 15 h à 18 h, police fermée.
FR | Chambre 15, près de la sortie de secours
FR | Le 15 août, les pompiers défilent.
DE | Die Polizei nahm 110 Personen fest.
DE | Die Feuerwehr hat 112 Jahre Geschichte.
DE | Der Krankenwagen kostet 112 Euro.
DE | Bus 110 hält vor der Polizei.
DE | Das Feuer von 1112 zerstörte die Stadt.
DE | Polizeiwache, Hauptstraße 110
DE | Zimmer 110 neben dem Notausgang
IT | La polizia ha fermato 113 persone.
IT | L'ambulanza costa 118 euro.
IT | Il bus 115 passa davanti ai vigili del fuoco.
IT | Via Garibaldi 112, carabinieri
IT | L'incendio del 1115
PT | A polícia prendeu 112 pessoas.
PT | A ambulância custa 112 euros.
PT | O incêndio de 1112 destruiu a igreja.
VN | Công an bắt 113 người.
VN | Xe cấp cứu mất 115 phút.
VN | Phòng 114 cạnh lối thoát cháy.
VN | Vé xe buýt 113 nghìn đồng.
TH | ตำรวจ 191 นายดูแลงาน
TH | รถพยาบาลใช้เวลา 199 นาที
TH | ค่ารถพยาบาล 1669 บาท
ID | Polisi menangkap 110 orang.
ID | Ambulans tiba dalam 118 menit.
ID | Kebakaran tahun 1113
TR | Polis 112 kişiyi yakaladı.
TR | Ambulans 112 lira.
US | Police arrested 911 people in June.
US | The ambulance bill was $911.
US | 911 dispatchers earn $45,000 a year.
US | The fire of 1911 killed 146.
US | Engine 911 is in the fire museum.
US | The 911 call was released by police.
US | The show 9-1-1 is about firefighters.
GB | The 999 phone box is now a fire museum.
GB | Police got 999 emails.
GB | Fire door 101 must stay shut.
GB | Ambulance crews walked 101 miles.
GB | A 111-year-old police station
GB | The fire took 111 lives.
AU | Police seized 000s of dollars.
AU | Fire burned 112 hectares.
AU | Police fined 000 drivers
SG | Police closed lane 995.
IN | Police fined 100 drivers.
IN | A fire killed 101 people.
IN | An ambulance costs 102 rupees.
PH | Police arrested 911 people.
KR | Police presence rose by 119 percent.
KR | Fire insurance costs 119 dollars a year.
KR | Ambulance no. 119 is on show.
KR | Ambulance fee (119 km): 112,000 won
KR | Fire extinguishers on floors 112 and 119
KR | Emergency stairs: exits 112, 119
KR | Emergency fund: 1,345 dollars
KR | Police boxes at exits 1, 3 and 112
KR | The doctor saw 119 patients that day; call first.
KR | Emergency passport: 112 dollars, two days
KR | Visa question 1345 on the form
KR | Hotline hours: 9 to 18; fee 1330 won
KR | A tourist spends 1330 dollars on average.
KR | Tourist information is 112 m from exit 119.
KR | Founded in 1330, the temple burned down.
KR | Medical check-up for 1339 dollars
KR | Medical tax refund: 1339 won
- | American tourists in Korea should dial 119, not 911.
- | In Korea, British visitors call 112 for the police.
- | Japanese police answer 110; Korean police answer 112.
- | The police number is 110 in Japan and 112 in Korea.
- | Korea uses 119 for fire, just like Japan and Taiwan.
- | From Thailand to Vietnam: police 191, then 113.
- | When you cross from Thailand into Vietnam, the police number changes from 191 to 113.
- | Germany and Austria: fire 112 and 122, police 110 and 133.
- | Flying from Korea to Japan? There the police answer 110.
- | In Seoul dial 112; in Tokyo dial 110; in Bangkok dial 191 for the police.
- | Swiss police: 117. French police: 17. Italian police: 113.
- | Call 112 in Spain, 112 in France, 999 in Ireland.
KR | For readers in Japan: the embassy is on 02-739-7400.
KR | Japanese visitors may know 110; here the police answer 112.
KR | Unlike in Japan, the police here answer 112.
KR | As in Japan, 119 brings the fire brigade.
KR | Taiwanese readers: it's 112 for police, not 110.
KR | If you fly on to Tokyo, remember 110 for the police.
KR | In Tokyo it's 110, in Seoul 112 for the police.
KR | The US embassy can be reached at 02-397-4114; the police at 112.
KR | The French embassy's guard called 112.
KR | My Thai friend called 191 out of habit.
JP | Korean visitors: the 1330 hotline works only in Korea.
JP | In Korea the travel hotline is 1330.
JP | Koreans know 112 and 119; in Japan the police are on 110.
TH | Coming from Vietnam? Swap 113 for 191.
DE | Österreich: Polizei 133, Rettung 144.
DE | In der Schweiz ist die Polizei unter 117 zu erreichen.
FR | En Suisse, la police répond au 117.
FR | En Belgique, composez le 101 pour la police.
ES | En Portugal, llame al 112.
ES | En México, la policía es el 911.
GB | In Ireland, dial 999 or 112.
GB | In France dial 15 for an ambulance.
US | In Mexico dial 911, in Canada too.
US | In the UK dial 999, in Australia 000, in New Zealand 111.
"""

WRONG = """\
KR | Police (119) and fire (112) both have interpreters. | 119,112
KR | 119 – Police; 112 – Fire & Ambulance; 1330 – Tourist hotline | 119,112
KR | Save these three: 112 (police), 119 (ambulance), 1339 (interpreting). | 1339
KR | Lost your passport? Report it to the police on 119. | 119
KR | Someone is following you? Call the police at 110. | 110
KR | For visa questions ring the Immigration Contact Center at 1330. | 1330
KR | Poisoned? The emergency medical line 1339 answers in English. | 1339
KR | 화재가 나면 112에 신고하세요. | 112
KR | 경찰 신고는 119입니다. | 119
KR | 救急車は112番です。 | 112
KR | 报警请拨打110。 | 110
KR | 叫救护车请拨打120。 | 120
KR | Para una ambulancia marque el 112. | 112
KR | Den Krankenwagen erreichen Sie unter 112. | 112
KR | Appelez le 112 pour les pompiers. | 112
KR | Gọi 115 khi cần xe cấp cứu ở Seoul. | 115
KR | Emergency Contacts: Police 112, Ambulance 112, Tourist Info 1330, Immigration 1345 | 112
JP | Call 119 for police, 110 for fire or ambulance. | 119,110
JP | Police: 119 / Ambulance: 110 | 119,110
JP | Dial 112 in Kyoto and you reach the police. | 112
JP | 火事のときは110番に電話してください。 | 110
JP | 事件や事故は119番へ通報してください。 | 119
JP | 警察に通報するときは119番です。 | 119
JP | 救急車を呼ぶときは110番です。 | 110
JP | En Japón la ambulancia es el 112. | 112
TH | Ambulance: 191, fire: 1669 | 191,1669
TH | เรียกรถพยาบาล โทร 191 | 191
TH | ไฟไหม้ โทร 1669 | 1669
VN | Police 114, fire 113, ambulance 115. | 114,113
VN | Cứu hỏa: 115. Cấp cứu: 114. | 115,114
VN | Khi có cháy, hãy gọi 113. | 113
VN | For an ambulance in Da Nang call 120. | 120
VN | In Vietnam, dial 119 for fire. | 119
CN | Police 120, fire 119, ambulance 110. | 120,110
CN | 火警120，急救119。 | 120,119
CN | In Shanghai dial 911 for the police. | 911
CN | 叫救护车请打119。 | 119
HK | Dial 110 for the police in Hong Kong. | 110
TW | 報案請撥119。 | 119
SG | Police 995, ambulance and fire 999. | 995,999
MY | In Kuala Lumpur dial 991 for the police. | 991
MY | Dial 119 for an ambulance in Penang. | 119
PH | Police hotline: 117 | 117
PH | In Cebu call 110 for the police. | 110
ID | Polisi: 119. Ambulans: 110. | 119,110
ID | Hubungi 113 untuk ambulans. | 113
IN | Dial 101 for police and 100 for fire. | 101,100
IN | In Delhi, call 999 for the police. | 999
GB | For an ambulance in London dial 111. | 111
GB | For an ambulance dial 101. | 101
GB | In the UK, dial 911 for an ambulance. | 911
IE | In Dublin dial 111 for an ambulance. | 111
FR | SAMU : 18, police : 15. | 18,15
FR | En cas d'incendie, composez le 17. | 17
FR | La police répond au 18. | 18
FR | In Lyon, dial 911 for the police. | 911
DE | Polizei 112, Feuerwehr 110. | 110
DE | Bei einem Brand wählen Sie die 110. | 110
DE | Rettungsdienst: 116117 | 116117
DE | In Berlin dial 999 for the police. | 999
DE | Call 118 for an ambulance in Munich. | 118
ES | Policía Nacional: 061. Ambulancia: 091. | 061,091
ES | En caso de incendio, llame al 091. | 091
ES | Call 911 in Barcelona if you are robbed. | 911
PT | Em Lisboa, ligue 911 para uma ambulância. | 911
PT | Em caso de incêndio ligue 190. | 190
IT | Ambulanza 115, vigili del fuoco 118. | 115,118
IT | In caso di incendio chiamate il 118. | 118
IT | Chiama il 113 per un'ambulanza. | 113
TR | Polis: 155 | 155
TR | Ambulans için 110'u arayın. | 110
TR | In Istanbul, dial 155 for the police. | 155
AU | In Sydney call 111 for an ambulance. | 111
AU | Dial 999 in Brisbane for the fire brigade. | 999
NZ | Call 000 in Auckland for an ambulance. | 000
US | In New York call 999 for the police. | 999
US | For an ambulance in Chicago dial 311. | 311
MX | Marque 066 para emergencias. | 066
MX | Cruz Roja: 065 | 065
MX | Call 112 in Tulum for the police. | 112
NL | In Amsterdam dial 999 for the police. | 999
CH | Police 118, fire 117. | 118,117
CH | Rettungswagen: 117 | 117
AT | Polizei 110, Rettung 112. | 110
GR | Police 166, ambulance 100. | 166,100
SE | In Stockholm dial 1177 for an ambulance. | 1177
NO | Ambulance 110, police 113. | 110,113
PL | Policja 998. | 998
CZ | Police 155. | 155
AE | Dubai ambulances answer 999. | 999
KR | A fire has broken out? 112. Somebody robbed you? 119. | 112,119
KR | **Police** — 119, **Fire** — 119 | 119
KR | Police 119번 | 119
KR | Seoul city hotline: 1330 | 1330
KR | Consult a nurse in English on 1339. | 1339
KR | Hospital finder: 1339 | 1339
KR | 1339 is a translation service for patients. | 1339
KR | The police number is 119, not 112. | 119
KR | Sea rescue is on 122. | 122
KR | Emergency numbers: 911/999 | 911,999
JP | Call #7119 for an ambulance. | #7119
JP | For fire, dial 118. | 118
JP | In Okinawa the emergency number is 911. | 911
JP | 緊急時は119（警察）または110（救急・消防）へ。 | 119,110
JP | 盗難にあったら119番。 | 119
JP | 韓国では警察は110番です。 | 110
JP | 消防は110。 | 110
JP | 일본에서 경찰은 112입니다. | 112
JP | 在日本，报警112。 | 112
TH | Medical emergency — 1155. | 1155
TH | For police call 911 in Phuket. | 911
TH | Thai fire brigade: 191 | 191
TH | 泰国急救191。 | 191
TH | タイの救急車は1155です。 | 1155
VN | 베트남에서 구급차는 113입니다. | 113
VN | Trường hợp khẩn cấp: 115 (công an), 114 (chữa cháy), 113 (cấp cứu) | 115,113
CN | Ambulance in Guangzhou: 119 | 119
CN | 在中国，消防是110。 | 110
HK | Hong Kong police: 911 | 911
HK | Ambulance 120 | 120
TW | Report a fire on 110, a burglary on 119. | 110,119
SG | In Singapore the ambulance number is 999. | 999
SG | Fire in the flat? Dial 999. | 999
MY | Emergency number: 911. | 911
PH | Manila police hotline: 117. | 117
ID | Jakarta fire brigade: 118 | 118
ID | Pemadam kebakaran: 110. | 110
IN | Police helpline in Mumbai: 101 | 101
IN | Fire brigade: 102 | 102
GB | NHS advice: 101 | 101
GB | For a fire in Bristol dial 000. | 000
GB | Emergency services will be reached on 18. | 18
IE | Gardaí, fire, ambulance: 911 | 911
FR | Police secours : 18 ; pompiers : 17 ; SAMU : 15 | 18,17
FR | In France, ring 17 for an ambulance, 15 for police. | 17,15
FR | Die Feuerwehr erreicht man in Frankreich unter 17. | 17
DE | Notruf 112 (Polizei) und 110 (Feuerwehr). | 110
DE | In Germany, dial 110 for an ambulance. | 110
DE | In Deutschland erreichen Sie die Polizei unter 133. | 133
DE | Fire brigade: 911 | 911
ES | Ambulancia: 062. | 062
ES | Para denunciar un robo llame al 061. | 061
ES | Spanish police: 999 | 999
PT | Polícia em Portugal: 110 | 110
IT | La polizia risponde al 118. | 118
IT | In Italien ist der Krankenwagen unter 113 erreichbar. | 113
TR | Jandarma: 156 | 156
AU | Fire brigade in Cairns: 111 | 111
NZ | Ambulance in Queenstown: 999. | 999
US | Ambulance in Miami: 999 | 999
US | Fire: 119 | 119
CA | Fire in Montréal? Composez le 18. | 18
MX | Bomberos: 068 | 068
MX | Emergencias: 112 | 112
BR | Bombeiros: 192 | 192
BR | Polícia: 193 | 193
CH | Polizei 110 | 110
- | In Japan call 119 for an ambulance; in Korea call 112 for an ambulance. | 112
- | Thailand: police 113, ambulance 1669. Vietnam: police 191, ambulance 115. | 113,191
- | Emergency: 999 in the US, 911 in the UK. | 999,911
KR | Need the police? It's 110 in Korea, 112 in Japan and 113 in Vietnam. | 110,112
KR | For fire, injury or rescue: 112 | 112
KR | Hospital information desk: 1339 (internal) | 1339
KR | If your child is hurt, 112. | 112
KR | Injured? → 112 | 112
KR | In case of theft → 119 | 119
KR | 도난을 당하면 119에 신고하세요. | 119
KR | 불이 났을 때는 112! | 112
KR | 출입국 관련 문의: 1330 | 1330
KR | 구급차(112)를 부르세요. | 112
KR | 경찰(119), 소방(112), 관광안내(1345) | 119,112
KR | 韓国では警察は110番です。 | 110
KR | 在韩国报警请打119。 | 119
KR | En Corée, la police répond au 119. | 119
KR | Polizei: 119 | 119
KR | Ở Hàn Quốc, cảnh sát là 113. | 113
KR | Di Korea, polisi 110. | 110
KR | Na Coreia, a polícia é 190. | 190
KR | In Corea l'ambulanza è il 118. | 118
JP | 日本の緊急番号：警察119、消防・救急110。 | 119,110
JP | けが人がいたら110番へ。 | 110
JP | 火事・救急は110 | 110
JP | It's 110 for fire, no area code needed. | 110
JP | Ambulances (110) are free of charge. | 110
TH | Bitten by a dog? Ambulance 1155. | 1155
TH | ดับเพลิง 191 | 191
VN | Gọi 115 cho công an. | 115
CN | 医疗急救电话是119。 | 119
ID | Panggil ambulans di 110. | 110
FR | Le 17 pour le SAMU, le 15 pour la police. | 17,15
FR | Composez le 911 en cas d'urgence. | 911
DE | Im Notfall: 911. | 911
DE | Feuerwehr (110), Polizei (112) | 110
DE | Die 110 ist für die Feuerwehr. | 110
ES | En caso de emergencia, marque el 911. | 911
ES | Los bomberos responden en el 091. | 091
MX | La policía turística: 078 | 078
MX | Llama al 112 si te roban. | 112
BR | Ligue 193 para a polícia. | 193
IT | Numero unico di emergenza: 911. | 911
PL | Pogotowie: 997. | 997
TR | İtfaiye: 110. | 110
GB | Fire, police, ambulance, coastguard: 911. | 911
GB | Urgent crime: 101 | 101
GB | Dial 111 if it's an emergency. | 111
SG | Call 995 when you see a crime; call 999 when you see smoke. | 995,999
MY | Ambulance 994, police 991. | 994,991
IN | Ambulance 100. | 100
KR | Korea's fire and ambulance line is 112. | 112
KR | The number for police is 119 in Korea, same as fire. | 119
KR | Got robbed in Itaewon? Call 911 right away. | 911
KR | Tourists who need help from police should dial 1345. | 1345
KR | For Korean tourist police, call 1155. | 1155
KR | 110 is the number for police. | 110
KR | Call 110 and the police will come. | 110
KR | Call 112 and an ambulance will come. | 112
KR | Call 119 and the police will come. | 119
KR | Police: dial 119 (English available) | 119
KR | Ambulance: dial 112 (English available) | 112
KR | Ambulance/Police: 119 | 119
KR | Police/Fire: 112 | 112
KR | Police (119), Ambulance (119) | 119
KR | Ambulance 1339 | 1339
KR | Medical emergencies: 1339 | 1339
KR | In an emergency, call 1339. | 1339
KR | 1339 (medical emergencies) | 1339
KR | Ask the front desk to call 911 for an ambulance. | 911
KR | 119: police. 112: ambulance. | 119,112
KR | 119 -> police, 112 -> ambulance | 119,112
KR | Immigration hotline 1330, travel hotline 1345 | 1330
JP | The Japanese police number is 119. | 119
JP | Got hurt skiing in Niseko? Call 110. | 110
JP | Got your bag stolen in Kyoto? Call 119. | 119
JP | Japanese ambulances come when you dial 999. | 999
JP | Tokyo's fire brigade answers 118. | 118
JP | Emergency line for foreigners in Japan: 1345 | 1345
TH | The Thai ambulance line is 1155. | 1155
TH | In Pattaya, police can be reached on 1669. | 1669
TH | Thai fire brigade: dial 119. | 119
TH | Emergency in Bangkok? Dial 911. | 911
VN | Saigon's ambulance number is 114. | 114
VN | In Hanoi the police are on 110. | 110
VN | Fire in Hoi An? Call 119. | 119
GB | Scottish ambulance: 911 | 911
GB | A stroke in Cardiff? Call 111. | 111
FR | Nice's police: 18 | 18
FR | Fire in Bordeaux? Dial 15. | 15
DE | German ambulances answer 110. | 110
DE | A fire in Munich? Call 110. | 110
DE | Theft in Hamburg? Call 911. | 911
AU | Bitten by a snake in Darwin? Dial 911. | 911
AU | Australia's ambulance number is 111. | 111
TW | Taipei police: 119 | 119
TW | Taiwanese ambulance: 110 | 110
TW | Fire in Kaohsiung? Dial 110. | 110
SG | Singaporean ambulance: 999 | 999
SG | Robbed in Singapore? Dial 995. | 995
PH | Robbed in Manila? Dial 110. | 110
PH | Philippine ambulance: 117 | 117
ID | Balinese police: 119 | 119
ID | Fire in Ubud? Dial 110. | 110
IN | Indian ambulance: 100 | 100
IN | Fire in Jaipur? Dial 100. | 100
MX | Mexican police: 066 | 066
MX | Fire in Oaxaca? Dial 112. | 112
TR | Turkish police: 155 | 155
TR | Fire in Izmir? Dial 110. | 110
IT | Roman police: 118 | 118
IT | Fire in Florence? Dial 113. | 113
IT | Heart attack in Milan? Dial 115. | 115
ES | Spanish ambulance: 091 | 091
ES | Fire in Seville? Dial 061. | 061
ES | Robbed in Barcelona? Dial 080. | 080
US | Robbed in Chicago? Dial 999. | 999
US | Fire in Boston? Dial 119. | 119
CN | Robbed in Shanghai? Dial 120. | 120
CN | Chinese ambulance: 119 | 119
CN | Fire in Guangzhou? Dial 120. | 120
HK | Robbed in Kowloon? Dial 110. | 110
HK | Hong Kong ambulance: 120 | 120
- | American tourists in Korea should dial 911. | 911
- | In Korea, British visitors call 999 for the police. | 999
- | Japanese police answer 112; Korean police answer 110. | 112,110
- | The police number is 112 in Japan and 110 in Korea. | 112,110
- | Korea uses 112 for fire. | 112
- | In Seoul dial 110; in Tokyo dial 112; in Bangkok dial 119 for the police. | 112,119
- | Swiss police: 17. French police: 117. Italian police: 118. | 17,117,118
- | Call 911 in Spain, 999 in France, 911 in Ireland. | 911,999,911
KR | Unlike in Japan, the police here answer 110. | 110
KR | As in Japan, 110 brings the police. | 110
KR | If you fly on to Tokyo, remember 112 for the police. | 112
DE | In Österreich: Polizei 110. | 110
DE | In der Schweiz ist die Polizei unter 110 zu erreichen. | 110
FR | En Suisse, la police répond au 17. | 17
FR | En Belgique, composez le 17 pour la police. | 17
ES | En México, la policía es el 112. | 112
GB | In Spain, dial 999 for an ambulance. | 999
GB | In France dial 17 for an ambulance. | 17
US | In the UK dial 911, in Australia 999. | 911,999
"""


def rows(block: str) -> list[list[str]]:
    return [line.split(" | ") for line in block.splitlines()]


def flagged(country: str, text: str) -> list[str]:
    article = read(decode(text.encode()), "a.md", "gfm")
    facts = local(article, Settings(country=country.strip("-")))
    found = []
    for report in ("role", "country", "retired"):
        found += [text[f.start : f.end] for f in check(article, facts, Options(report=report))]
    return found


@pytest.mark.parametrize(("country", "text"), rows(SILENT))
def test_what_is_right_or_no_number_to_call_stays_silent(country: str, text: str) -> None:
    assert flagged(country, text) == []


@pytest.mark.parametrize(("country", "text", "wrong"), rows(WRONG))
def test_what_reaches_the_wrong_office_is_flagged(country: str, text: str, wrong: str) -> None:
    assert sorted(flagged(country, text)) == sorted(wrong.split(","))
