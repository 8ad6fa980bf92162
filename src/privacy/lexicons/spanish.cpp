// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/lexicons/lexicon.h"

namespace sotto::privacy {

Lexicon spanish_lexicon() {
    return {
        "es",
        {R"(abogado, abogada, actor, actriz, agricultor, agricultora, albañil, alcalde, alcaldesa, alguacil, ama de casa, arquitecto, arquitecta,
            artesano, artesana, artista, asistente social, bailarín, bailarina, bibliotecario, bibliotecaria, bombero, bombera, cajero,
            cajera, camarero, camarera, campesino, campesina, cantante, carnicero, carnicera, carpintero, carpintera, cartero, cartera, chofer,
            chófer, científico, científica, cirujano, cirujana, cocinero, cocinera, comadrona, comerciante, concejal, concejala, conductor,
            conductora, conserje, contador, contadora, costurera, cura, dentista, diputado, diputada, director, directora, docente, doctor,
            doctora, educador, educadora, electricista, empleada doméstica, empresario, empresaria, enfermero, enfermera, entrenador,
            entrenadora, escritor, escritora, estudiante, farmacéutico, farmacéutica, fiscal, fontanero, fotógrafo, fotógrafa, funcionario,
            funcionaria, ganadero, ganadera, gerente, gobernador, gobernadora, guardia, guía, herrero, imán, ingeniero, ingeniera, inspector,
            inspectora, jardinero, jardinera, jornalero, jornalera, joyero, joyera, juez, jueza, líder comunitario,
            líder comunitaria, líder social, locutor, locutora, maestro, maestra, marinero, mecánico, mecánica, médico, médica, militar, minero,
            minera, ministro, ministra, misionero, misionera, modista, monja, monje, músico, niñera, notario, notaria, obispo, obrero, obrera,
            oficinista, panadero, panadera, parlamentario, partera, pastor, pastora, peluquero, peluquera, periodista, pescador, pescadora, piloto,
            pintor, pintora, policía, portero, portera, presidente, presidenta, profesor, profesora, psicólogo, psicóloga, psiquiatra,
            rabino, recepcionista, sacerdote, sastre, secretario, secretaria, senador, senadora, soldado, taxista, técnico, técnica,
            tejedor, tejedora, traductor, traductora, trabajador social, trabajadora social, vendedor, vendedora, veterinario, veterinaria,
            vigilante, zapatero)",
         R"(madre, padre, mamá, papá, hijo, hija, bebé, hermano, hermana, gemelo, gemela, mellizo, melliza, hermanastro, hermanastra,
            madrastra, padrastro, hijastro, hijastra, marido, esposo, esposa, mujer, pareja, novio, novia, prometido, prometida, exmarido,
            exmujer, exesposo, exesposa, viuda, viudo, tío, tía, sobrino, sobrina, primo, prima, abuelo, abuela, nieto, nieta, bisabuelo, bisabuela,
            suegro, suegra, cuñado, cuñada, yerno, nuera, padrino, madrina, ahijado, ahijada, compadre, comadre, tutor, tutora, compañero,
            compañera)",
         R"(aborto, alcohólico, alcohólica, alcoholismo, alergia, amputación, amputado, amputada, anemia, anorexia, artritis, asma, asmático,
            asmática, autismo, autista, bipolar, cáncer, ceguera, ciego, ciega, cirrosis, cólera, coma, demencia, dengue, depresión, deprimida,
            deprimido, derrame cerebral, diabetes, diabético, diabética, diálisis, discapacidad, discapacitado, discapacitada, embarazada,
            embarazo, epilepsia, epiléptico, epiléptica, esclerosis múltiple, esquizofrenia, esquizofrénico, esquizofrénica, estéril, esquirla,
            fractura, hepatitis, hipertensión, infarto, infertilidad, insuficiencia renal, lepra, leucemia, malaria, meningitis, migraña,
            mina antipersonal, muletas, obesidad, paludismo, parálisis, paralítico, paralítica, parkinson, perdió la pierna, perdió la vista,
            perdió un brazo, perdió un ojo, perdió una mano, perdió una pierna, perdí la pierna, perdí la vista, perdí un brazo,
            perdí un ojo, perdí una mano, perdí una pierna, poliomielitis, polio, prótesis, psicosis, quimioterapia, sida, sífilis,
            silla de ruedas, síndrome de down, sordo, sorda, sordera, suicidio, trasplante, trastorno, tuberculosis, tumor, úlcera, vih, violada,
            violación, alzheimer)",
         R"(adventista, agnóstico, agnóstica, anglicano, anglicana, animista, ateo, atea, budismo, budista, católico, católica, cristianismo,
            cristiano, cristiana, chiita, copto, copta, evangélico, evangélica, hindú, hinduismo, islam, judaísmo, judío, judía, luterano, luterana,
            metodista, mormón, mormona, musulmán, musulmana, ortodoxo, ortodoxa, pentecostal, protestante, santería, sufí, suní, sunita,
            testigo de jehová, testigos de jehová)",
         R"(afgano, afgana, afrocolombiano, afrocolombiana, afrodescendiente, albanés, albanesa, alemán, alemana, andaluz, andaluza, angoleño, angoleña,
            árabe, argelino, argelina, argentino, argentina, armenio, armenia, australiano, australiana, austriaco, austriaca, aymara,
            beduino, beduina, belga, boliviano, boliviana, bosnio, bosnia, brasileño, brasileña, británico, británica, búlgaro, búlgara,
            camboyano, camboyana, camerunés, camerunesa, canadiense, catalán, catalana, checo, checa, chileno, chilena, chino, china,
            colombiano, colombiana, coreano, coreana, costarricense, croata, cubano, cubana, danés, danesa, dominicano, dominicana,
            ecuatoriano, ecuatoriana, egipcio, egipcia, embera, escocés, escocesa, español, española, estadounidense, etíope, filipino, filipina,
            finlandés, finlandesa, francés, francesa, gallego, gallega, garífuna, gitano, gitana, griego, griega, guaraní, guatemalteco,
            guatemalteca, haitiano, haitiana, holandés, holandesa, hondureño, hondureña, húngaro, húngara, indígena, indio, india,
             iraní, iraquí, irlandés, irlandesa, israelí, italiano, italiana, japonés, japonesa, jordano, jordana, kurdo, kurda,
            laosiano, laosiana, libanés, libanesa, libio, libia, mapuche, marroquí, maya, mestizo, mestiza, mexicano, mexicana, mulato, mulata,
            nasa, náhuatl, nicaragüense, nigeriano, nigeriana, noruego, noruega, pakistaní, palestino, palestina, panameño, panameña,
            paraguayo, paraguaya, peruano, peruana, polaco, polaca, portugués, portuguesa, puertorriqueño, puertorriqueña, quechua, rumano, rumana,
            ruso, rusa, salvadoreño, salvadoreña, saharaui, senegalés, senegalesa, serbio, serbia, sirio, siria, somalí, sudanés, sudanesa, sueco,
            sueca, suizo, suiza, tailandés, tailandesa, tunecino, tunecina, turco, turca, ucraniano, ucraniana, uruguayo, uruguaya, vasco, vasca,
            venezolano, venezolana, vietnamita, wayuu, yemení, zapoteco, zapoteca)"},
        "mi mis tu tus su sus nuestro nuestra nuestros nuestras vuestro vuestra"};
}

}  // namespace sotto::privacy
