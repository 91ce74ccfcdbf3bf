# SPDX-License-Identifier: Apache-2.0
"""What hostile texts are made of: our own words, and characters chosen for the trouble they give."""

from __future__ import annotations

NOUNS = """minister village rebels harbour treaty soldiers bridge protest embassy farmers union border factory judge
students hostages convoy election river ceasefire police talks sanctions militia cabinet teacher oil grain court
children mice women aircraft crises leaves wolves data criteria brother-in-law""".split()
VERBS = """said attacked met signed denied crossed arrested promised fled has been won't cannot gonna leaving
struck taught bought were is does dying lay threatening called off agreed freed ate shaken""".split()
NAMES = """Ardania Mr. Okoye Dr. Lindqvist Gen. Haddad St. Brennick Lake Torvo United Coasts Port Selwyn I. K. Moreau
O'Dell Al-Zafir U.N. E.U. N.K. McTavish van der Meer Velkov's Monday Jan. March 2031-05-06 Q3 Ph.D.""".split()
SMALL = """the a an of in on at by for with to and or but that which who whose if as after before not n't 's than
more most better worst there here it they them I you we he she his her its only just very also no""".split()
CONTRACTIONS = """don't DON'T don’t can't Can’t cannot shouldn't've I'd've y'all y’all ain't it's It’s he'll
they're we've 'tis 'Tis let's that's who'd o'clock ma'am 'em 'cause rock'n'roll gimme lemme wanna gonna gotta dunno
John's James' the'70s ’90s d'être l'homme qu'il 's 'S n't N'T ’s '' `` 'd 'll 're 've 'm""".split()
EMOTICONS = """:) :-) :( :D ;) :P xD XD <3 </3 :'( :’( (^_^)
¯\\_(ツ)_/¯ ಠ_ಠ (╯°□°）╯︵┻━┻ o_O O.o :/ :// -.- ^_^ \\o/ :-* ):
(: (-: =D 8-) :3 :> >.< ><(((*> 😀 👍🏽 👨‍👩‍👧‍👦 🇳🇬 🇺🇳🇪🇺 ❤️ ☺︎ 1️⃣""".split()
UNITS = """km kg g mg lb oz mph m² m³ km² % ‰ °C °F C F ° $ € £ ¥ ₦ US$ A$ GB MB TB kHz MHz V W kWh bn m k K p.m. a.m.
am pm AM ft in px mmHg bpm Mt ha hl db st nd rd th s x :1 –""".split()
NUMBERS = """0 1 7 12 42 1,000 1.000.000 3.14 .5 -3 +4 1/2 ½ ² ①  ٣٤ १२ 10^6 1e9 2019 '99 1990s 10:30 12:00:01 1-0 3–4
31/12/2030 2030-12-31 +44 555-0134 1st 22nd 007 0x1F 1'000 ４２ Ⅷ 三 ㊿""".split()
HOSTS = """example.org example.com www.example.net sub.domain.example.co.uk 192.0.2.7 10.0.0.1 192.168.1.1 172.16.0.9
localhost xn--bcher-kva.example bücher.example пример.испытание example a.b x.y.z example.museum 256.1.1.1 e.g
a_b.example.org -bad-.example""".split()
SCHEMES = """http:// https:// ftp:// HTTP:// mailto: file:/// www. // http:/ ht!tp:// a://""".split() + [""]
PATHS = """/ /a/b.html /?q=1&r=a%20b #x :8080/z /(paren) /a,b;c /end. /ü ? :99999 /… //""".split() + [""]

QUOTES = """" ' ` ´ “ ” ‘ ’ ‚ „ « » ‹ › 「 」 『 』 〝 〟 ＂ ＇ '' `` "" ‘‘ ’’""".split()
BRACKETS = [tuple(pair) for pair in "() [] {} <> “” «» （） 【】 ''".split()] + [('"', '"')]
MARKS = list(".,;:!?…·•*#&@/\\|~^_-–—―=+<>%$€£§¶†©®™°¡¿،؛؟।。、！？・")
MARKS += ["...", "....", "--", "---", "?!", "!!!", ". . .", "…."]

