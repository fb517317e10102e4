# ruff: noqa: SIM905  (word lists read better as words)
"""Currencies as people write them: codes, symbols, words, and which country means which.

Codes, minor units and countries follow ISO 4217 (list one, 2024); symbols follow CLDR 45.
A mark is a code (``KRW``), a symbol (``₩``, ``US$``) or a word (``won``, ``원``). Marks that
several currencies share (``$``, ``¥``, ``kr``, ``peso``) name a *family*: the country of the
site decides, and without one the family's first member is meant.
"""

from __future__ import annotations

from functools import cache

# Currencies without a minor unit in daily use: "12,00 won" is a misprint, "25.000₫" is 25,000.
WHOLE = frozenset(
    "KRW JPY VND IDR CLP COP CRC PYG UGX TZS RWF XOF XAF XPF ISK HUF IRR IRT MMK KHR LAK MNT UZS "
    "IQD LBP NGN LKR PKR KZT AMD".split()
)
_ALL_CODES = (
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BND BOB BRL BSD BTN BWP BYN BZD "
    "CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ETB EUR FJD GBP GEL GHS GMD GTQ "
    "HKD HNL HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KRW KWD KZT LAK LBP LKR MAD MDL "
    "MGA MKD MMK MNT MOP MUR MVR MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN "
    "PYG QAR RON RSD RUB RWF SAR SEK SGD THB TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VND XAF "
    "XCD XOF XPF ZAR ZMW"
).split()

# Written before the amount or after it. Codes that are English words are taken only in capitals
# (all codes are); the reader of amounts is stricter still with `RISKY`.
CODES: dict[str, str] = {code: code for code in _ALL_CODES} | {
    "RMB": "CNY",
    "CNH": "CNY",
    "NTD": "TWD",
    "NIS": "ILS",
    "STG": "GBP",
    "RUR": "RUB",
    "IRT": "IRT",
}
# Letters that mean much else: CAD drawings, the PHP language, TRY 3 times, RM 2, Rp 1.
RISKY = frozenset(
    "ALL AMD BAM BND BOB CAD CDF CHF CNY CUP CVE ETB GEL GMD INR IRR LAK MAD MOP NAD NIS PEN PHP "
    "RM RON RUB Rp SAR SGD STG THB TOP TRY USD ZAR R kr Kr KR P Fr Q L D K".split()
) - {"USD"}
# Codes that people also write in small letters; the others would be words.
SMALL_CODES = frozenset(
    "usd eur gbp krw jpy cny rmb aud cad sgd hkd twd ntd thb vnd chf php".split()
)

FAMILIES: dict[str, tuple[str, ...]] = {
    "$": tuple(
        "USD AUD CAD NZD SGD HKD TWD MXN ARS CLP COP UYU BND FJD JMD TTD BBD BSD BZD NAD XCD".split()
    ),
    "¥": ("JPY", "CNY"),
    "kr": ("SEK", "NOK", "DKK", "ISK"),
    "Rs": ("INR", "PKR", "LKR", "NPR", "MUR"),
    "£": ("GBP", "EGP"),
    "peso": ("MXN", "PHP", "ARS", "CLP", "COP", "UYU", "DOP", "CUP"),
    "franc": ("CHF", "XOF", "XAF", "XPF"),
    "dinar": ("KWD", "BHD", "JOD", "TND", "DZD", "IQD", "RSD"),
    "dirham": ("AED", "MAD"),
    "riyal": ("SAR", "QAR", "OMR", "IRR"),
    "shilling": ("KES", "TZS", "UGX"),
    "rouble": ("RUB", "BYN"),
    "cent": ("USD", "EUR", "AUD", "CAD", "NZD", "SGD", "HKD", "ZAR"),
}

# Symbols of one character; each may stand before or after the number.
SYMBOLS: dict[str, str] = {
    "$": "$",
    "＄": "$",
    "¥": "¥",
    "￥": "¥",
    "£": "£",
    "￡": "£",
    "€": "EUR",
    "₩": "KRW",
    "￦": "KRW",
    "฿": "THB",
    "₫": "VND",
    "₺": "TRY",
    "₱": "PHP",
    "₽": "RUB",
    "₹": "INR",
    "₨": "Rs",
    "₴": "UAH",
    "₪": "ILS",
    "₦": "NGN",
    "₡": "CRC",
    "₭": "LAK",
    "៛": "KHR",
    "৳": "BDT",
    "₮": "MNT",
    "₸": "KZT",
    "₼": "AZN",
    "₾": "GEL",
    "֏": "AMD",
    "₲": "PYG",
    "₵": "GHS",
    "؋": "AFN",
    "﷼": "IRR",
    "¢": "cent",
    "￠": "cent",
}

