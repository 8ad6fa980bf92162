// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/name_words.h"

#include "privacy/word_set.h"
#include "text/characters.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace sotto::privacy {

bool is_title(std::string_view word) {
    static const WordSet titles(R"(
        mr mrs ms miss mx dr prof professor doctor sir madam madame lady lord dame rev reverend father sister brother hon
        captain capt colonel col major maj general gen lieutenant lt sergeant sgt president minister senator ambassador governor
        mayor judge chief sheikh shaykh sheik imam mullah hajji haji ustaz ustad
        m mme mlle monsieur mademoiselle docteur professeur maitre me
        sr sra srta señor señora señorita don doña dn dña doctora profesor profesora
        senhor senhora dom dona doutor doutora professora
        herr frau fräulein doktor dipl ing
        signor signora signorina sig sigra sigra dott dottoressa dottor prof.ssa
        meneer mevrouw dhr mevr drs
        г г-н г-жа господин госпожа гражданин гражданка тов товарищ доктор профессор
        г-дин г-ђа господин госпођа госпођица gosp gđa gospodin gospođa gospođica gdin
        z zoti zonja zonjë zoti znj profesor
        السيد السيدة سيد سيدة الدكتور الدكتورة دكتور دكتورة د الأستاذ الأستاذة أستاذ الشيخ شيخ الحاج الحاجة حاج أبو أم
        آقا آقای خانم دکتر استاد حاجی ملا بیگم جناب
        ښاغلی اغلې کاک خاتوو
        ທ້າວ ນາງ ທ່ານ ນາຍ ອາຈານ ອ້າຍ ເອື້ອຍ ນ້ອງ ສາວ ແມ່ ພໍ່ ລຸງ ປ້າ
        นาย นาง นางสาว คุณ ดร อาจารย์ ท่าน พี่ น้อง ลุง ป้า
        លោក លោកស្រី អ្នកស្រី កញ្ញា បង ប្អូន ពូ មីង ឯកឧត្តម
        အကို ဦး ဒေါ် ကို မောင် မ
        አቶ ወይዘሮ ወይዘሪት ዶክተር ፕሮፌሰር ወሮ ወት ኣቦይ ኣደይ ኣይተ
        janob xonim aka opa ustoz ҷаноб хонум устод ака апа
        先生 女士 小姐 さん 氏)");
    return titles.has(word);
}

bool is_vietnamese_address(std::string_view original) {
    constexpr std::array<std::string_view, 22> words{"ông", "Ông", "bà",  "Bà",  "anh",  "Anh", "chị", "Chị",
                                                     "cô",  "Cô",  "chú", "Chú", "bác",  "Bác", "em",  "Em",
                                                     "dì",  "Dì",  "cụ",  "Cụ",  "thầy", "Thầy"};
    return std::find(words.begin(), words.end(), original) != words.end();
}

