// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/places/place_cues.h"

namespace sotto::privacy {

// A language is a line.
const WordSet& words_before_places() {
    static const WordSet words(R"(
        in from near around outside inside within throughout across toward towards downtown
        à depuis vers jusqu dans près en chez
        en desde hacia hasta cerca
        em no na desde perto até
        in nach aus bei seit
        in da presso
        te bij uit naar
        ở tại từ đến về tới
        u iz kod blizu oko
        у из код близу око
        в во из под около возле недалеко
        з із біля поблизу
        në nga afër drejt
        في من الى إلى قرب نحو
        در از نزدیک
        په له
        дар аз
        katika kutoka huko
        ውስጥ አካባቢ
        ຢູ່ ຈາກ ໃນ ໄປ ມາແຕ່
        อยู่ ใน จาก ไป ที่
        នៅ ពី ទៅ
        在 从 從 到 去 来自)");
    return words;
}

const WordSet& words_that_may_be_before_places() {
    static const WordSet words(R"(
        to at of through via visit visited visiting left leaving reached between beyond
        de d du des par pour
        de por para
        do da
        von
        di
        di ke dari
        do od
        до од от
        به تا
        على
        ຫາ ຮອດ
        ถึง
        ដល់)");
    return words;
}

const WordSet& kinds_of_places() {
    static const WordSet words(R"(
        city cities town towns village villages district districts province provinces region county counties state municipality capital
        governorate prefecture valley suburb suburbs neighbourhood neighborhood commune hamlet settlement township camp outskirts airport port
        ville village bourg commune quartier canton préfecture département province région banlieue camp
        ciudad pueblo aldea municipio departamento provincia barrio vereda corregimiento región estado
        cidade vila aldeia distrito município província bairro
        stadt dorf kreis bezirk landkreis
        tỉnh huyện xã bản làng phố quận phường thôn ấp
        grad gradu selo selu općina općini opština opštini županija županiji okrug okrugu
        град граду село селу општина општини город городе района районе область области село деревня деревне посёлок г
        місто місті село селі район районі
        qyteti qytetin fshati fshatin rrethi bashkia komuna
        مدينة قرية محافظة منطقة ناحية ولاية قضاء بلدة مخيم حي
        شهر روستای ولایت ولسوالی قریه
        شهر ولايت ولسوالۍ کلي
        шаҳри ноҳияи деҳаи вилояти
        ከተማ ወረዳ ቀበሌ ዞን ክልል መንደር
        ບ້ານ ເມືອງ ແຂວງ ຕາແສງ
        บ้าน เมือง จังหวัด อำเภอ ตำบล
        ភូមិ ឃុំ ស្រុក ខេត្ត ក្រុង
        市 省 县 縣 镇 鎮 村 区 區)");
    return words;
}

const WordSet& parts_of_places() {
    static const WordSet words(R"(
        north south east west northern southern eastern western central downtown uptown greater upper lower old inner outer rural urban
        nord sud est ouest norte sur este oeste)");
    return words;
}

const WordSet& endings_of_places() {
    static const WordSet words("da de ta te dan den tan ten ya ye li lı lu lü nin nın nun nün");
    return words;
}

const WordSet& bodies_named_after_places() {
    static const WordSet words(R"(
        university college school institute tribune times post herald journal globe consulting airlines bank hotel hospital
        museum press review conference summit agreement accord accords treaty protocol convention declaration consensus process
        marathon united club fc)");
    return words;
}

}  // namespace sotto::privacy
