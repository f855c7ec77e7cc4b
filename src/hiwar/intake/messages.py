"""Every sentence intake can say, in Arabic, French and English.

The wing is pure, so the sentences stand here and not in a catalog. Each says what to do next;
none holds a path, a name of ours or the words of a library.
"""

from typing import Final, Literal

Language = Literal["ar", "fr", "en"]
Sentence = dict[Language, str]

CODES: Final = (
    "empty",
    "too_large",
    "wrong_kind",
    "encrypted",
    "broken",
    "no_text",
    "too_slow",
    "too_much_memory",
    "bomb",
    "too_many_pages",
)

# A key is a code, or a code with a variant after the dot.
REFUSALS: Final[dict[str, Sentence]] = {
    "empty": {
        "ar": "الملف فارغ. اختر الملف الذي فيه النص، أو الصق النص مباشرة.",
        "fr": "Le fichier est vide. Choisissez celui qui contient le texte, ou collez le texte.",
        "en": "The file is empty. Choose the one that holds the text, or paste the text.",
    },
    "too_large": {
        "ar": "الملف أكبر من {value} ميغا. احفظ نسخة بلا صور أو اقسمه، ثم أعد رفعه.",
        "fr": "Le fichier dépasse {value} Mo. Enregistrez-le sans images ou divisez-le, "
        "puis renvoyez-le.",
        "en": "The file is larger than {value} MB. Save it without pictures or split it, "
        "then send it again.",
    },
    "too_large.text": {
        "ar": "النص أطول مما يُقرأ دفعة واحدة. اقسم الملف إلى أجزاء، ثم ارفعها واحدا بعد آخر.",
        "fr": "Le texte est trop long pour une seule lecture. Divisez le fichier, "
        "puis envoyez les parties l’une après l’autre.",
        "en": "The text is too long to read at once. Split the file and send the parts singly.",
    },
    "too_large.picture": {
        "ar": "الصورة أكبر من {value} مليون نقطة، فلم تُفتح. صغّرها أو صوّر الورقة من جديد، ثم أعد رفعها.",
        "fr": "L’image dépasse {value} millions de points ; elle n’a pas été ouverte. Réduisez-la ou "
        "reprenez la photo, puis renvoyez-la.",
        "en": "The picture has more than {value} million dots, so it was not opened. Make it smaller or "
        "take it again, then send it.",
    },
    "wrong_kind": {
        "ar": "هذا الملف {kind}، ولا يُقرأ هنا. {advice}",
        "fr": "Ce fichier est {kind}, qui ne se lit pas ici. {advice}",
        "en": "This file is {kind}, which is not read here. {advice}",
    },
    "encrypted": {
        "ar": "الملف محمي بكلمة سر. افتحه في برنامجه واحفظ نسخة بلا كلمة سر، ثم ارفعها.",
        "fr": "Le fichier est protégé par un mot de passe. Ouvrez-le, enregistrez une copie sans "
        "mot de passe, puis envoyez-la.",
        "en": "The file is locked with a password. Open it, save a copy without a password, "
        "then send the copy.",
    },
    "broken": {
        "ar": "الملف معطوب أو ناقص. افتحه في برنامجه واحفظه من جديد، أو الصق نصه.",
        "fr": "Le fichier est abîmé ou incomplet. Ouvrez-le et enregistrez-le à nouveau, "
        "ou collez son texte.",
        "en": "The file is damaged or cut short. Open it and save it again, or paste its text.",
    },
    "no_text": {
        "ar": "لا نص في هذا الملف. اختر ملفا آخر، أو الصق النص مباشرة.",
        "fr": "Ce fichier ne contient pas de texte. Choisissez-en un autre, ou collez le texte.",
        "en": "There is no text in this file. Choose another, or paste the text.",
    },
    "no_text.scan": {
        "ar": "صفحات هذا الملف صور، وقارئ الصور غير مثبت على هذا الخادم. اطلب ممن يديره تثبيت "
        "{value}، أو ارفع نسخة DOCX، أو الصق النص مباشرة.",
        "fr": "Les pages de ce fichier sont des images, et le lecteur d’images n’est pas installé "
        "sur ce serveur. Demandez à qui l’administre d’installer {value}, envoyez une version DOCX, "
        "ou collez le texte.",
        "en": "The pages of this file are pictures, and the reader of pictures is not installed on "
        "this server. Ask its keeper to install {value}, send a DOCX version, or paste the text.",
    },
    "no_text.pictures": {
        "ar": "ما في هذا الملف صور بلا نص. احفظه بصيغة PDF، ثم ارفعه لتُقرأ صوره.",
        "fr": "Ce fichier ne contient que des images. Enregistrez-le en PDF, puis envoyez-le : "
        "elles y seront lues.",
        "en": "This file holds pictures and no text. Save it as PDF, then send that: its pictures are read.",
    },
    "no_text.picture": {
        "ar": "لم يُقرأ نص في هذه الصور. أعد التصوير والورقة مستوية في ضوء كاف، أو الصق النص مباشرة.",
        "fr": "Aucun texte n’a pu être lu sur ces images. Reprenez la photo, la feuille à plat et bien "
        "éclairée, ou collez le texte.",
        "en": "No text could be read in these pictures. Take them again, the sheet flat and well lit, "
        "or paste the text.",
    },
    "too_slow": {
        "ar": "قراءة هذا الملف تتجاوز الوقت المتاح. اقسمه إلى أجزاء أو الصق نصه.",
        "fr": "La lecture de ce fichier dépasse le temps prévu. Divisez-le, ou collez son texte.",
        "en": "Reading this file takes longer than allowed. Split it, or paste its text.",
    },
    "too_much_memory": {
        "ar": "قراءة هذا الملف تتجاوز الذاكرة المتاحة. احفظ نسخة بلا صور أو اقسمه، ثم أعد رفعه.",
        "fr": "La lecture de ce fichier dépasse la mémoire prévue. Enregistrez-le sans images "
        "ou divisez-le, puis renvoyez-le.",
        "en": "Reading this file needs more memory than allowed. Save it without pictures or "
        "split it, then send it again.",
    },
    "bomb": {
        "ar": "حجم هذا الملف بعد فكه غير مقبول، فلم يُفتح. احفظه من جديد في برنامجه، أو الصق نصه.",
        "fr": "Ce fichier devient démesuré une fois décompressé ; il n’a pas été ouvert. "
        "Enregistrez-le à nouveau, ou collez son texte.",
        "en": "This file grows beyond measure when unpacked, so it was not opened. Save it again "
        "in its own program, or paste its text.",
    },
    "too_many_pages": {
        "ar": "صفحات هذا الملف أكثر من {value}. استخرج الصفحات التي تهمك في ملف أصغر، ثم ارفعه.",
        "fr": "Ce fichier a plus de {value} pages. Gardez celles qui comptent dans un fichier "
        "plus petit, puis envoyez-le.",
        "en": "This file has more than {value} pages. Keep the ones that matter in a smaller "
        "file, then send it.",
    },
    "too_many_pages.pictures": {
        "ar": "الصفحات المصورة أكثر من {value}. اقسمها إلى ملفات أصغر، ثم ارفعها واحدا بعد آخر.",
        "fr": "Il y a plus de {value} pages en images. Divisez-les en fichiers plus petits, puis "
        "envoyez-les l’un après l’autre.",
        "en": "More than {value} pages are pictures. Split them into smaller files and send the files "
        "singly.",
    },
}