# Letters in front of a symbol: US$, A$, CN¥.
PREFIXED: dict[str, dict[str, str]] = {
    "$": {
        "US": "USD",
        "U.S.": "USD",
        "A": "AUD",
        "AU": "AUD",
        "AUS": "AUD",
        "C": "CAD",
        "CA": "CAD",
        "CAN": "CAD",
        "CDN": "CAD",
        "NZ": "NZD",
        "HK": "HKD",
        "NT": "TWD",
        "TW": "TWD",
        "S": "SGD",
        "SG": "SGD",
        "R": "BRL",
        "MX": "MXN",
        "Mex": "MXN",
        "AR": "ARS",
        "CL": "CLP",
        "COL": "COP",
        "CO": "COP",
        "J": "JMD",
        "TT": "TTD",
        "B": "BND",
        "FJ": "FJD",
        "RD": "DOP",
        "Z": "USD",
        "MOP": "MOP",
    },
    "¥": {"CN": "CNY", "JP": "JPY", "RMB": "CNY"},
    "£": {"GB": "GBP", "UK": "GBP", "E": "EGP", "LE": "EGP"},
}

# Words that stand before the number, besides codes and symbols.
BEFORE: dict[str, str] = {
    "Rs": "Rs",
    "Rs.": "Rs",
    "Rp": "IDR",
    "Rp.": "IDR",
    "RM": "MYR",
    "kr": "kr",
    "kr.": "kr",
    "Kr": "kr",
    "Kr.": "kr",
    "Fr.": "CHF",
    "SFr.": "CHF",
    "Dhs": "AED",
    "Dhs.": "AED",
    "Dh": "AED",
    "Php": "PHP",
    "Bs.": "BOB",
    "S/": "PEN",
    "S/.": "PEN",
    "KSh": "KES",
    "Ksh": "KES",
    "TSh": "TZS",
    "USh": "UGX",
    "Tk": "BDT",
    "Tk.": "BDT",
    "Kč": "CZK",
    "Lek": "ALL",
    "NT": "TWD",
}

