// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/id_words.h"

namespace sotto::privacy {

const WordSet& id_words() {
    static const WordSet words(R"(
        passport imei id ids identity identification ssn nin nino national registration register licence license permit visa plate
        social-security security insurance patient member membership badge employee student case file dossier application applications
        passeport identité carte immatriculation pasaporte cédula dni nie curp identidad matrícula passaporte cpf rg bi nif identidade
        reisepass ausweis personalausweis ausweisnummer führerschein passaporto identità fiscale patente codice
        paspoort identiteitskaart bsn паспорт удостоверение снилс инн личность лична карта јмбг пасош jmbg putovnica osobna oib pasoš
        pasaporta letërnjoftim pasaportë جواز هوية الهوية بطاقة شناسنامه ملی کارت تذکره پاسپورت
        hộ chiếu cmnd cccd chứng minh căn cước ບັດປະຈຳຕົວ ໜັງສືຜ່ານແດນ ບັດ บัตรประชาชน หนังสือเดินทาง អត្តសញ្ញាណប័ណ្ណ លិខិតឆ្លងដែន
        መታወቂያ ፓስፖርት шиноснома pasport guvohnoma)");
    return words;
}

const WordSet& paper_words() {
    static const WordSet words(R"(
        passport imei ssn identity
        passeport pasaporte passaporte passaporto cédula dni curp cpf reisepass personalausweis ausweisnummer paspoort
        паспорт пасош снилс јмбг pasoš putovnica jmbg oib pasaportë
        جواز پاسپورت تذکره شناسنامه cccd cmnd ໜັງສືຜ່ານແດນ หนังสือเดินทาง ፓስፖርት)");
    return words;
}

const WordSet& case_words() {
    static const WordSet words(R"(
        case file claim docket complaint verdict ruling
        dossier affaire procès-verbal jugement requête
        expediente causa denuncia sentencia proceso
        processo acórdão
        aktenzeichen az akte
        pratica fascicolo
        predmet rešenje presuda broj predmeta предмет решење пресуда броj број дело
        دعوى قضية ملف دوسیه قضیه پرونده
        hồ sơ biên bản quyết định
        ສຳນວນ ຄະດີ ፋይል መዝገብ ቁጥር)");
    return words;
}

const WordSet& plate_words() {
    static const WordSet words(R"(
        plate plates registration
        plaque immatriculation immatriculée immatriculé
        placa placas matrícula matriculado
        kennzeichen targa kenteken
        tablice tablica registarske registracija таблице таблица регистарске регистрација госномер номера
        targë لوحة لوحته نمرة پلیت پلیتش پلاک
        biển ປ້າຍລົດ ทะเบียน ታርጋ ሰሌዳ)");
    return words;
}

}  // namespace sotto::privacy
