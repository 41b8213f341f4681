"""Chinese family names that sound or look alike: 王 and 汪, 張 and 章, 余 and 佘."""

import unicodedata
from collections.abc import Mapping
from typing import Final

# The common family names by how Mandarin says them, without tones; the traditional forms beside.
_SAID: Final = """
    bai 白柏 cai 蔡 cao 曹 chang 常 chen 陈陳谌諶 cheng 程成 cui 崔 dai 戴 deng 邓鄧 ding 丁
    dong 董 du 杜 duan 段 fan 范樊 fang 方房 feng 冯馮封 fu 傅付符 gao 高郜 ge 葛戈
    gong 龚龔宫宮巩鞏 gu 顾顧古谷 guan 关關管 guo 郭 han 韩韓 hao 郝 he 何贺賀和 hong 洪
    hou 侯 hu 胡 huang 黄黃 ji 季纪紀姬吉 jia 贾賈 jiang 江蒋蔣姜 jin 金靳晋晉 kang 康 kong 孔
    lai 赖賴 lei 雷 li 李黎厉厲栗利 liang 梁 liao 廖 lin 林蔺藺 liu 刘劉柳 long 龙龍
    lu 卢盧陆陸鲁魯路芦蘆 luo 罗羅骆駱洛 ma 马馬 mao 毛茅 meng 孟蒙 mo 莫 ni 倪 nie 聂聶
    niu 牛 ou 欧歐区區 pan 潘 peng 彭 qi 齐齊戚祁 qian 钱錢 qiao 乔喬 qin 秦覃 qiu 邱丘裘仇
    ren 任 shao 邵 shen 沈申 shi 石史施时時 song 宋 su 苏蘇 sun 孙孫 tan 谭譚谈談 tang 唐汤湯
    tao 陶 tian 田 wan 万萬 wang 王汪 wei 魏韦韋卫衛 wen 文温溫闻聞 weng 翁 wu 吴吳武伍邬鄔巫
    xia 夏 xiao 萧蕭肖 xie 谢謝解 xiong 熊 xu 徐许許 xue 薛 yan 严嚴阎閻颜顏燕晏闫閆
    yang 杨楊阳陽羊 yao 姚 ye 叶葉 yi 易伊 yin 尹殷 yu 于余俞喻虞郁於 yuan 袁元 zeng 曾
    zhang 张張章 zhao 赵趙 zheng 郑鄭 zhong 钟鍾鐘仲 zhou 周 zhu 朱祝诸諸竺 zhuang 庄莊
    zou 邹鄒 zuo 左
"""
# Family names that are easily misread for another sign.
_ALIKE: Final = (
    "余佘 王玉 侯候 李季 汪江 田由甲申 石右 朱未末 白自 史吏 于干千 万方 古占 邱丘 戴载載"
)
_WORDS: Final = _SAID.split()
SYLLABLES: Final = tuple(_WORDS[::2])
"""How Mandarin says the common family names, in Pinyin without tones."""
_SOUND: Final[Mapping[str, str]] = {
    sign: said for said, signs in zip(SYLLABLES, _WORDS[1::2], strict=True) for sign in signs
}
_SHAPES: Final = tuple(map(frozenset, _ALIKE.split()))


def said_alike(one: str, other: str) -> bool:
    """True of two names whose Chinese signs sound or look alike, sign by sign.

    A name in Chinese signs is also compared with how it is spelled in Latin letters.
    """
    first, second = _signs(one), _signs(other)
    if not (first and second and _has_known(first + second)):
        return False
    if first.isascii() or second.isascii():
        return _spelled(first) == _spelled(second)
    return len(first) == len(second) and all(map(_sign_alike, first, second))


def _has_known(signs: str) -> bool:
    return any(sign in _SOUND for sign in signs)


def _signs(name: str) -> str:
    whole = unicodedata.normalize("NFKC", name).casefold()
    return "".join(sign for sign in whole if sign.isalpha())


def _spelled(signs: str) -> str:
    return "".join(_SOUND.get(sign, sign) for sign in signs)


def _sign_alike(one: str, other: str) -> bool:
    sounds = _SOUND.get(one, one) == _SOUND.get(other, other)
    return sounds or any(one in shapes and other in shapes for shapes in _SHAPES)