# Words after the number. ASCII words are looked up in small letters, whole; words in other
# scripts may run on ("1,000원입니다"): the longest beginning counts.
AFTER: dict[str, str] = {
    "won": "KRW",
    "wons": "KRW",
    "wones": "KRW",
    "dollar": "$",
    "dollars": "$",
    "dollari": "$",
    "dolar": "$",
    "dolares": "$",
    "dólar": "$",
    "dólares": "$",
    "buck": "$",
    "bucks": "$",
    "cent": "cent",
    "cents": "cent",
    "euro": "EUR",
    "euros": "EUR",
    "eur": "EUR",
    "pound": "£",
    "pounds": "£",
    "quid": "GBP",
    "pence": "GBP",
    "yen": "JPY",
    "yens": "JPY",
    "yenes": "JPY",
    "yuan": "CNY",
    "yuans": "CNY",
    "yuanes": "CNY",
    "renminbi": "CNY",
    "kuai": "CNY",
    "baht": "THB",
    "bahts": "THB",
    "dong": "VND",
    "dongs": "VND",
    "đồng": "VND",
    "đ": "VND",
    "ringgit": "MYR",
    "ringgits": "MYR",
    "rupiah": "IDR",
    "rupiahs": "IDR",
    "rupee": "Rs",
    "rupees": "Rs",
    "rs": "Rs",
    "peso": "peso",
    "pesos": "peso",
    "reais": "BRL",
    "lira": "TRY",
    "liras": "TRY",
    "tl": "TRY",
    "franc": "franc",
    "francs": "franc",
    "franken": "CHF",
    "rouble": "rouble",
    "roubles": "rouble",
    "ruble": "rouble",
    "rubles": "rouble",
    "rand": "ZAR",
    "rands": "ZAR",
    "zloty": "PLN",
    "zlotys": "PLN",
    "złoty": "PLN",
    "złotych": "PLN",
    "zł": "PLN",
    "koruna": "CZK",
    "korunas": "CZK",
    "kč": "CZK",
    "forint": "HUF",
    "forints": "HUF",
    "krona": "SEK",
    "kronor": "SEK",
    "krone": "kr",
    "kroner": "kr",
    "kr": "kr",
    "króna": "ISK",
    "krónur": "ISK",
    "shekel": "ILS",
    "shekels": "ILS",
    "dirham": "dirham",
    "dirhams": "dirham",
    "riyal": "riyal",
    "riyals": "riyal",
    "rial": "IRR",
    "rials": "IRR",
    "toman": "IRT",
    "tomans": "IRT",
    "dinar": "dinar",
    "dinars": "dinar",
    "shilling": "shilling",
    "shillings": "shilling",
    "taka": "BDT",
    "kip": "LAK",
    "riel": "KHR",
    "riels": "KHR",
    "kyat": "MMK",
    "kyats": "MMK",
    "tugrik": "MNT",
    "tögrög": "MNT",
    "tenge": "KZT",
    "hryvnia": "UAH",
    "hryvnias": "UAH",
    "lari": "GEL",
    "naira": "NGN",
    "lei": "RON",
    "leva": "BGN",
    # Korean
    "원": "KRW",
    "달러": "$",
    "미국 달러": "USD",
    "엔": "JPY",
    "유로": "EUR",
    "위안": "CNY",
    "파운드": "GBP",
    "바트": "THB",
    "페소": "peso",
    # Japanese and Chinese
    "円": "JPY",
    "圓": "JPY",
    "圆": "CNY",
    "元": "CNY",
    "块": "CNY",
    "塊": "CNY",
    "ウォン": "KRW",
    "ドル": "$",
    "米ドル": "USD",
    "ユーロ": "EUR",
    "バーツ": "THB",
    "ポンド": "GBP",
    "人民元": "CNY",
    "人民币": "CNY",
    "人民幣": "CNY",
    "韩元": "KRW",
    "韓元": "KRW",
    "韩币": "KRW",
    "韓幣": "KRW",
    "韓圓": "KRW",
    "韩圆": "KRW",
    "日元": "JPY",
    "日圆": "JPY",
    "日圓": "JPY",
    "日幣": "JPY",
    "美元": "USD",
    "美金": "USD",
    "港元": "HKD",
    "港币": "HKD",
    "港幣": "HKD",
    "台币": "TWD",
    "台幣": "TWD",
    "新台币": "TWD",
    "新台幣": "TWD",
    "欧元": "EUR",
    "歐元": "EUR",
    "英镑": "GBP",
    "英鎊": "GBP",
    "泰铢": "THB",
    "泰銖": "THB",
    "新元": "SGD",
    "新币": "SGD",
    # Cyrillic
    "вон": "KRW",
    "воны": "KRW",
    "доллар": "$",
    "долларов": "$",
    "доллара": "$",
    "евро": "EUR",
    "руб": "RUB",
    "рублей": "RUB",
    "рубля": "RUB",
    "рубль": "RUB",
    "иен": "JPY",
    "иены": "JPY",
    "йен": "JPY",
    "юаней": "CNY",
    "юаня": "CNY",
    "бат": "THB",
    "батов": "THB",
    "гривен": "UAH",
    "грн": "UAH",
    "тенге": "KZT",
    # Arabic and Persian
    "وون": "KRW",
    "دولار": "$",
    "دلار": "$",
    "يورو": "EUR",
    "یورو": "EUR",
    "ريال": "riyal",
    "ریال": "IRR",
    "درهم": "AED",
    "تومان": "IRT",
    "دينار": "dinar",
    # Thai, Hindi
    "บาท": "THB",
    "วอน": "KRW",
    "ดอลลาร์": "$",
    "เยน": "JPY",
    "रुपये": "INR",
    "रुपए": "INR",
    "वॉन": "KRW",
}