RESAVE: Final[Sentence] = {
    "ar": "افتحه في برنامجه واحفظه بصيغة DOCX أو PDF، ثم ارفعه.",
    "fr": "Ouvrez-le et enregistrez-le en DOCX ou en PDF, puis envoyez-le.",
    "en": "Open it and save it as DOCX or PDF, then send it.",
}
RESAVE_SHEET: Final[Sentence] = {
    "ar": "افتحه في برنامجه واحفظه بصيغة XLSX بلا برامج، ثم ارفعه.",
    "fr": "Ouvrez-le et enregistrez-le en XLSX sans macros, puis envoyez-le.",
    "en": "Open it and save it as XLSX without macros, then send it.",
}
PHOTOGRAPH: Final[Sentence] = {
    "ar": "احفظها بصيغة JPEG أو PNG، ثم ارفعها.",
    "fr": "Enregistrez-la en JPEG ou en PNG, puis envoyez-la.",
    "en": "Save it as JPEG or PNG, then send it.",
}
UNPACK: Final[Sentence] = {
    "ar": "أخرج منه الوثيقة، ثم ارفعها وحدها.",
    "fr": "Sortez-en le document, puis envoyez-le seul.",
    "en": "Take the document out of it, then send that alone.",
}
CHOOSE: Final[Sentence] = {
    "ar": "ارفع نصا أو صفحة HTML أو DOCX أو ODT أو XLSX أو PDF أو رسالة.",
    "fr": "Envoyez un texte, une page HTML, un DOCX, un ODT, un XLSX, un PDF ou un message.",
    "en": "Send a text, an HTML page, a DOCX, an ODT, an XLSX, a PDF or a message.",
}