bool is_particle(std::string_view word) {
    static const WordSet particles(R"(
        van von der den de del della di da dos das do du des la le los las el al ul ur ibn bin bint ben abu umm um abd bou y e zu
        ter ten af av st saint san santa mac mc o' d' l' ال بن ابن ابو ام بنت عبد آل фон де ван)");
    return particles.has(word);
}

bool is_filler_part(std::string_view word) {
    static const WordSet fillers("thi van");
    return fillers.has(word);
}

bool is_name_suffix(std::string_view word) {
    static const WordSet suffixes("jr sr ii iii iv phd md esq ma ba msc hon");
    return suffixes.has(word);
}

bool is_common_word(std::string_view word) {
    // Names by which people are called in the languages of the study, that are also everyday words there; and
    // words of which our own file formats are made.
    static const WordSet words(R"(
        abbey ability able able action adore agreement aide aim alba alma amber amen angel angela answer april arch archer arms
        army arrow aspen august aurora autumn baker ball bank banks barber bark barn baron basil battle beach bean beau beck bell
        berry best bill bird bishop black blank blaze bless blue bond book booker boots bowl bowman boy brand brandy brave bread breeze bridge
        bridges brisk brook brooks brother brown buck bud bull burn burns bush butcher butler cain camp candy canon cape carl carol
        carpenter carter case cash castle cedar chance change chapel charity charm chase cherry chip christian church
        city clay clement clerk cliff close cloud coal coast cole comfort constant cook cool cooper coral corn cotton count court
        cove craft crane crew cricket cross crow crown crystal curry daily daisy dale dark dash david dawn day days deal dean
        dear deer destiny dick divine dock dome dove down drake draw dream drew drum duke dusty eagle earl early earnest east
        ebony eden elder ember english ernest even ever fair fairy faith falcon fall farmer fast fern field fields finch fine fish fisher
        flag flint flora floor flower flowers flynn ford forest forever fort foster fountain fox frank free freedom freeman french frost fuller gable
        gale gamble game gardener garland gates gay gene general gentle gift ginger glad glass glen glory gloria god gold golden good
        goodman goodness grace grand grant grave graves gray great green grey grove guide gulf gust guy hail hale hall hand hands happy
        harbor hardy harm harmony harp harper hart haven hawk hay hazel head heart heath heather heaven heavy help herb hero high hill
        hills hire holiday holland holly home honest honey honor honour hood hook hope hopes horn horse house human hunt hunter ice innocent
        iris island ivory ivy jack jade january jasmine jasper jay jean jenny jersey jet jewel job john join jolly jordan joy juan judge
        july june junior just justice keen keep kelly kent key kid kind king kings knight know lad lake lamb lance land lane
        lark lass laurel law lawn lead leaf lee legend lemon leo liberty life light lights lily lincoln linden line link lion
        little live liver lock lodge long look lord lore lot love lovely low loyal luck lucky lunch mace madonna magic maine major mali
        man many maple march mark marks marsh marshal marshall martin mary mason mass master max meadow mean melody memory mercy merit
        merry mice mike miles mill miller mills mine mint mist monday money month moody moon moor moral more morning moss mother
        mount mountain myrtle name neat need new news nick night noble noon norm north nova now oak oakes ocean olive olympia only open
        opal orchid organ page paige paine palm palmer paris park parker parks pat patience paul peace peach peak pearl pearls peck
        penny pepper perfect perry peter petal phoenix pierce pike pilgrim pine pink piper place plain plum poet pole pond
        poole pope poppy port porter potter pound power powers praise precious president price pride priest prime prince princess promise
        prosper prosperity proud prudence purity queen quest quick quiet quill rain raine rainbow ramp randy ranger raven ray read reason red
        reed reef regard reign rejoice remedy remember rest reward rich rice rich rider ridge ring rise river rivers road robin
        rock rocky roman rood rose roses rosy round row royal ruby rule rush russet rust rusty ryan sacred saddle safe sage sailor saint sale salt sam sand
        sands sandy satin saturday savage save savior say scarlet school scout sea seal season see serene serenity shade shadow
        sharp shaw shell shepherd shine ship shore short silver simple singer singh skill sky slate small smart smith smooth snow social
        soldier solid son song sorrow soul sound south spark sparrow spear spice spring squire staff star stark starr stars
        state steel steele stella sterling stern steven still stone stones storm story strange stream street strong sue sugar summer
        sun sunday sunny sunshine sure swan sweet swift sydney talent tall tanner taylor teal tell temper temperance temple tender
        thank thanks thorn thought thursday tide tiger till time tom topaz tower town travel treasure tree trinity trip tripp troop trout troy true
        truth try tucker tuesday turner turn unique unity urban usher vale valley value velvet venture venus verity verse vesper vice victor
        victory view village vine viola violet virgin virtue vision vogue wade wait wake walk walker wall walls ward warden ware warm
        warner warren wave way weaver webb wednesday week weeks welcome well wells west wheeler white wild wilder will wills win wind
        winner winter wise wish wolf wonder wood woods wool word work works world worth wren wright year yes york young youth zeal
        zest
        ange aimé aimée amour avril belle blanc blanche bon bonne bonté bonheur chantal claire clair clémence constance content désiré désirée
        dieu espoir espérance fleur florence fort france franc françois gentil gloire grand heureux honoré innocent juin jolie juste
        laine legrand lepetit lucien marine mars marguerite merveille modeste moulin noël parfait pascal patience petit petite plaisir
        prince prospère providence rayon reine renard rivière roi rose sage soleil victoire vie vivant voix
        alba alegría alma amado ángel ángeles blanca blanco bueno calle campo casa castillo cielo claro clara concepción consuelo cruz
        cuesta delgado dolores domingo dulce encarnación esperanza estrella flores fuente fuentes gallo gracia guerra guerrero
        herrero hierro hijo iglesia inmaculada jardín leal león libertad linda lobo lluvia luna luz mar marina mayo mercedes milagros
        montaña montes moreno nieves noche paloma pastor paz perla piedad pilar pinto prado primavera puente ramos
        real reina remedios reyes rico ríos rivera roble rojas rosa rosario rubio salud salvador santo santos serrano sierra sol
        soledad suárez tierra toro torre torres valle vega verde vida viernes virtudes
        amor aparecida barros branco campos carvalho conceição costa dias duarte esperança ferreira flor gomes graça lima lobo machado
        mata melo monte morais nascimento neves pereira pinheiro pinto pires preto ribeiro rocha rosário sales silva vale
        vieira vitória
        blum braun engel fuchs gott gross groß gut herz jung kaiser kaufmann klein koch könig krieg kurz lang lange liebe mai
        meister mond müller neumann recht richter ritter schmidt schneider schwarz sommer sonne stein stern stolz tag treu vogel wald
        weber weiß wiese wolf zimmer
        bianca bianco bruno celeste chiara felice fiore franca franco gioia grande grazia leone letizia libera lupo luce marino
        massimo mattia pace perla pesce pia placido prudenza re romano rosa rossa rossi rosso santa santo serena sereno sole stella
        vera vita vittoria viola
        вера воля град дар заря зима лев лилия любовь мир надежда орёл победа роза роман свет слава соловей солнце снег царь цвет
        вук вера дан душа зора јасна лав љубав мир милан нада недеља ружа слава слобода срећна срећко цвета
        vuk zora dan duša jasna lav ljubav mir nada nevena ruža slava sloboda srećko cveta višnja višnja vedrana vesna jagoda dunja
        agim besa drita dritë flutura liri lule luan mira mirë shpresa shpresë trim yll bardh besnik dafina dielli drini era erë
        hënë jeta jetë zana
        anh bao binh cao chi chien cuc dao dat dinh duc dung duong giang hai hanh hien hoa hong hue hung huong huy kim lam lan
        lien linh loan long mai minh nam nga ngoc nhung phong phu phuc phuong quan quang quoc quyen quynh song tam tan thang
        thanh thao thien thinh thu thuan thuy tien tin toan tong trang tri trinh trong truc trung tuan tung tuyet uyen van viet vinh
        vuong xuan yen
        alt attribute attribution author body charset class code codes comment content count creator date description
        document encoding export footer generator head header heading height html http https image index interview item
        keyword keywords kind label lang language list literature meta modified none note paragraph passage people person
        policy private producer program project property protected pseudonym public quote quotes record report respondent respondents respondents role
        row script section sheet size source sources speaker status style subject survey table text theme title topic type utf value
        version viewport width xml)");
    return words.has(word);
}

bool is_everyday_word(std::string_view word) {
    static const WordSet words(R"(
        accident activist adviser agreement aid amputee artist assembly assistant association athlete aunt auntie baba baby ban baker
        barber big boat boda bodaboda bomb bombs boss bread bus bush business camera camp campaign campaigner captain car champion chair
        chairman chairperson chairwoman chief child church city clinic cluster coach coalition commander committee community computer
        conference convention cook coordinator council country cousin dada daddy deminer diplomat director disability district doctor
        driver elder engineer expert explosive family farm farmer father film fish fisherman football footballer friend girl
        government governor grandma grandmother grandpa granny guard guide hand hands headman health hero horse hospital hotel house
        hunter interpreter journalist judge justice king lady landmine lawyer leader leg legs little machine mama mamma market mechanic
        meeting mine minefield miner mines minister mobile mother motor motorbike moto movement music musician mzee network news
        nurse office officer old one orange organisation organization papa parliament party pastor peace phone photo pilot player
        poet police policeman president priest prince princess professor project queen radio river road sailor school
        secretary shop singer sister sniper soldier speaker star student summit survivor tailor taxi teacher television
        tiger tractor trader traveller treaty truck tuktuk uncle union victim village voice war water wheelchair wife witness woman
        worker workshop writer young
        bébé bombe chauffeur chef coalition conférence docteur enfant étudiant maire maman maître mère mission moto papa paix
        pasteur petit petite père professeur traité vieux victime village
        abuela abuelo campaña comandante convención doctora guerra jefe maestra maestro mina niña niño paz profesor profesora tía tío tratado
        bombe chef frieden konferenz krieg lehrer lehrerin minen oma onkel opa tante vertrag)");
    return words.has(word);
}

namespace {

/// Scripts written with spaces that `text::script_of` does not tell apart.
enum class Family { None, Indic, Georgian, Armenian, Hebrew };

Family family_of(char32_t c) {
    if (c >= 0x0530 && c <= 0x058F) return Family::Armenian;
    if (c >= 0x0590 && c <= 0x05FF) return Family::Hebrew;
    if (c >= 0x0780 && c <= 0x07BF) return Family::Indic;  // Thaana, the same for this
    if (c >= 0x0900 && c <= 0x0DFF) return Family::Indic;
    if ((c >= 0x10A0 && c <= 0x10FF) || (c >= 0x1C90 && c <= 0x1CBF) || (c >= 0x2D00 && c <= 0x2D2F))
        return Family::Georgian;
    return Family::None;
}

/// Letters without the marks on them, and all of both.
std::pair<std::size_t, std::size_t> letters_and_characters(std::string_view key) {
    std::size_t letters = 0;
    std::size_t characters = 0;
    for (std::size_t at = 0; at < key.size();) {
        const char32_t c = text::utf8::next(key, at);
        if (!text::is_letter_or_mark(c)) continue;
        ++characters;
        if (!text::is_combining_mark(c)) ++letters;
    }
    return {letters, characters};
}

bool is_korean_ending(std::string_view ending) {
    static const WordSet particles(R"(
        이 가 은 는 을 를 의 에 에게 에게서 에게는 에게도 한테 한테서 한테는 한테도 께 께서 께서는 께는 와 과 와는 과는 와의 과의
        랑 이랑 하고 하고는 도 만 만이 만은 까지 부터 처럼 보다 같이 마다 조차 밖에 로 으로 로서 라고 이라고 라는 이라는 라면 이라면
        나 이나 든지 야 아 여 이여 이다 입니다 이었다 였다 였습니다 이에요 예요 이요 요 네 네가 네는 네의 네를 네도 들 들이 들은)");
    static const WordSet address(R"(
        씨 님 군 양 이 선생 선생님 박사 박사님 교수 교수님 누나 언니 오빠 형 형님 엄마 어머니 아빠 아버지 할머니 할아버지 이모 삼촌 기자 대표
        대표님 사장 사장님 목사 목사님 의원)");
    if (particles.has(ending) || address.has(ending)) return true;
    for (std::size_t at = 3; at < ending.size(); at += 3) {
        if (address.has(ending.substr(0, at)) && particles.has(ending.substr(at))) return true;
    }
    return false;
}

}  // namespace

bool has_capitals(char32_t c) {
    return text::has_case(c) && family_of(c) != Family::Georgian;
}

Endings endings_of(std::string_view key) {
    if (key.empty()) return Endings::None;
    const auto [letters, characters] = letters_and_characters(key);
    const char32_t last = text::utf8::at(key, text::utf8::before(key, key.size()));
    switch (text::script_of(last)) {
        case text::Script::Hangul:
        case text::Script::Ethiopic:
            if (letters >= 3) return Endings::Any;
            return letters == 2 ? Endings::Listed : Endings::None;
        default:
            break;
    }
    switch (family_of(last)) {
        case Family::Indic:
            return letters >= 2 && characters >= 3 ? Endings::Any : Endings::None;
        case Family::Georgian:
        case Family::Armenian:
            if (letters >= 4) return Endings::Any;
            return letters == 3 ? Endings::Listed : Endings::None;
        default:
            return characters >= 4 ? Endings::Listed : Endings::None;
    }
}

bool is_any_ending(std::string_view ending, std::string_view key) {
    // Sunday is called after Ravi, Monday after Som.
    static const WordSet others("वार बार বার વાર ਵਾਰ వారం ವಾರ");
    if (others.has(ending)) return false;
    const std::size_t letters = letters_and_characters(ending).first;
    return letters <= (letters_and_characters(key).first >= 3 ? 6U : 4U);
}

bool is_ending(std::string_view ending, char32_t last_letter, bool after_vowel) {
    // Latin: English and German -s, Serbian and Croatian cases and possessive adjectives, Albanian and Uzbek
    // cases.
    static const WordSet latin(R"(
        s es
        a u e i o om em ov ova ove ovo ovi ova ovu ovom ovog ovih ovim ev eva evo evi evu evog ima ama
        it in n t n un ut at in ve sh
        owi owie ego emu iem owej owa lle lla lta ssa sta ksi
        ning ni ga da dan lar larni larning lari)");
    static const WordSet latin_after_vowel(
        R"(e i u o om in ina ine ino inu inom inih ës en ën es s t ja je jo ju jom
        iego iemu im ich imi)");
    static const WordSet cyrillic(R"(
        а у ом ем е ы и ов ова ове ово ови ову ового овой овом овых овым овыми ев ева еву евой евым ым ой ого ому ых ыми ей ою ем ам ами ах
        ин ина ине ину
        и ро ам ат аш ҳо ҳоро он нинг ни га да дан лар)");
    static const WordSet cyrillic_after_vowel(R"(
        ы и е у ю ой ей ою ею ям ям ями ях я ем ём ин ина ине ино ину ином иных ом ама)");
    static const WordSet ethiopic("ን ም ና ው ዋ ስ ንም ንና ንን");
    static const WordSet arabic("ی ي ها را م ت ش مان تان شان یی ە ەکە ان ا");
    switch (text::script_of(last_letter)) {
        case text::Script::Latin:
            return (after_vowel ? latin_after_vowel : latin).has(ending);
        case text::Script::Cyrillic:
            return (after_vowel ? cyrillic_after_vowel : cyrillic).has(ending);
        case text::Script::Ethiopic:
            return !after_vowel && ethiopic.has(ending);
        case text::Script::Arabic:
            return !after_vowel && arabic.has(ending);
        case text::Script::Hangul:
            return !after_vowel && is_korean_ending(ending);
        default:
            break;
    }
    static const WordSet georgian("მ ს ის ით ად ო მა ზე ში თან თვის სთვის სთან სგან გან ც ცა სა სც მაც სი");
    static const WordSet armenian("ի ին ից ով ն ը ում ու ուն ան անի ենց իի իին իից իով յի յին յից յով ս դ");
    switch (family_of(last_letter)) {
        case Family::Georgian:
            return georgian.has(ending);
        case Family::Armenian:
            return armenian.has(ending);
        default:
            return false;
    }
}

bool is_prefix(std::string_view prefix, char32_t first_letter) {
    static const WordSet arabic("و ف ب ل ك س ال وال فال بال كال لل ولل فلل وب ول وك فب فل يا ويا");
    static const WordSet hebrew("ו ה ל ב כ מ ש וה ול וב וכ ומ וש שה של שב שמ כש וכש מה ושל ולה");
    static const WordSet ethiopic("የ ለ በ ከ ን እነ የእነ ስለ ወደ እንደ ናይ ብ ን ካብ");
    switch (text::script_of(first_letter)) {
        case text::Script::Arabic:
            return arabic.has(prefix);
        case text::Script::Ethiopic:
            return ethiopic.has(prefix);
        default:
            return family_of(first_letter) == Family::Hebrew && hebrew.has(prefix);
    }
}

}  // namespace sotto::privacy
