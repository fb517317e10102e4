"""Sentences that disclaim medical advice, and sentences that only sound like it, in nine languages."""

from __future__ import annotations

import pytest

from guidelint.checks.policy import Options, check
from guidelint.facts import local
from guidelint.model import Settings
from guidelint.parse import read
from guidelint.text import decode

# What an article says besides, so that its language shows.
BEGINS = {
    "en": "The clinic near the station treats scars in three sessions, and the price includes the taxi for you.",
    "ko": "역 근처의 병원은 흉터를 세 번에 나누어 치료하며 비용에는 택시비가 포함됩니다.",
    "ja": "駅の近くのクリニックでは傷跡を三回に分けて治療し、料金にはタクシー代が含まれています。",
    "es": "La clínica cerca de la estación trata las cicatrices en tres sesiones y el precio incluye el taxi para los turistas.",
    "de": "Die Klinik am Bahnhof behandelt Narben in drei Sitzungen, und der Preis ist mit dem Taxi für die Gäste.",
    "fr": "La clinique près de la gare traite les cicatrices en trois séances et le prix comprend le taxi pour les touristes.",
    "zh": "车站附近的诊所分三次治疗疤痕，价格包含出租车费用。",
    "pt": "A clínica perto da estação trata as cicatrizes em três sessões e o preço inclui o táxi para os turistas.",
    "it": "La clinica vicino alla stazione tratta le cicatrici in tre sedute e il prezzo include il taxi per i turisti.",
}

DISCLAIMS = {
    "en": [
        "This guide does not offer medical advice.",
        "We don't give medical advice.",
        "Please treat this as general information, not as a medical recommendation.",
        "It's not intended to diagnose or treat any condition.",
        "Always seek the advice of your doctor; never disregard professional medical advice because of something you read here.",
        "For general guidance only; it does not replace professional care.",
        "The authors are journalists, not doctors.",
        "Use this guide for information only.",
        "This content is not a substitute for a consultation with a qualified physician.",
        "Nothing on this site is intended as medical advice.",
        "This post isn't medical advice.",
        "Reading it doesn’t replace a visit to your doctor.",
        "Information here is provided for educational purposes.",
        "I am not a doctor and this is my own experience.",
        "Not medical advice.",
        "This does not constitute a doctor-patient relationship or medical counsel.",
    ],
    "ko": [
        "의학적 조언으로 간주해서는 안 됩니다.",
        "전문 의료 상담을 대체하지 않습니다.",
        "참고용으로만 활용하시기 바랍니다.",
        "진단이나 치료를 목적으로 하지 않습니다.",
        "정보 제공을 목적으로 하며 의료 자문이 아닙니다.",
        "이 글은 의사의 진료를 대신할 수 없습니다.",
    ],
    "ja": [
        "医師の診断の代わりになるものではありません。",
        "参考情報としてご利用ください。",
        "医学的な助言ではありません。",
        "診療行為を目的としたものではありません。",
        "あくまで参考としてお読みください。",
    ],
    "es": [
        "No sustituye el consejo de un profesional médico.",
        "Solo con fines informativos.",
        "Esta información no debe considerarse asesoramiento médico.",
        "Contenido meramente informativo.",
        "No pretende diagnosticar ni tratar ninguna enfermedad.",
    ],
    "de": [
        "Dieser Beitrag ersetzt keinen Arztbesuch.",
        "Die Inhalte dienen ausschließlich Informationszwecken.",
        "Keine medizinische Beratung.",
        "Dies stellt keine ärztliche Empfehlung dar.",
        "Wir sind keine Ärzte.",
    ],
    "fr": [
        "Ne remplace pas l'avis d'un médecin.",
        "À titre informatif seulement.",
        "Ceci n'est pas un avis médical.",
        "Ce contenu ne saurait se substituer à une consultation médicale.",
    ],
    "zh": [
        "本文仅供参考。",
        "不能代替专业医疗意见。",
        "本内容不作为医疗建议。",
        "以上信息不可替代医生诊断。",
    ],
    "pt": [
        "Não substitui a consulta médica.",
        "Apenas para fins informativos.",
        "Este conteúdo não é aconselhamento médico.",
    ],
    "it": [
        "Non sostituisce il parere del medico.",
        "Solo a scopo informativo.",
        "Questo articolo non costituisce consiglio medico.",
    ],
}

DOES_NOT = {
    "en": [
        "Ask your doctor whether you may fly.",
        "The coordinator is not a doctor but speaks English.",
        "Information desks stand at each gate.",
        "Do not skip the medical check before surgery.",
        "Without medical advice you should not take the pills.",
        "The brochure is informational and free.",
        "No doctor will see you without a passport.",
        "The clinic is not responsible for lost bags.",
        "Consult with a specialist about the laser.",
        "This replaces the old machine, and doctors like it.",
        "Prices may vary by season.",
    ],
    "ko": [
        "수술 전에 의사와 상담하세요.",
        "병원 정보는 안내 데스크에서 제공합니다.",
        "비용은 변경될 수 있습니다.",
    ],
    "ja": [
        "手術の前に医師に相談してください。",
        "料金は変更されることがあります。",
        "受付で医療情報を提供しています。",
    ],
    "es": [
        "Consulte a su médico antes de volar.",
        "La información está en la recepción.",
        "El médico no habla español.",
    ],
    "de": [
        "Fragen Sie Ihren Arzt vor dem Flug.",
        "Die Beratung ist kostenlos.",
        "Der Arzt ersetzt die Füllung.",
    ],
    "fr": [
        "Demandez à votre médecin avant de voler.",
        "Le médecin remplace la prothèse.",
    ],
    "zh": [
        "手术前请咨询医生。",
    ],
    "pt": [
        "Pergunte ao médico antes de voar.",
    ],
    "it": [
        "Chieda al medico prima di volare.",
    ],
}


def disclaimed(language: str, sentence: str) -> bool:
    source = f"---\ntitle: Scars\n---\n\n{BEGINS[language]}\n\n{sentence}\n"
    article = read(decode(source.encode()), "a.mdx", "mdx")
    facts = local(article, Settings())
    return not list(check(article, facts, Options(ask="missing", statement="medical")))


def rows(table: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(language, text) for language, texts in table.items() for text in texts]


@pytest.mark.parametrize(("language", "sentence"), rows(DISCLAIMS))
def test_the_sentence_disclaims(language: str, sentence: str) -> None:
    assert disclaimed(language, sentence)


@pytest.mark.parametrize(("language", "sentence"), rows(DOES_NOT))
def test_the_sentence_disclaims_nothing(language: str, sentence: str) -> None:
    assert not disclaimed(language, sentence)
