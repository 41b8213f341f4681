"""Names of one sound under several spellings in Latin letters: Xu and Hsu, Kim and Gim."""

import re
from collections.abc import Mapping
from typing import Final

from il2nurse.workflow.likeness.chinese import SYLLABLES

# From Pinyin (ISO 7098) to Wade-Giles, as the Library of Congress's conversion table has it;
# passports leave its apostrophes and dots out. The order matters.
_WADE_GILES: Final = tuple(
    (re.compile(pattern), spelled)
    for pattern, spelled in (
        (r"^(zh|ch)i$", "chih"),
        (r"^(sh)i$", "shih"),
        (r"^ri$", "jen"),
        (r"^(z|c)i$", "tzu"),
        (r"^si$", "ssu"),
        (r"ong$", "ung"),
        (r"ian$", "ien"),
        (r"^yan$", "yen"),
        (r"(?<=[iuy])e$", "eh"),
        (r"^ye$", "yeh"),
        (r"^you$", "yu"),
        (r"(?<=^[gkh])e$", "o"),
        (r"(?<=[bpmfdtnlzcsr])uo$", "o"),
        (r"(?<=^[gk])ui$", "uei"),
        (r"^(zh|q|j)", "ch"),
        (r"^x", "hs"),
        (r"^r", "j"),
        (r"^[zc](?!h)", "ts"),
        (r"^b", "p"),
        (r"^d", "t"),
        (r"^g", "k"),
    )
)
# Korean family names: the Revised Romanization of Korean (2000) first, then McCune-Reischauer
# (1939) and the spellings that families chose for their passports.
_KOREAN: Final = """
    gim kim ghim; i lee yi rhee ri li; bak park pak bahk; choe choi; jeong jung chung cheong chong;
    gang kang kahng; jo cho joh; yun yoon youn; jang chang; im lim rim yim; o oh; seo suh sur;
    sin shin; gwon kwon; hwang whang; an ahn; song soung; yu yoo ryu you lyu; jeon jun chun chon;
    go ko koh goh; mun moon; son sohn shon; bae pae; baek paik paek back baik; heo hur huh her;
    sim shim; no noh roh rho; ha hah; gwak kwak kwack; seong sung song; ju joo chu choo; u woo wu;
    gu koo ku goo; na ra nah la; jin chin; ji chi jee; eom um uhm ohm; cheon chun chon; bang pang;
    gong kong; hyeon hyun hyon; byeon byun pyon; yeom yum yom; yeo yuh; chu choo; do doh toh;
    so soh; seok suk sok; seon sun; seol sul; gil kil; gi ki kee; geum keum kum; guk kook
"""
# One name of the Irish, Scots and others, as it is spelled at home and as it is heard.
_HEARD: Final = """
    sean shaun shawn shon; siobhan shivaun chevonne; niamh neve neeve; aoife eefa; caoimhe keeva;
    saoirse sersha; cian kian kean; eoin owen eoghan euan ewan ewen; geoffrey jeffrey jeffery;
    graham graeme grahame; hugh hew; yusuf youssef yousef josef joseph; osman uthman othman;
    yevgeny evgeny evgeni; yuri iouri juri; xavier javier; nguyen nguen; vu voo; hoang huynh
"""
# Japanese as it is heard (Hepburn) and as it is taught (Kunrei-shiki, ISO 3602); a long vowel is
# written or left out.
_JAPANESE: Final = re.compile(r"(?:(?:[kstnhmyrwgzdbpfj]|sh|ch|ts)y?(?:[aiue]|o[hu]?)|[aiueo]|n)+")
_KUNREI: Final = (
    ("shi", "si"),
    ("sh", "sy"),
    ("chi", "ti"),
    ("ch", "ty"),
    ("tsu", "tu"),
    ("ji", "zi"),
    ("fu", "hu"),
    ("oh", "o"),
    ("ou", "o"),
    ("oo", "o"),
    ("uu", "u"),
)


def _wade_giles(pinyin: str) -> str:
    for pattern, spelled in _WADE_GILES:
        pinyin = pattern.sub(spelled, pinyin)
    return pinyin


def _groups() -> Mapping[str, frozenset[int]]:
    """Of each spelling the sounds for which it stands."""
    lines = [line.split() for line in (_KOREAN + ";" + _HEARD).split(";")]
    lines += [[said, _wade_giles(said)] for said in SYLLABLES]
    found: dict[str, set[int]] = {}
    for at, line in enumerate(lines):
        for spelling in line:
            found.setdefault(spelling, set()).add(at)
    return {spelling: frozenset(sounds) for spelling, sounds in found.items()}


_SOUNDS: Final = _groups()
_NONE: Final = frozenset[int]()


def spelled_alike(one: str, other: str) -> bool:
    """True of two names, in small Latin letters, that may be two spellings of one."""
    if _SOUNDS.get(one, _NONE) & _SOUNDS.get(other, _NONE):
        return True
    return bool(_JAPANESE.fullmatch(one) and _JAPANESE.fullmatch(other)) and (
        _kunrei(one) == _kunrei(other)
    )


def _kunrei(name: str) -> str:
    for heard, taught in _KUNREI:
        name = name.replace(heard, taught)
    return name
