"""Head nouns of organizations and what may follow them in a name."""

from hiwar.language.wordlists import word_set

HEADS = {
    "الفضاء": "association", "المبادره": "association", "مبادره": "association",
    "المنتدي": "association", "منتدي": "association", "الشبيبه": "association",
    "شبيبه": "association", "التجمع": "association", "التحالف": "association",
    "تحالف": "association", "الوداديه": "association", "وداديه": "association",
    "فدراليه": "confederation", "فيدراليه": "confederation",
    "كنفدراليه": "confederation", "القطب": "association", "التكتل": "association",

    "نقابه": "union", "النقابه": "union", "الجامعه": "union", "جامعه": "union",
    "الاتحاد": "union", "اتحاد": "union", "الفدراليه": "confederation", "الفيدراليه": "confederation",
    "الكونفدراليه": "confederation", "الكنفدراليه": "confederation", "كونفدراليه": "confederation",
    "الجمعيه": "association", "جمعيه": "association", "المنظمه": "association", "منظمه": "association",
    "العصبه": "association", "عصبه": "association", "المرصد": "association", "مرصد": "association",
    "الهييه": "association", "هييه": "association", "الشبكه": "association", "شبكه": "association",
    "التنسيقيه": "committee", "تنسيقيه": "committee", "الجبهه": "committee", "جبهه": "committee",
    "الايتلاف": "association", "ايتلاف": "association", "حركه": "association", "الحركه": "association",
    "نادي": "association", "النادي": "association", "التعاونيه": "association", "تعاونيه": "association",
    "التعاضديه": "mutual", "تعاضديه": "mutual", "حزب": "party", "الرابطه": "league", "رابطه": "league",
    "الروابط": "league", "وزاره": "administration", "الوزاره": "administration",
    "كتابه": "administration", "رياسه": "administration", "مندوبيه": "administration",
    "المندوبيه": "administration", "اكاديميه": "administration", "الاكاديميه": "administration",
    "مديريه": "administration", "المديريه": "administration", "مجلس": "administration",
    "مجالس": "administration", "وكاله": "administration", "الوكاله": "administration",
    "الصندوق": "administration", "صندوق": "administration", "جماعه": "administration",
    "مستشفي": "administration", "المستشفي": "administration", "المركز": "administration",
    "مكتب": "administration", "موسسه": "other", "الموسسه": "other", "معهد": "administration",
    "شركه": "employer", "الشركه": "employer", "مجموعه": "employer", "مصنع": "employer",
    "معمل": "employer", "فرع": "other", "فريقي": "other", "فريق": "other",
    "غرفه": "administration", "الغرفه": "administration", "المفتشيه": "administration",
    "مفتشيه": "administration", "التنسيق": "committee",
    "المفوضيه": "administration", "لجنه": "committee", "ولايه": "administration",
    "المجلس": "administration", "بنك": "employer", "البنك": "employer",
    "المعهد": "administration", "مركز": "administration", "عماله": "administration",
}  # fmt: skip

# Heads too common to be an organization unless the phrase after them names one.
NEEDS_PROPER = word_set(
    """
    التنسيق     مجموعه مكتب المركز جماعه فريق فريقي لجنه مجلس المجلس مجالس موسسه الموسسه شركه الشركه
    هييه الهييه جامعه حركه الحركه اتحاد مديريه المديريه شبكه الشبكه معهد مستشفي المستشفي فرع
    صندوق وكاله مصنع معمل ولايه غرفه جبهه مرصد التجمع التحالف تحالف القطب التكتل
    الشبيبه شبيبه منتدي المنتدي الفضاء المبادره مبادره
    """
)

# Clubs and federations of sports are no bodies of the field.
SPORTS = word_set(
    "لكره القدم كره السله اليد الرياضي الرياضيه لالعاب القوي للسباحه للدراجات للكراتيه"
)

SPEAKING_KINDS = ("union", "confederation", "association", "mutual", "party", "league", "committee")

ORGANS = (
    "المكتب الوطني|المكتب الجهوي|المكتب الاقليمي|المكتب المحلي|المكتب النقابي|المكتب التنفيذي"
    "|المكتب المركزي|المكتب السياسي|المكتب المسير|المكاتب الاقليميه|المكاتب المحليه|المكاتب الجهويه"
    "|المكتبان الاقليمي والمحلي|المكتب الموحد|المجلس الوطني|المجلس الجهوي|المجلس الاقليمي|المجلس الاداري"
    "|اللجنه الاداريه|اللجنه التنفيذيه|اللجنه المركزيه|اللجنه التحضيريه|الامانه العامه|الامانه الوطنيه"
    "|الهييه التقريريه|الهييه التنفيذيه|السكرتاريه الوطنيه|الكتابه التنفيذيه|اللجنه الوطنيه"
    "|الكتابه الوطنيه|الكتابه الاقليميه|الكتابه الجهويه|التنسيقيه الجهويه|التنسيقيه الوطنيه"
    "|التنسيقيه الاقليميه|الفرع المحلي|الفرع الاقليمي|الفرع الجهوي|الاتحاد المحلي|الاتحاد الجهوي"
    "|الاتحاد الاقليمي|الجمع العام التاسيسي|الجمع العام|المكتب التنفيذي الوطني|المكتب"
)

# The central unions by name and by letters, as any lexicon of the field holds them.
CONFEDERATIONS = {
    "الاتحاد المغربي للشغل": ("ا.م.ش", "umt"),
    "الكونفدراليه الديمقراطيه للشغل": ("ك.د.ش", "cdt"),
    "الكنفدراليه الديمقراطيه للشغل": ("ك.د.ش", "cdt"),
    "الاتحاد العام للشغالين بالمغرب": ("ا.ع.ش.م", "ugtm"),
    "الاتحاد الوطني للشغل بالمغرب": ("ا.و.ش.م", "untm"),
    "الفيدراليه الديمقراطيه للشغل": ("ف.د.ش", "fdt"),
    "الفدراليه الديمقراطيه للشغل": ("ف.د.ش", "fdt"),
    "المنظمه الديمقراطيه للشغل": ("م.د.ش", "odt"),
}

# Adjectives that do not name: the union itself, the ministry in charge.
GENERIC = word_set(
    """
    النقابيه نقابيه الوطنيه المركزيه الوصيه المعنيه القطاعيه المذكوره المذكور الحاليه الاكثر
    الوطني العام العامه المعني الاخير الاخيره المحلي المحليه الاقليمي الاقليميه الجهوي
    الجهويه نفسها ذاتها عينها نفسه ذاته الممثله المهنيه المدنيه السياسيه التمثيليه المناضله
    العتيده العماليه الحقوقيه الصحيه الطبيه الاحتجاجيه الطلابيه النسائيه التربويه الحزبيه
    الجمعويه الانتقاليه الشبابيه الجديد الجديده الاولي الثاني الثانيه التعليميه المشغله
    المستقبليه القادم المقبل
    الاول
    """
)

SIGNED_UNDER = (
    "تحت لواء|التابعه ل|التابع ل|المنضويه في|المنضوي في|المنتميه ل|المنتمي ل|العضو في|فرع"
)
