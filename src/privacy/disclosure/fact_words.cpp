// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/disclosure/fact_words.h"

namespace sotto::privacy::fact_words {

const std::vector<FactWords>& kin_words() {
    static const std::vector<FactWords> words{
        {FactKind::Kin, "son", "son|sons|boy|boys|fils|garçon|garçons|hijo"},
        {FactKind::Kin, "daughter", "daughter|daughters|girl|girls|fille|filles|hija|hijas"},
        {FactKind::Kin, "child",
         "child|children|kid|kids|baby|babies|enfant|enfants|bébé|bébés|gosses|hijos|niño|niña|niños|bebé"},
        {FactKind::Kin, "husband", "husband|mari|époux|marido|esposo"},
        {FactKind::Kin, "wife", "wife|wives|femme|épouse|mujer|esposa"},
        {FactKind::Kin, "partner",
         "partner|fiancé|fiancée|boyfriend|girlfriend|compagnon|compagne|conjoint|conjointe|compañero|"
         "compañera|prometido|prometida|novio|novia"},
        {FactKind::Kin, "brother", "brother|brothers|frère|frères|hermano|hermanos"},
        {FactKind::Kin, "sister", "sister|sisters|sœur|sœurs|hermana|hermanas"},
        {FactKind::Kin, "mother", "mother|mum|mom|mummy|mère|maman|madre|mamá"},
        {FactKind::Kin, "father", "father|dad|daddy|père|papa|padre|papá"},
        {FactKind::Kin, "parent", "parent|parents|padres"},
        {FactKind::Kin, "grandmother", "grandmother|grandma|granny|grand-mère|mamie|abuela"},
        {FactKind::Kin, "grandfather", "grandfather|grandpa|grand-père|papi|abuelo"},
        {FactKind::Kin, "grandchild",
         "grandson|grandsons|granddaughter|granddaughters|grandchild|grandchildren|petit-fils|petite-fille|"
         "petits-enfants|nieto|nieta|nietos|nietas"},
        {FactKind::Kin, "uncle", "uncle|uncles|oncle|oncles|tío|tíos"},
        {FactKind::Kin, "aunt", "aunt|aunts|auntie|tante|tantes|tía|tías"},
        {FactKind::Kin, "cousin", "cousin|cousins|cousine|cousines|primo|prima|primos|primas"},
        {FactKind::Kin, "nephew", "nephew|nephews|neveu|neveux|sobrino|sobrinos"},
        {FactKind::Kin, "niece", "niece|nieces|nièce|nièces|sobrina|sobrinas"},
        {FactKind::Kin, "twin", "twin|twins|jumeau|jumelle|jumeaux|jumelles|gemelo|gemela|gemelos|mellizos"},
        {FactKind::Kin, "in-law",
         "mother-in-law|father-in-law|son-in-law|daughter-in-law|brother-in-law|sister-in-law|belle-mère|"
         "beau-père|gendre|belle-fille|beau-frère|belle-sœur|suegra|suegro|yerno|nuera|cuñado|cuñada"},
        {FactKind::Kin, "stepchild", "stepson|stepdaughter|stepchildren|beau-fils|hijastro|hijastra"}};
    return words;
}

const std::vector<FactWords>& own_kin_words() {
    static const std::vector<FactWords> words{{FactKind::Kin, "son", "ابني|ولدي|ابنائي"},
                                              {FactKind::Kin, "daughter", "ابنتي|بنتي|بناتي"},
                                              {FactKind::Kin, "child", "طفلي|طفلتي|اطفالي|اولادي"},
                                              {FactKind::Kin, "husband", "زوجي"},
                                              {FactKind::Kin, "wife", "زوجتي|مرتي"},
                                              {FactKind::Kin, "partner", "خطيبي|خطيبتي"},
                                              {FactKind::Kin, "brother", "اخي|اخوي|اخوتي|اخواني"},
                                              {FactKind::Kin, "sister", "اختي|اخواتي|شقيقتي"},
                                              {FactKind::Kin, "mother", "امي|والدتي"},
                                              {FactKind::Kin, "father", "ابي|والدي|ابوي"},
                                              {FactKind::Kin, "grandmother", "جدتي"},
                                              {FactKind::Kin, "grandfather", "جدي"},
                                              {FactKind::Kin, "grandchild", "حفيدي|حفيدتي|احفادي"},
                                              {FactKind::Kin, "uncle", "عمي|خالي"},
                                              {FactKind::Kin, "aunt", "عمتي|خالتي"}};
    return words;
}

const std::vector<FactWords>& only_words() {
    static const std::vector<FactWords> words{
        {FactKind::Only, "only",
         "the only woman|the only man|the only girl|the only boy|the only one|the only person|the only "
         "mother|"
         "the only father|the only survivor|the only foreigner|the only female|the only male|the only widow|"
         "the only child|the only teacher|the only doctor|the only nurse|the only deminer|the only amputee|"
         "the only victim|the only member|the only participant|only woman|only female|only man in|"
         "la seule|le seul|la seule femme|le seul homme|la seule personne|seule femme|seul homme|l unique "
         "femme|l unique homme|l unique survivant|"
         "l unique survivante|la única|el único|la única mujer|el único hombre|la única persona|única "
         "mujer|único hombre|الوحيدة|الوحيد"},
        {FactKind::Only, "first",
         "the first woman|the first man|the first girl|the first female|the first person|the first survivor|"
         "la première femme|le premier homme|la première à|le premier à|la primera mujer|el primer hombre|"
         "la primera persona|اول امرأة|اول رجل"},
        {FactKind::Only, "extreme",
         "the youngest|the oldest|the eldest|la plus jeune|le plus jeune|la plus âgée|le plus âgé|"
         "la más joven|el más joven|la mayor de|el mayor de|اصغر واحدة|اكبر واحدة|اصغر واحد|اكبر واحد"}};
    return words;
}

const std::vector<FactWords>& injury_words() {
    static const std::vector<FactWords> words{
        {FactKind::Injury, "blind", "blind|blinded|aveugle|ciego|ciega|كفيف|كفيفة|ضرير|ضريرة|اعمى|عمياء"},
        {FactKind::Injury, "deaf", "deaf|sourd|sourde|sordo|sorda|اصم|صماء|طرشاء"},
        {FactKind::Injury, "amputee",
         "amputee|amputees|amputated|prosthesis|prosthetic|artificial leg|artificial "
         "arm|stump|amputé|amputée|"
         "prothèse|moignon|amputado|amputada|prótesis|muñón|مبتور|مبتورة|طرف صناعي"},
        {FactKind::Injury, "paralysed",
         "paralysed|paralyzed|paraplegic|tetraplegic|quadriplegic|paralysé|paralysée|paraplégique|"
         "tétraplégique|"
         "paralizado|paralizada|parapléjico|parapléjica|مشلول|مشلولة"},
        {FactKind::Injury, "wheelchair", "wheelchair|fauteuil roulant|silla de ruedas|كرسي متحرك"},
        {FactKind::Injury, "crutches", "crutches|crutch|béquilles|béquille|muletas|عكازات|عكاز"},
        {FactKind::Injury, "burns", "burns|burnt face|brûlures|brûlé|brûlée|quemaduras|quemado|quemada|حروق"},
        {FactKind::Injury, "shrapnel", "shrapnel|éclats d obus|éclats|metralla|esquirlas|شظايا|شظية"},
        {FactKind::Injury, "hiv", "hiv|aids|séropositif|séropositive|sida|vih|seropositivo|seropositiva"},
        {FactKind::Injury, "cancer", "cancer|leukaemia|leukemia|cáncer|leucemia|leucémie|سرطان|السرطان"},
        {FactKind::Injury, "epilepsy", "epilepsy|epileptic|épilepsie|épileptique|epilepsia|epiléptico|صرع"}};
    return words;
}

const std::vector<FactWords>& body_words() {
    static const std::vector<FactWords> words{
        {FactKind::Injury, "leg",
         "leg|legs|foot|feet|knee|toes|jambe|jambes|pied|pieds|orteils|pierna|piernas|pie|pies|ساقي|ساق|رجلي|"
         "قدمي|ساقاي|قدماي|ساقيّ|رجليّ"},
        {FactKind::Injury, "arm",
         "arm|arms|hand|hands|finger|fingers|thumb|bras|main|mains|doigt|doigts|pouce|brazo|brazos|mano|"
         "manos|"
         "dedo|dedos|يدي|يداي|ذراعي|اصبعي|اصابعي"},
        {FactKind::Injury, "eye",
         "eye|eyes|sight|eyesight|vision|œil|yeux|vue|ojo|ojos|vista|عيني|عيناي|بصري|عين"},
        {FactKind::Injury, "hearing", "hearing|ear|ears|ouïe|oreille|oído|oreja|سمعي|اذني"}};
    return words;
}

const std::vector<FactWords>& job_words() {
    static const std::vector<FactWords> words{
        {FactKind::Job, "teacher",
         "teacher|schoolteacher|enseignant|enseignante|instituteur|institutrice|prof|professeur|professeure|"
         "maestro|maestra|profesor|profesora|معلم|معلمة|مدرس|مدرسة"},
        {FactKind::Job, "head teacher",
         "headteacher|head teacher|headmaster|headmistress|school principal|directrice d école|"
         "directeur d école|director de escuela|directora de escuela|مدير مدرسة|مديرة مدرسة"},
        {FactKind::Job, "nurse", "nurse|infirmier|infirmière|enfermero|enfermera|ممرض|ممرضة"},
        {FactKind::Job, "midwife", "midwife|sage-femme|partera|comadrona|matrona|قابلة"},
        {FactKind::Job, "doctor",
         "doctor|physician|surgeon|médecin|chirurgien|chirurgienne|médico|médica|doctora|cirujano|cirujana|"
         "طبيب|طبيبة|جراح"},
        {FactKind::Job, "farmer",
         "farmer|peasant|agriculteur|agricultrice|paysan|paysanne|cultivateur|cultivatrice|agricultor|"
         "agricultora|campesino|campesina|مزارع|مزارعة|فلاح|فلاحة"},
        {FactKind::Job, "fisher", "fisherman|fisher|pêcheur|pêcheuse|pescador|pescadora|صياد"},
        {FactKind::Job, "herder", "herder|shepherd|berger|bergère|éleveur|pastor|pastora|راعي|راعية"},
        {FactKind::Job, "soldier",
         "soldier|fighter|combatant|soldat|soldate|combattant|combattante|soldado|combatiente|جندي|مقاتل|"
         "مقاتلة"},
        {FactKind::Job, "officer",
         "colonel|captain|lieutenant|general|major|sergeant|capitaine|général|coronel|"
         "capitán|teniente|sargento|عقيد|نقيب|ضابط"},
        {FactKind::Job, "police officer",
         "policeman|policewoman|police officer|policier|policière|gendarme|policía|شرطي|شرطية"},
        {FactKind::Job, "deminer", "deminer|démineur|démineuse|desminador|desminadora|sapper"},
        {FactKind::Job, "diplomat",
         "diplomat|ambassador|diplomate|ambassadeur|ambassadrice|diplomático|diplomática|embajador|"
         "embajadora|"
         "دبلوماسي|دبلوماسية|سفير|سفيرة"},
        {FactKind::Job, "minister", "minister|ministre|ministro|ministra|وزير|وزيرة"},
        {FactKind::Job, "mayor", "mayor|maire|alcalde|alcaldesa|عمدة"},
        {FactKind::Job, "village chief",
         "village chief|village head|chef de village|chef du village|jefe de la aldea|مختار"},
        {FactKind::Job, "judge", "judge|juge|juez|jueza|قاض|قاضية|قاضي"},
        {FactKind::Job, "lawyer",
         "lawyer|attorney|barrister|avocat|avocate|abogado|abogada|محام|محامي|محامية"},
        {FactKind::Job, "journalist", "journalist|reporter|journaliste|periodista|صحفي|صحفية|صحافي|صحافية"},
        {FactKind::Job, "interpreter",
         "interpreter|translator|interprète|traducteur|traductrice|intérprete|traductor|traductora|مترجم|"
         "مترجمة"},
        {FactKind::Job, "engineer", "engineer|ingénieur|ingénieure|ingeniero|ingeniera|مهندس|مهندسة"},
        {FactKind::Job, "carpenter", "carpenter|joiner|menuisier|charpentier|carpintero|carpintera|نجار"},
        {FactKind::Job, "tailor",
         "tailor|seamstress|tailleur|couturière|sastre|costurera|modista|خياط|خياطة"},
        {FactKind::Job, "baker", "baker|boulanger|boulangère|panadero|panadera|خباز|خبازة"},
        {FactKind::Job, "hairdresser",
         "hairdresser|barber|coiffeur|coiffeuse|peluquero|peluquera|حلاق|حلاقة"},
        {FactKind::Job, "driver",
         "driver|chauffeur|conducteur|conductrice|conductor|conductora|chofer|سائق|سائقة"},
        {FactKind::Job, "pilot", "pilot|pilote|piloto|طيار"},
        {FactKind::Job, "mechanic", "mechanic|mécanicien|mécanicienne|mecánico|mecánica|ميكانيكي"},
        {FactKind::Job, "miner", "miner|mineur|minero|minera"},
        {FactKind::Job, "builder", "builder|bricklayer|mason|maçon|albañil|بناء"},
        {FactKind::Job, "cook", "cook|chef|cuisinier|cuisinière|cocinero|cocinera|طباخ|طباخة"},
        {FactKind::Job, "shopkeeper",
         "shopkeeper|commerçant|commerçante|tendero|tendera|comerciante|بقال|تاجر"},
        {FactKind::Job, "priest",
         "priest|pastor|monk|nun|imam|rabbi|prêtre|curé|moine|religieuse|pasteur|sacerdote|cura|monje|monja|"
         "imán|rabino|امام|كاهن|راهب|راهبة"},
        {FactKind::Job, "student", "student|étudiant|étudiante|estudiante|alumno|alumna|طالب|طالبة"},
        {FactKind::Job, "social worker",
         "social worker|assistant social|assistante sociale|trabajador social|trabajadora social"},
        {FactKind::Job, "psychologist", "psychologist|psychologue|psicólogo|psicóloga"},
        {FactKind::Job, "scientist",
         "scientist|researcher|chercheur|chercheuse|científico|científica|"
         "investigador|investigadora|باحث|باحثة"},
        {FactKind::Job, "musician",
         "musician|singer|musicien|musicienne|chanteur|chanteuse|músico|cantante|مغني|مغنية"},
        {FactKind::Job, "artist", "artist|painter|artiste|peintre|artista|pintor|pintora|فنان|فنانة"},
        {FactKind::Job, "athlete", "athlete|footballer|athlète|footballeur|atleta|futbolista|رياضي|رياضية"},
        {FactKind::Job, "accountant", "accountant|comptable|contable|contador|contadora|محاسب|محاسبة"},
        {FactKind::Job, "electrician", "electrician|électricien|électricienne|electricista|كهربائي"},
        {FactKind::Job, "pharmacist",
         "pharmacist|pharmacien|pharmacienne|farmacéutico|farmacéutica|صيدلي|صيدلانية"},
        {FactKind::Job, "refugee", "refugee|réfugié|réfugiée|refugiado|refugiada|لاجئ|لاجئة"}};
    return words;
}

const std::vector<FactWords>& sex_words() {
    static const std::vector<FactWords> words{
        {FactKind::Sex, "female",
         "woman|girl|mother|widow|grandmother|femme|fille|mère|veuve|mujer|chica|niña|madre|viuda|امرأة|بنت|"
         "ام|"
         "ارملة|كامرأة"},
        {FactKind::Sex, "male",
         "man|boy|father|widower|grandfather|homme|garçon|père|veuf|hombre|chico|niño|padre|viudo|رجل|ولد|اب|"
         "ارمل|كرجل"}};
    return words;
}

const std::vector<FactWords>& register_words() {
    static const std::vector<FactWords> words{
        {FactKind::Sex, "female", "f|w|female|woman|girl|femme|femenino|mujer|féminin|انثى|امرأة"},
        {FactKind::Sex, "male", "m|male|man|boy|homme|h|masculino|hombre|masculin|ذكر|رجل"},
        {FactKind::Kin, "husband, dead", "widow|veuve|viuda|ارملة"},
        {FactKind::Kin, "wife, dead", "widower|veuf|viudo|ارمل"}};
    return words;
}

std::string_view possessives() {
    return "my|our|mon|ma|mes|notre|nos|mi|mis|nuestro|nuestra|nuestros|nuestras";
}

std::string_view first_persons() {
    return "i|i'm|i've|i'd|i'll|im|me|my|myself|we|we're|our|je|j|m|moi|mon|ma|mes|suis|étais|nous|yo|mi|mis|"
           "soy|era|fui|estoy|estaba|trabajo|trabajé|trabajaba|perdí|quedé|tengo|انا|كنت|اعمل|عملت|اشتغل|"
           "اشتغلت|فقدت|خسرت|لي|عندي|صرت|اصبحت";
}

std::string_view words_of_loss() {
    return "lost|lose|losing|missing|amputated|amputate|without|perdu|perdue|perdre|amputé|amputée|perdí|"
           "perdió|perder|perdido|amputaron|amputada|amputado|فقدت|خسرت|بترت|بتروا|فقدان";
}

std::string_view words_of_death() {
    return "late|died|dead|killed|deceased|murdered|passed|feu|feue|défunt|défunte|mort|morte|décédé|décédée|"
           "tué|tuée|difunto|difunta|fallecido|fallecida|falleció|murió|muerto|muerta|mataron|asesinaron|"
           "المرحوم|المرحومة|الراحل|الراحلة|توفي|توفيت|مات|ماتت|قتل|قتلت|استشهد|استشهدت";
}

const std::vector<FactWords>& attribute_words() {
    static const std::vector<FactWords> words{
        {FactKind::Country, "",
         "country|nationality|citizenship|origin|birthplace|pays|nationalité|origine|país|nacionalidad|"
         "origen|"
         "بلد|البلد|الجنسية|جنسية"},
        {FactKind::Sex, "", "sex|gender|sexe|genre|sexo|género|الجنس|جنس"},
        {FactKind::Job, "",
         "job|occupation|profession|trade|employment|position|role|work|métier|emploi|rôle|fonction|"
         "ocupación|"
         "profesión|trabajo|oficio|cargo|rol|المهنة|مهنة|الوظيفة|وظيفة"},
        {FactKind::Injury, "",
         "injury|injuries|disability|impairment|condition|wound|wounds|health|diagnosis|illness|blessure|"
         "handicap|santé|maladie|lesión|discapacidad|salud|enfermedad|diagnóstico|إصابة|الإصابة|إعاقة|"
         "الإعاقة"},
        {FactKind::Kin, "",
         "family|children|household|marital|relatives|kin|dependants|dependents|spouse|famille|enfants|"
         "situation familiale|ménage|familia|hijos|estado civil|hogar|العائلة|عائلة|الأسرة|الأطفال"}};
    return words;
}

}  // namespace sotto::privacy::fact_words