# kind: what it is called in a sentence, and what to do with it.
KINDS: Final[dict[str, tuple[Sentence, Sentence]]] = {
    "image": (
        {"ar": "صورة ({value})", "fr": "une image ({value})", "en": "a picture ({value})"},
        PHOTOGRAPH,
    ),
    "audio": (
        {"ar": "تسجيل صوتي", "fr": "un enregistrement sonore", "en": "a sound recording"},
        CHOOSE,
    ),
    "video": ({"ar": "تسجيل مصور", "fr": "une vidéo", "en": "a video"}, CHOOSE),
    "archive": (
        {
            "ar": "ملف مضغوط ({value})",
            "fr": "une archive ({value})",
            "en": "an archive ({value})",
        },
        UNPACK,
    ),
    "program": ({"ar": "برنامج", "fr": "un programme", "en": "a program"}, CHOOSE),
    "old_word": (
        {
            "ar": "وثيقة Word قديمة (doc)",
            "fr": "un ancien document Word (doc)",
            "en": "an old Word document (doc)",
        },
        RESAVE,
    ),
    "macro_word": (
        {
            "ar": "وثيقة Word فيها برامج (docm)",
            "fr": "un document Word avec macros (docm)",
            "en": "a Word document with macros (docm)",
        },
        RESAVE,
    ),
    "office": (
        {
            "ar": "ملف مكتبي قديم",
            "fr": "un ancien fichier bureautique",
            "en": "an old office file",
        },
        RESAVE,
    ),
    "spreadsheet": ({"ar": "جدول حساب", "fr": "un tableur", "en": "a spreadsheet"}, RESAVE_SHEET),
    "presentation": ({"ar": "عرض شرائح", "fr": "une présentation", "en": "a slide show"}, RESAVE),
    "odt": (
        {
            "ar": "وثيقة LibreOffice ({value})",
            "fr": "un document LibreOffice ({value})",
            "en": "a LibreOffice document ({value})",
        },
        RESAVE,
    ),
    "book": (
        {"ar": "كتاب رقمي (EPUB)", "fr": "un livre numérique (EPUB)", "en": "an e-book (EPUB)"},
        RESAVE,
    ),
    "rtf": ({"ar": "وثيقة RTF", "fr": "un document RTF", "en": "an RTF document"}, RESAVE),
    "postscript": (
        {"ar": "ملف PostScript", "fr": "un fichier PostScript", "en": "a PostScript file"},
        RESAVE,
    ),
    "xml": ({"ar": "ملف XML", "fr": "un fichier XML", "en": "an XML file"}, CHOOSE),
    "database": (
        {"ar": "قاعدة بيانات", "fr": "une base de données", "en": "a database"},
        CHOOSE,
    ),
    "unknown": (
        {
            "ar": "من نوع لا نعرفه",
            "fr": "d’un genre inconnu",
            "en": "of a kind we do not know",
        },
        CHOOSE,
    ),
}