# "US dollars", "Korean won": the first word, then the currency for the second.
ADJECTIVES: dict[str, dict[str, str]] = {
    "$": {
        "us": "USD",
        "u.s.": "USD",
        "american": "USD",
        "australian": "AUD",
        "aussie": "AUD",
        "canadian": "CAD",
        "hong kong": "HKD",
        "singapore": "SGD",
        "singaporean": "SGD",
        "new zealand": "NZD",
        "kiwi": "NZD",
        "taiwan": "TWD",
        "new taiwan": "TWD",
        "taiwanese": "TWD",
        "nt": "TWD",
    },
    "KRW": {"korean": "KRW", "south korean": "KRW"},
    "JPY": {"japanese": "JPY"},
    "CNY": {"chinese": "CNY"},
    "THB": {"thai": "THB"},
    "VND": {"vietnamese": "VND", "viet nam": "VND"},
    "IDR": {"indonesian": "IDR"},
    "MYR": {"malaysian": "MYR"},
    "TRY": {"turkish": "TRY"},
    "BRL": {"brazilian": "BRL"},
    "ZAR": {"south african": "ZAR"},
    "£": {"british": "GBP", "uk": "GBP", "egyptian": "EGP", "sterling": "GBP"},
    "Rs": {"indian": "INR", "pakistani": "PKR", "sri lankan": "LKR", "nepali": "NPR"},
    "peso": {
        "mexican": "MXN",
        "philippine": "PHP",
        "filipino": "PHP",
        "argentine": "ARS",
        "chilean": "CLP",
        "colombian": "COP",
    },
    "franc": {"swiss": "CHF", "cfa": "XOF"},
    "rouble": {"russian": "RUB", "belarusian": "BYN"},
    "dinar": {"kuwaiti": "KWD", "jordanian": "JOD", "tunisian": "TND", "bahraini": "BHD"},
    "dirham": {"moroccan": "MAD", "emirati": "AED", "uae": "AED"},
    "riyal": {"saudi": "SAR", "qatari": "QAR", "omani": "OMR"},
    "shilling": {"kenyan": "KES", "tanzanian": "TZS", "ugandan": "UGX"},
    "kr": {"norwegian": "NOK", "danish": "DKK", "swedish": "SEK"},
    "SEK": {"swedish": "SEK"},
}

_COUNTRIES = (
    "AE AED,AF AFN,AL ALL,AM AMD,AR ARS,AU AUD,AZ AZN,BA BAM,BB BBD,BD BDT,BG BGN,BH BHD,BN BND,"
    "BO BOB,BR BRL,BS BSD,BT BTN,BW BWP,BY BYN,BZ BZD,CA CAD,CH CHF,CL CLP,CN CNY,CO COP,CR CRC,"
    "CU CUP,CZ CZK,DK DKK,DO DOP,DZ DZD,EG EGP,ET ETB,FJ FJD,GB GBP,GE GEL,GH GHS,GT GTQ,HK HKD,"
    "HN HNL,HU HUF,ID IDR,IL ILS,IN INR,IQ IQD,IR IRR,IS ISK,JM JMD,JO JOD,JP JPY,KE KES,KG KGS,"
    "KH KHR,KR KRW,KW KWD,KZ KZT,LA LAK,LB LBP,LK LKR,MA MAD,MD MDL,MK MKD,MM MMK,MN MNT,MO MOP,"
    "MU MUR,MV MVR,MX MXN,MY MYR,MZ MZN,NA NAD,NG NGN,NI NIO,NO NOK,NP NPR,NZ NZD,OM OMR,PA PAB,"
    "PE PEN,PG PGK,PH PHP,PK PKR,PL PLN,PY PYG,QA QAR,RO RON,RS RSD,RU RUB,RW RWF,SA SAR,SE SEK,"
    "SG SGD,SN XOF,TH THB,TN TND,TR TRY,TT TTD,TW TWD,TZ TZS,UA UAH,UG UGX,US USD,UY UYU,UZ UZS,"
    "VN VND,ZA ZAR,ZM ZMW,CI XOF,CM XAF,PF XPF,NC XPF,"
    "AT EUR,BE EUR,CY EUR,DE EUR,EE EUR,ES EUR,FI EUR,FR EUR,GR EUR,HR EUR,IE EUR,IT EUR,LT EUR,"
    "LU EUR,LV EUR,MT EUR,NL EUR,PT EUR,SI EUR,SK EUR"
)


@cache
def currency_of(country: str) -> str:
    """The currency of a country (ISO 3166-1 alpha-2 to ISO 4217), "" where unknown."""
    return dict(entry.split(" ") for entry in _COUNTRIES.split(",")).get(country.upper(), "")


def resolve(mark: str, country: str) -> tuple[str, bool]:
    """The currency a mark's meaning stands for, and whether that is a guess.

    `mark` is a code or the name of a family, as found in the tables above.
    """
    family = FAMILIES.get(mark)
    if family is None:
        return mark, False
    local = currency_of(country)
    if local in family:
        return local, False
    return family[0], True


def in_family(mark: str, code: str) -> bool:
    """Whether `mark` may stand for the currency `code`: ``$`` for CAD, ``₩`` for KRW."""
    return mark == code or code in FAMILIES.get(mark, ())
