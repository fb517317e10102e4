"""The ways of disclaiming and disclosing, language by language: data for `statements`.

Every way is a regular expression without case. Sentences end at ``.``, ``!``, ``?``, ``。`` or a
line end, so a way that names two things wants them in one sentence.
"""

from __future__ import annotations

from guidelint.tuples import NamedTuple


class Language(NamedTuple):
    """The ways of one language. `{t}` in `denies` stands for the words of the subject."""

    words: tuple[str, ...]  # frequent small words; () for a script that tells
    denies: tuple[str, ...]
    limits: tuple[str, ...]
    declines: tuple[str, ...]
    subjects: tuple[str, str, str]  # medical, legal, financial: words for such advice
    experts: tuple[str, str, str]  # whom to ask instead
    affiliate: tuple[str, ...]


LANGUAGES = {
    "en": Language(
        words=("the", "and", "of", "your", "is", "for", "are", "with", "this", "that", "you", "from"),
        denies=(
            # is not medical advice; nothing here is legal advice; no substitute for a doctor
            r"(?:\b(?:not|nor|neither|nothing|none|never|no)|\Bn['’]t)\b(?! (?:\w+ )?(?:seek|get|"
            r"need|require|follow|delay|skip|wait|hear)\b)(?![^.!?\n]{0,40}\bwithout\b)[^.!?\n]{0,70}\b(?:{t})[\w'’-]*\b[^.!?\n]{0,40}"
            r"\b(?:advice|advi[sc]e|diagnos\w+|opinions?|guidance|recommendations?|counsel)\b",
            r"(?:\b(?:not|nor|never|no|nothing|none|neither|cannot)|\Bn['’]t)\b[^.!?\n]{0,50}\b(?:substitut\w+|replac\w+|"
            r"take the place|stand in)\b(?:[^.!?\n]{0,60}\b(?:{t}|advice|consult\w+|visits?)|"
            r"[^.!?\n]{0,25}\b(?:one|them|him|her)\b)",
            r"\bnot (?:intended|meant|designed|able)\b[^.!?\n]{0,30}\b(?:to )?(?:diagnos|treat|cure)",
            r"\brather than (?:as )?(?:{t})\w* advice",
            r"\b(?:disregard|ignore|delay)\w*\b[^.!?\n]{0,20}\b(?:{t})\w* advice\b[^.!?\n]{0,60}\b(?:read|found|seen)\b",
        ),
        limits=(
            r"\b(?:information\w*|educati\w+|journalistic|entertainment|general)\b"
            r"(?:\W+\w+){0,3}?\W+(?:purposes?|use only)\b",
            r"\b(?:general |for (?:your )?)(?:information|guidance|education)(?: only\b|[^.!?\n]{0,20}"
            r"\band (?:is|does|are|should|cannot)\b[^.!?\n]{0,10}\bnot\b)",
            r"\b(?:information|guidance|educat\w+)(?:al)? only\b",
            r"\b(?:this|our|all|the|any)(?: \w+)? (?:articles?|posts?|pages?|contents?|information|"
            r"materials?|website|site|blog)(?: (?:here|above|below|provided|on|in|this|our|page|site|"
            r"article|guide|post|blog)){0,5} (?:is|are|serves?)\b[^.!?\n]{0,40}\breference\b",
        ),
        declines=(
            r"(?:\b(?:no|not|nor|disclaim\w*|never)|\Bn['’]t)\b[^.!?\n]{0,60}\b(?:liab\w+|responsib\w+|"
            r"warrant\w+|guarant\w+|accountab\w+|endors\w+|affiliat\w+)",
            r"\bat your own (?:risk|discretion)\b",
            r"\b(?:results?|outcomes?|cover(?:age)?|policies|rules|laws|prices|rates|benefits|terms)\b"
            r"[^.!?\n]{0,30}\b(?:var(?:y|ies)|differ|change)\b",
            r"\bnot an? (?:official|guarantee)\b|\bsubject to change\b",
            r"\bpast performance\b|\b(?:capital|money|investments?)\b[^.!?\n]{0,30}\b(?:at risk|lose)",
        ),
        subjects=(
            r"medical|medicine|health|clinical|professional|doctor|physician|dental|dermatolog|"
            r"psycholog|psychiatr|nutrition|therap|pharmac|surg|treatment|diagnos|specialist",
            r"legal|law|attorney|lawyer|solicitor|immigration|professional|counsel|visa",
            r"financ|invest|tax|account|trad|professional|insur|advis[eo]r|broker|monetary",
        ),
        experts=(
            r"doctor|physician|surgeon|dentist|specialist|practitioner|clinician|pharmacist|"
            r"psychiatrist|therapist|midwife|nurse|\w+ologist|\w+trician|hospital|"
            r"(?:medical|health\w*|care|licensed|qualified) (?:professional|provider|expert|advi[sc]e)",
            r"lawyer|attorney|solicitor|notary|counsel|legal|professional|authorit|embassy|consulate",
            r"advis[eo]r|accountant|broker|planner|professional|agent|insurer",
        ),
        affiliate=(
            r"\baffiliat",
            r"\b(?:earn\w*|receiv\w+|get|paid|make)\b[^.!?\n]{0,30}\b(?:commissions?|referral|"
            r"compensat\w+|small fee|percentage|cut)\b",
            r"\b(?:commissions?|compensat\w+|paid|sponsored|referral|partner) (?:links?|partnership|"
            r"content|post|by|for)\b",
            r"\bas an amazon associate\b|\badvertis(?:ing|er) disclosure\b|#ad\b",
        ),
    ),
    "ko": Language(
        words=(),
        denies=(
            r"(?:{t})[^.。!?\n]{0,30}(?:대체|대신|갈음)[^.。!?\n]{0,25}(?:않|없|아니|아닙|못)",
            r"(?:{t})[^.。!?\n]{0,12}(?:조언|자문|상담|진단|소견|판단|권유|추천|의견)[^.。!?\n]{0,20}"
            r"(?:아닙|아니|않|아님|안 ?[되됩돼])",
            r"(?:{t})[^.。!?\n]{0,20}목적[^.。!?\n]{0,12}(?:아닙|아니|않|아님)",
        ),
        limits=(
            r"정보(?:를|의)? ?(?:제공|전달|공유|안내)[^.。!?\n]{0,14}(?:목적|위한|위해|용도|뿐|만을)",
            r"(?:정보|교육|참고)(?:적|용|성)?(?:인|의)? ?(?:목적|용도|용으로|용입|용이|용\b)",
            r"참고(?:로만|만|하시|용|자료|해 ?주)|일반적인 (?:건강 )?정보",
        ),
        declines=(r"책임[^.。!?\n]{0,20}(?:않|없|아니|못)", r"(?:변경|달라질|다를) ?(?:될|수)", r"개인(?:차|에 따라|마다)"),
        subjects=(
            r"의학|의료|전문|진단|치료|진료|의사|건강|처방",
            r"법률|법적|변호사|행정사|전문",
            r"투자|금융|재무|세무|재정|보험|전문",
        ),
        experts=(
            r"의사|전문의|의료진|의료인|약사|병원|전문가|의료기관|주치의",
            r"변호사|행정사|법무사|전문가|출입국",
            r"전문가|세무사|회계사|상담사|보험사",
        ),
        affiliate=(r"제휴|파트너스|수수료|광고비|협찬|원고료|소정의|\(광고\)|\[광고\]|유료 ?광고",),
    ),
    "ja": Language(
        words=(),
        denies=(
            r"(?:{t})[^。!?\n]{0,35}(?:代わ|代替|置き換|替わ|取って代)[^。!?\n]{0,25}(?:ない|なく|ません)",
            r"(?:{t})[^。!?\n]{0,15}(?:助言|アドバイス|診断|行為|判断|相談|推奨|勧誘|意見)"
            r"[^。!?\n]{0,25}(?:ない|なく|ません)",
        ),
        limits=(
            r"(?:情報(?:の)?提供|参考|教育|学習)[^。!?\n]{0,12}(?:のみ|目的|として|程度|まで|です|ください)",
            r"一般的な(?:健康|医療)?情報",
        ),
        declines=(r"(?:責任|保証)[^。!?\n]{0,25}(?:ない|ません|かねます|いたしかね)", r"個人差|変更され|異なる場合"),
        subjects=(
            r"医療|医学|診断|診療|治療|医師|専門|健康|受診",
            r"法律|法的|弁護士|行政書士|専門",
            r"投資|金融|税務|財務|保険|専門",
        ),
        experts=(
            r"医師|医療機関|専門医|専門家|薬剤師|歯科|病院|主治医",
            r"弁護士|行政書士|司法書士|専門家",
            r"専門家|税理士|アドバイザー|保険会社",
        ),
        affiliate=(r"アフィリエイト|広告|プロモーション|アソシエイト|紹介料|成果報酬|報酬を|【PR】|\[PR\]",),
    ),
    "zh": Language(
        words=(),
        denies=(
            r"(?:不|非|无法|無法|切勿|请勿|請勿)[^。!?\n]{0,15}(?:构成|構成|替代|代替|取代|作为|作為|视为|"
            r"視為|当作|當作|当成|當成|是|等同|提供)[^。!?\n]{0,18}(?:{t})",
        ),
        limits=(
            r"(?:仅|僅|只|谨|純|纯)(?:供|作|用于|用於|为|為|是)[^。!?\n]{0,8}(?:参考|參考|信息|资讯|資訊|教育|科普|了解)",
            r"(?:信息|资讯|資訊|内容|內容)[^。!?\n]{0,8}(?:供|做)?(?:参考|參考)",
        ),
        declines=(r"(?:不|概不|恕不)[^。!?\n]{0,8}(?:负责|負責|承担|承擔|保证|保證)", r"因人而异|因人而異|风险自负|風險自負|投资有风险|投資有風險"),
        subjects=(
            r"医|醫|诊|診|治疗|治療|专业|專業|健康|处方|處方",
            r"法律|律师|律師|专业|專業",
            r"投资|投資|理财|理財|财务|財務|税务|稅務|专业|專業|保险|保險",
        ),
        experts=(
            r"医生|醫生|医师|醫師|专业人|專業人|药师|藥師|医疗|醫療|医院|醫院|就医|就醫",
            r"律师|律師|专业人|專業人",
            r"顾问|顧問|专业人|專業人",
        ),
        affiliate=(r"联盟|聯盟|佣金|傭金|分润|分潤|推广链接|推廣連結|合作伙伴|广告|廣告|赞助|贊助",),
    ),
    "es": Language(
        words=("el", "los", "las", "que", "para", "del", "una", "con", "por"),
        denies=(
            r"\b(?:no|ni|nunca|jamás|tampoco)\b[^.!?\n]{0,50}\b(?:sustitu\w+|reempla\w+|constitu\w+|"
            r"equival\w+|es|son|pretend\w+|ofrec\w+|deb\w+|proporcion\w+|substitu\w+|brind\w+|se)\b"
            r"[^.!?\n]{0,60}(?:{t})",
            r"\bno (?:pretend\w+|busca\w*|tiene por objet\w+)[^.!?\n]{0,30}\b(?:diagnosticar|tratar|curar)",
        ),
        limits=(
            r"\b(?:fines?|carácter|propósitos?|efectos?|finalidad(?:es)?|objetivos?|título)(?: \w+){0,3} "
            r"(?:informativ|educativ|divulgativ|orientativ)\w*",
            r"\b(?:meramente|únicamente|s[oó]lo|solamente|exclusivamente|puramente) (?:informativ|orientativ|educativ|divulgativ)\w*",
        ),
        declines=(r"\bno\b[^.!?\n]{0,50}\b(?:responsab\w+|garanti\w+)", r"\bbajo (?:su|tu) (?:propi\w )?(?:riesgo|responsabilidad)", r"\bresultados?\b[^.!?\n]{0,30}\bvar[ií]"),
        subjects=(r"médic|diagnóstic|profesional|sanitari|tratamiento|clínic|salud", r"legal|jurídic|abogad|profesional", r"financier|inversi|fiscal|tributari|profesional"),
        experts=(r"médic|especialista|profesional|doctor|farmac", r"abogad|profesional|asesor", r"asesor|profesional|gestor"),
        affiliate=(r"\bafiliad\w*|\bcomisi(?:ón|ones)\b|\bpatrocinad\w*|\bpublicidad\b",),
    ),
    "pt": Language(
        words=("os", "que", "para", "uma", "não", "com", "do", "da"),
        denies=(
            r"\b(?:não|nem|nunca|jamais|tampouco)\b[^.!?\n]{0,50}\b(?:substitu\w+|constitu\w+|"
            r"equival\w+|é|são|pretend\w+|oferec\w+|dev\w+|fornec\w+|se)[^.!?\n]{0,60}(?:{t})",
        ),
        limits=(
            r"\b(?:fins?|caráter|propósitos?|finalidades?|título|objetivos?)(?: \w+){0,3} (?:informa|educa|orienta)\w*",
            r"\b(?:meramente|apenas|somente|exclusivamente|puramente) (?:informativ|educa|orienta)\w*",
        ),
        declines=(r"\bnão\b[^.!?\n]{0,50}\b(?:responsab\w+|garant\w+)", r"\b(?:por sua conta e risco|resultados?[^.!?\n]{0,30}vari)"),
        subjects=(r"médic|diagnóstic|profission|tratamento|clínic|saúde", r"legal|jurídic|advogad|profission", r"financeir|investiment|fiscal|tributári|profission"),
        experts=(r"médic|especialista|profission|doutor|farmac", r"advogad|profission|consultor", r"consultor|profission|contador|assessor"),
        affiliate=(r"\bafiliad\w*|\bcomiss(?:ão|ões)\b|\bpatrocinad\w*|\bpublicidade\b",),
    ),
    "de": Language(
        words=("der", "und", "nicht", "die", "das", "mit", "für", "ist", "ein"),
        denies=(
            r"\b(?:ersetz\w+|ersatz|stell\w+|darstell\w*|versteh\w+|handelt|ist|sind|biet\w+|dien\w+|"
            r"gilt|gelten)\b[^.!?\n]{0,60}\b(?:kein\w*|nicht|keinesfalls|niemals|weder)\b[^.!?\n]{0,60}(?:{t})",
            r"\b(?:kein\w*|nicht|weder)\b[^.!?\n]{0,70}(?:{t})\w*[^.!?\n]{0,60}(?:ersetz\w+|ersatz|darstell\w+)",
            r"\b(?:kein\w*|nicht als|weder|nicht)\b[^.!?\n]{0,20}(?:{t})\w*[- ]?\w*(?:beratung|rat|empfehlung|diagnose)",
        ),
        limits=(
            r"\b(?:nur|lediglich|ausschließlich|rein|allein)\b[^.!?\n]{0,30}(?:informati|bildungs|orientierung)\w*",
            r"\bzur? (?:allgemeinen |reinen )?(?:informationszweck\w*|information\b|orientierung\b)",
            r"\b(?:dien\w+)\b[^.!?\n]{0,20}\bder (?:allgemeinen )?(?:information|aufklärung|ausbildung)",
        ),
        declines=(r"\b(?:kein\w*|nicht)\b[^.!?\n]{0,40}\b(?:haftung|gewähr|garantie|verantwortung|haften)", r"\bauf eigene (?:gefahr|verantwortung)", r"\bergebnisse?\b[^.!?\n]{0,30}\b(?:variier|abweich)"),
        subjects=(r"ärztlich|medizin|arzt|ärzt|diagnos|behandlung|therap|beratung", r"recht\w*|anwalt|anwält|juristisch", r"finanz|anlage|steuer|investitions"),
        experts=(r"arzt|ärzt|apothek|fachperson|mediziner|klinik", r"anwalt|anwält|jurist|beratungsstelle", r"berater|steuerberat"),
        affiliate=(r"\baffiliate|\bprovision|\bpartner-?links?\b|\bwerbung\b|\banzeige\b|\bwerbelinks?\b|\bempfehlungslinks?\b",),
    ),
    "fr": Language(
        words=("les", "des", "est", "une", "pour", "vous", "et", "dans", "sur"),
        denies=(
            r"\b(?:ne|n['’])\s?\w+[^.!?\n]{0,40}\b(?:pas|en aucun cas|aucun\w*|ni|jamais|nullement)\b[^.!?\n]{0,60}(?:{t})",
            r"\bne (?:sau?r\w+|peu\w+|doi\w+)[^.!?\n]{0,40}\b(?:remplac|substitu|constitu|considér)\w+[^.!?\n]{0,60}(?:{t})",
        ),
        limits=(
            r"\b(?:titre|but|fins?|vocation|caractère|usage)s? (?:\w+ ){0,3}(?:informati|éducati|indicati|pédagogi)\w*",
            r"\b(?:purement|uniquement|seulement|strictement|simplement) (?:informati|indicati|éducati)\w*",
        ),
        declines=(r"\b(?:ne|n['’])\s?\w+[^.!?\n]{0,40}\b(?:responsab\w+|garanti\w+)", r"\b(?:décline\w*|dégage\w*)\b[^.!?\n]{0,30}responsab", r"\bà vos (?:propres )?risques", r"\brésultats?\b[^.!?\n]{0,30}\bvari"),
        subjects=(r"médic|médecin|diagnosti|professionnel|traitement|soins|santé", r"juridi|légal|avocat|professionnel", r"financi|investi|fiscal|professionnel"),
        experts=(r"médecin|professionnel|pharmacien|spécialiste|praticien|docteur", r"avocat|juriste|professionnel|notaire", r"conseiller|professionnel|comptable"),
        affiliate=(r"\baffili|\bcommissions?\b|\bsponsoris|\bpublicité\b|\bpartenariat rémunéré|\bcollaboration commerciale",),
    ),
    "it": Language(
        words=("il", "che", "per", "della", "una", "non", "gli", "di", "sono"),
        denies=(
            r"\bnon\b[^.!?\n]{0,50}\b(?:sostitu\w+|costitu\w+|rappresent\w+|intend\w+|è|sono|forni\w+|vuole|deve)\b?[^.!?\n]{0,60}(?:{t})",
        ),
        limits=(
            r"\b(?:scop[oi]|fini|titolo|carattere|finalità)(?: \w+){0,3} (?:informativ|divulgativ|educativ)\w*",
            r"\b(?:puramente|esclusivamente|solo|meramente) (?:informativ|indicativ|divulgativ)\w*",
        ),
        declines=(r"\bnon\b[^.!?\n]{0,50}\b(?:responsabil\w+|garan\w+)", r"\ba proprio rischio|\brisultati\b[^.!?\n]{0,30}\bvari"),
        subjects=(r"medic|diagnos|professionist|terap|sanitari|cura", r"legal|giuridic|avvocat", r"finanziari|investiment|fiscal"),
        experts=(r"medic|specialista|farmacist|professionist", r"avvocat|professionist", r"consulent|professionist|commercialist"),
        affiliate=(r"\baffiliat|\bcommission[ei]\b|\bsponsorizzat|\bprovvigion",),
    ),
    "nl": Language(
        words=("het", "een", "van", "voor", "niet", "zijn"),
        denies=(
            r"\b(?:geen|niet|nooit|noch)\b[^.!?\n]{0,50}(?:vervang\w*|{t})[^.!?\n]{0,50}(?:{t}|advies|diagnose|arts)",
        ),
        limits=(r"\b(?:informatieve|educatieve|algemene)\b[^.!?\n]{0,15}doeleinden|\buitsluitend\b[^.!?\n]{0,20}\binformatie|\bter informatie\b",),
        declines=(r"\b(?:geen|niet)\b[^.!?\n]{0,40}\b(?:aansprakelijk|verantwoordelijk|garantie|rechten)", r"\bop eigen risico"),
        subjects=(r"medisch|arts|professione|diagnose|behandeling", r"juridisch|advocaat", r"financi|beleggings|fiscaal"),
        experts=(r"arts|dokter|apotheker|specialist|zorgverlener", r"advocaat|jurist", r"adviseur"),
        affiliate=(r"\baffiliate|\bcommissie\b|\bgesponsord",),
    ),
}  # fmt: skip
