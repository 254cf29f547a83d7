"""What text in an encoding looks like where the encoding is the right one.

Encodings of East Asia give nearly every pair of bytes a meaning, so that a file in one decodes in the others as well;
but wrong letters are rare ones. Cyrillic read in the wrong encoding turns its capitals around.

Source: for the letters, those most frequent in texts, and those of words above columns, in each language.
"""

import re
from collections.abc import Mapping

CHINESE = frozenset(
    "的一是不了人我在有他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可里后小么心多天而能好都然没日于起还发"
    "成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但身些与高意进把法此实回二理美点月明其种声全工己"
    "话儿者向情部正名定女问力机给等几很业最间新什打便位因重被走电四第门相次东政海口使教西再平真听世气信北少关并内加化由却代军产入先山五"
    "太水万市表色性别龄城区省男否姓价格数量期班级成绩语英类型温度湿速距离率值号编良优差及红黄蓝绿黑白京沪广深课程销售额单元吨米"
)
TRADITIONAL = frozenset(
    "的一是不了人我在有他這中大來上國個到說們為子和你地出道也時年得就那要下以生會自著去之過家學對可里後小麼心多天而能好都然沒日於起還發"
    "成事只作當想看文無開手十用主行方又如前所本見經頭面公同三已老從動兩長知民樣現分將外但身些與高意進把法此實回二理美點月明其種聲全工己"
    "話兒者向情部正名定女問力機給等幾很業最間新什打便位因重被走電四第門相次東政海口使教西再平真聽世氣信北少關並內加化由卻代軍產入先山五"
    "太水萬市表色性別齡城區省男否姓價格數量期班級成績語英類型溫度濕速距離率值號編良優差及紅黃藍綠黑白臺台灣雄南縣路街顏課程銷售額單元"
)
KANJI = frozenset(
    "日一国会人年大十二本中長出三同時政事自行社見月分議後前民生連五発間対上部東者地合市業内相方四定今回新場金員九入選立開手米力学問高代明"
    "実円関決子動京全目表経通外最言氏現理調体化田当八六約主題下意法不来作性的要用制度務強気小七成期公野取都和統以機平総加山思家話世受区領"
    "多県続進正安設保改数記院女初北午指権心界支第産結百点教報書府活原先共得解名交資予川向面文反元重近千考判認画海参売利組知道信集在件別物"
    "側任引使求所次水半品計増係感特情投示変打男各始島直両朝価式確村運終果西勢台広容必応電歳住能無再位置真流格有口過少放税町常校料阪土比車"
    "何南石足番号色否可良差級身体重温速率値型種類県氏"
)
HANGUL = frozenset(
    "이다의는에을가고하지로한사대기자시아인정어도부은일수리전들를해주나상과보원여구서그동성만국년장조화경제소공스있라생회유선연신무세학안우비"
    "관방개문교마용산실중모내분후양오미계속민통치물행업당진등터작급위식단재반법발북남녀결점월요목금토평균값울광역천충청예니름번호명거래온도격"
)  # fmt: skip
USUAL: Mapping[str, frozenset[str]] = {
    "gb18030": CHINESE, "big5": TRADITIONAL, "shift-jis": KANJI, "euc-jp": KANJI, "euc-kr": HANGUL,
}  # fmt: skip
FEW, FEW_WORDS = 8, 3
CAPITALS = 0.95  # that a word in capitals counts: as such, small ones appear in the wrong one of two encodings
WORD = re.compile(r"[^\W\d_]{2,}")
CYRILLIC = re.compile("[Ѐ-ӿ]+")


def usual_share(encoding: str, letters: str) -> float:
    """Share of the different letters beyond ASCII that are usual ones in the encoding's language, kana included.

    Of fewer than eight letters it is taken as of eight: one or two may be usual ones by chance.
    """
    usual, different = USUAL[encoding], set(letters)
    kana = sum(map(is_kana, different)) if usual is KANJI else 0
    return (len(different & usual) + kana) / max(len(different), FEW)


def is_kana(letter: str) -> bool:
    """Whether it is one of hiragana or katakana."""
    return "\u3041" <= letter <= "\u30ff"


def cyrillic_share(content: str) -> float:
    """Share of the words beyond ASCII, of three or more, that are Cyrillic and small, capitalized or in capitals."""
    words = {word for word in WORD.findall(content) if not word.isascii()}
    cyrillic = [word for word in words if CYRILLIC.fullmatch(word)]
    right = sum(1.0 if word[1:].islower() else CAPITALS * word.isupper() for word in cyrillic)
    return right / max(len(words), FEW_WORDS)


def broken_words(content: str) -> int:
    """How many signs beyond ASCII that are no letters stand beside a letter, as in “zda³” and “£ódŸ”."""
    signs = [place for place, letter in enumerate(content) if letter > "\x7f" and not letter.isalpha()]
    return sum(any(map(str.isalpha, content[max(place - 1, 0) : place + 2])) for place in signs)