# Everything that Python calls white space, and neighbours that it does not.
WHITE = [" ", "  ", "\t", "\n", "\v", "\f", "\r", "\r\n", "\n\n", "\x1c", "\x1d", "\x1e", "\x1f", "\x85", "\xa0"]
WHITE += ["\u1680", *map(chr, range(0x2000, 0x200B)), "\u2028", "\u2029", "\u202f", "\u205f", "\u3000"]
NOT_WHITE = ["\x00", "\x07", "\x1b", "\x7f", "\x80", "\xad", "\u180e", "\u200b", "\u200c", "\u200d", "\u2060"]
NOT_WHITE += ["\u2800", "\u3164", "\ufeff"]
DIRECTION = list("\u061c\u200e\u200f\u202a\u202b\u202c\u202e\u2066\u2067\u2069")
COMBINING = list("\u0301\u0307\u0308\u0323\u0327\u0345\u034f\u093f\u0e31\u20dd\u3099\ufe0f\U0001d165")

# Where case mapping is not one to one, hangs on context, or where categories surprise.
ODD_LETTERS = list("İıſßẞﬀﬃŉǰΐΰẖǅǲᾳᾼΣσςΌǆªºʰⅣⅳⓐⒶŁłÅKΩµμЀӀᏣꭰꮳ𐐀𐐨𞤀𞤢𝐀𝔸𝟘ⴀႠაᲐ\u212a\u212b\u2126")
SIGMAS = ["ΟΔΥΣΣΕΥΣ", "ΣΑΣ", "Σ", "ΑΣ.", "Α.Σ", "ΑΣ'Β", "Σ\u0301", "ΑΣ\u0301", "ΑΣ\u00ad", "ΑΣ\u0345Α", "A\u0301Σ"]
SIGMAS += ["ΑΣ1", "ΑΣ:Β", "ΑΣ\u2019"]
DOTTED = ["İstanbul", "İ", "İiıi", "DİYARBAKIR", "i\u0307", "İ'", "İİİ"]
# Assigned only after Unicode 14.0, that of spaCy's Python, and letters (mostly) ever since.
UNICODE_15 = [0x0CF3, 0x10EFD, 0x11F02, 0x11F50, 0x1D2C0, 0x1DF25, 0x1E030, 0x1E4D0, 0x1E4F1, 0x1F6DC, 0x31350, 0x323AF]
UNICODE_15 += [0x2FFC, 0x31EF, 0x2EBF0, 0x2EE5D]
UNICODE_16 = [0x1C89, 0x1C8A, 0xA7CB, 0xA7CC, 0xA7CD, 0xA7DA, 0xA7DB, 0xA7DC, 0x105C0, 0x10D40, 0x10D50]
UNICODE_16 += [0x10D70, 0x10EC2, 0x11380, 0x113D0, 0x11BC0, 0x13460, 0x143FA, 0x16100, 0x16130, 0x16D40, 0x16D70]
UNICODE_16 += [0x1E5D0, 0x1E5F1]
UNICODE_17 = [0xA7CE, 0xA7CF, 0xA7D2, 0xA7D4, 0x10940, 0x11DB0, 0x16EA0, 0x16EBB, 0x1E6C0, 0x31FC0, 0x323B0]
NEW_LETTERS = [chr(code) for code in UNICODE_15 + UNICODE_16 + UNICODE_17]

SCRIPTS = """Москва ПЕРЕГОВОРЫ Київ Αθήνα القاهرة مُحَمَّد تهران בְּרֵאשִׁית ירושלים दिल्ली कि ঢাকা தமிழ் తెలుగు ಕನ್ನಡ
മലയാളം ไทย กรุงเทพ ລາວ မြန်မာ ខ្មែរ 北京 東京タワー カタカナ ﾊﾝｶｸ 서울 한글 ᄒᆞᆫ አዲስ ᠮᠣᠩᠭᠣᠯ Հայաստան
საქართველო ᏣᎳᎩ ⲕⲏⲙⲉ ཏིབ 𐤊𐤍𐤏𐤍 𒀭 𓂀 naïve Žižek Łódź Ångström façade Straße coöperate œuvre Đặng Nguyễn ŋaŋa
ʻokina ǀXam""".split()