NOTICES: Final[dict[str, Sentence]] = {
    "legacy_encoding": {
        "ar": "النص محفوظ بترميز قديم ({value}). قارن سطرا منه بالأصل.",
        "fr": "Le texte est dans un ancien codage ({value}). Comparez une ligne avec l’original.",
        "en": "The text is in an old encoding ({value}). Compare one line with the original.",
    },
    "damaged_letters": {
        "ar": "في النص حروف تالفة (\ufffd). صححها من الأصل.",
        "fr": "Le texte contient des lettres abîmées (\ufffd). Corrigez-les d’après l’original.",
        "en": "Some letters of the text are damaged (\ufffd). Correct them from the original.",
    },
    "pages_without_text": {
        "ar": "صفحات بلا نص مقروء: {value}. أكملها بلصق نصها.",
        "fr": "Pages sans texte lisible : {value}. Complétez-les en collant leur texte.",
        "en": "Pages without readable text: {value}. Complete them by pasting their text.",
    },
    "read_from_pictures": {
        "ar": "صفحات قُرئت من صورها: {value}. قارن أسماءها وتواريخها بالصورة قبل القبول.",
        "fr": "Pages lues sur leur image : {value}. Comparez noms et dates avec l’image.",
        "en": "Pages read from their pictures: {value}. Compare names and dates with the picture.",
    },
    "reader_missing": {
        "ar": "لقراءة الصفحات المصورة يلزم تثبيت {value} على هذا الخادم.",
        "fr": "Pour lire les pages en images, il faut installer {value} sur ce serveur.",
        "en": "To read the pages that are pictures, install {value} on this server.",
    },
    "second_reader": {
        "ar": "قُرئت هذه الصفحات بقارئ احتياطي: {value}. راجع فيها التواريخ والأرقام.",
        "fr": "Pages lues par le lecteur de secours : {value}. Vérifiez-y dates et chiffres.",
        "en": "Pages read by the second reader: {value}. Check their dates and numbers.",
    },
    "readers_disagree": {
        "ar": "القارئان يختلفان في الصفحات: {value}. قارنها بالأصل.",
        "fr": "Les deux lecteurs diffèrent aux pages : {value}. Comparez-les avec l’original.",
        "en": "The two readers differ on pages: {value}. Compare them with the original.",
    },
    "order_mended": {
        "ar": "كان النص في هذه الصفحات معكوسا فقُلب: {value}. قارنه بالأصل.",
        "fr": "Le texte de ces pages était écrit à l’envers et a été retourné : {value}. "
        "Comparez-le avec l’original.",
        "en": "The text of these pages was backwards and has been turned: {value}. "
        "Compare it with the original.",
    },
    "main_text_guessed": {
        "ar": "لم يتميز متن الصفحة عن محيطها. احذف ما ليس من النص قبل القراءة.",
        "fr": "Le corps de la page ne se distingue pas du reste. Vérifiez ce qui en fait partie.",
        "en": "The main text of the page does not stand out. Check what belongs to it.",
    },
    "hidden_text": {
        "ar": "في الوثيقة نص مخفي أو محذوف لم يُؤخذ. افتح الأصل إن احتجت إليه.",
        "fr": "Le document contient du texte masqué ou supprimé, laissé de côté. "
        "Voyez l’original au besoin.",
        "en": "Hidden or deleted text in the document was left out. Open the original if needed.",
    },
    "mail_from": {
        "ar": "رسالة من: {value}.",
        "fr": "Message de : {value}.",
        "en": "A message from: {value}.",
    },
    "attachments_taken": {
        "ar": "مرفقات صار كل منها وثيقة: {value}.",
        "fr": "Pièces jointes devenues des documents : {value}.",
        "en": "Attachments that became documents: {value}.",
    },
    "attachments_left": {
        "ar": "مرفقات لم تُؤخذ: {value}. أخرج منها ما تحتاج إليه وارفعه وحده.",
        "fr": "Pièces jointes laissées : {value}. Envoyez seules celles qui comptent.",
        "en": "Attachments left out: {value}. Send the ones that matter by themselves.",
    },
    "pictures_not_read": {
        "ar": "في الوثيقة صور لم يُقرأ ما فيها ({value}). أضف نصها بنفسك إن كان فيها نص.",
        "fr": "Les images du document n’ont pas été lues ({value}). Ajoutez leur texte au besoin.",
        "en": "Pictures in the document were not read ({value}). Add their text if they hold any.",
    },
}


def said_notice(code: str, values: tuple[str, ...], language: Language) -> str:
    return NOTICES[code][language].format(
        value="، ".join(values) if language == "ar" else ", ".join(values)
    )


def said_refusal(code: str, variant: str | None, value: str, language: Language) -> str:
    """The sentence of a refusal. For `wrong_kind` the variant is a key of KINDS."""
    if code == "wrong_kind":
        name, advice = KINDS[variant or "unknown"]
        kind = name[language].format(value=value)
        return REFUSALS[code][language].format(kind=kind, advice=advice[language])
    key = f"{code}.{variant}" if variant else code
    return REFUSALS[key][language].format(value=value)
