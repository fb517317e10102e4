"""Which country a site's articles are about, from the places their file names mention."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from guidelint.lazy import lazy_pattern

# Words of file names: the country itself and the cities that guides are written about. A name
# that several countries share (Georgia, San Jose, Valencia) is left out.
_PLACES = {
    "KR": "korea korean seoul busan jeju incheon gangnam hongdae myeongdong kbeauty",
    "JP": "japan japanese tokyo kyoto osaka okinawa hokkaido sapporo fukuoka",
    "CN": "china chinese beijing shanghai shenzhen guangzhou chengdu",
    "TW": "taiwan taiwanese taipei kaohsiung tainan",
    "HK": "hongkong kowloon",
    "TH": "thailand thai bangkok phuket chiang pattaya",
    "VN": "vietnam vietnamese hanoi saigon danang",
    "SG": "singapore singaporean",
    "MY": "malaysia malaysian penang langkawi",
    "ID": "indonesia indonesian bali jakarta lombok",
    "PH": "philippines philippine manila cebu boracay",
    "IN": "india indian mumbai delhi bangalore goa",
    "TR": "turkey turkish istanbul cappadocia antalya",
    "PT": "portugal portuguese lisbon porto algarve",
    "ES": "spain spanish barcelona madrid andalusia tenerife",
    "FR": "france french paris provence",
    "IT": "italy italian rome venice milan tuscany sicily",
    "DE": "germany german berlin munich hamburg",
    "CH": "switzerland swiss zurich geneva",
    "AT": "austria austrian vienna salzburg",
    "GR": "greece greek athens crete santorini",
    "GB": "uk britain british england scotland london edinburgh",
    "IE": "ireland irish dublin",
    "NL": "netherlands dutch amsterdam rotterdam",
    "MX": "mexico mexican cancun oaxaca yucatan",
    "BR": "brazil brasil brazilian",
    "CL": "chile chileno",
    "AU": "australia australian sydney melbourne queensland",
    "NZ": "zealand auckland queenstown",
    "MM": "myanmar yangon mandalay bagan",
    "SA": "saudi jeddah riyadh",
    "AE": "emirates dubai",
}
_COUNTRY = {word: code for code, words in _PLACES.items() for word in words.split()}
_WORD = lazy_pattern(r"[a-z]+")
_SHARE = 0.2  # of all articles must name the country
_AHEAD = 3  # times as many as the next country


def country_of_names(paths: Iterable[str]) -> tuple[str, str]:
    """The country (ISO 3166-1 alpha-2) that file names are about, and why; "" if none stands out."""
    counts: Counter[str] = Counter()
    total = 0
    for path in paths:
        total += 1
        name = path.rpartition("/")[2].lower()
        counts.update({_COUNTRY[word] for word in _WORD.findall(name) if word in _COUNTRY})
    if not counts:
        return "", ""
    (first, most), *others = counts.most_common(2)
    following = others[0][1] if others else 0
    if most < max(3, total * _SHARE) or most < following * _AHEAD:
        return "", ""
    return first, f"{most} of {total} file names speak of it"
