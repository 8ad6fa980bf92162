// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "text/language_profiles.h"

namespace sotto::text {

// The words are the small ones every text is full of, and, for neighbours that share those (Croatian and
// Serbian, Danish and Norwegian, Czech and Slovak), the everyday words that differ. Sequences are letters
// and endings that are common in one language and rare among its neighbours. A word may stand under
// several languages: it then counts little.
const std::vector<LanguageProfile>& language_profiles() {
    using enum ScriptGroup;
    static const std::vector<LanguageProfile> profiles = {
        {"en", Latin,
         "the of and to in that is was for it with as his he be on are by at this had not but from have they "
         "which one "
         "you were her she all would there their we him been has when who will more no if out so said what "
         "up its about "
         "into than them can only other new some could time these two may then do first any my now such like "
         "our over "
         "me even most made after also did many before must through your where because don't it's i'm that's "
         "i they're "
         "yeah just know think really people going want shall everyone should right rights",
         "th wh ing$ tion$ ght ould$ ^wr ly$ ness$ sh$"},
        {"pcm", Latin,
         "dey wey na una dem sey say no wetin sabi abi sha oga pikin comot wan fit am dis dat de di im e o "
         "don go come "
         "make for get oder den dere wen wia nko naim kon shey abeg sef self wahala chop waka naija waz tin "
         "tins oya "
         "neva nau now wit kain pesin tori eh ehn toh a we us sotey reach only even well like and if as one",
         "^dey$ ^wey$ ^na$ ^dem$"},
        {"fr", Latin,
         "le la les de des du un une et est à en que qui dans pour pas sur ce il elle on nous vous ils elles "
         "au aux par "
         "avec plus ne se son sa ses leur leurs cette ces mais ou où donc comme être avoir fait était sont "
         "ont tout "
         "tous toute toutes très bien même aussi si quand parce ça je tu me te mon ma mes votre notre sans "
         "sous après "
         "avant c'est j'ai qu'il qu'on d'un d'une l'on ainsi deux autre autres droit droits peut chacun "
         "ouais alors "
         "oui non y a dit faire lui été",
         "eau$ eaux$ ^qu ^l' ^d' ^c' ^j' ment$ ç ê œ tion$ eux$ oi ais$ ait$ ez$"},
        {"es", Latin,
         "el la los las de del un una y en que a no se es por con para su sus lo le les al como más pero "
         "este esta esto "
         "estos estas ese esa eso si sí yo tú él ella nosotros ellos ellas me te nos mi mis muy ya también "
         "porque cuando "
         "donde quien cual todo todos toda todas hay fue era ser está están tiene tienen hacer hace puede o "
         "u ni sin "
         "sobre entre hasta desde son ha han he había sido bueno entonces pues qué cómo así otro otra "
         "derecho persona "
         "uno dos años después",
         "ñ ción$ ^qu ll ando$ iendo$ dad$ ¿ ¡ ción ado$ ué$"},
        {"pt", Latin,
         "o a os as de do da dos das um uma e em no na nos nas que não se é por com para seu sua seus suas "
         "ao aos à às "
         "como mais mas este esta isto esse essa isso ele ela eles elas eu nós você vocês me te lhe meu "
         "minha muito já "
         "também porque quando onde quem qual todo todos toda todas há foi era ser está estão tem têm fazer "
         "pode ou nem "
         "sem sobre entre até desde são havia sido então né bem aqui pelo pela pelos pelas num numa outro "
         "outra direito "
         "pessoa dois anos depois só ter vai gente",
         "ão ões$ ç lh nh ^qu ê ã õ ção$ inho$ dade$"},
        {"gl", Latin,
         "o a os as de do da dos das un unha e en no na nos nas que non se é por con para seu súa ao aos á "
         "ás como máis "
         "mais pero este esta isto ese esa iso el ela eles elas eu nós vostede xa tamén porque cando onde "
         "quen cal todo "
         "todos toda todas hai foi era ser está están ten teñen facer pode ou nin sen sobre entre ata desde "
         "son moi "
         "outro outra dereito persoa dous anos despois só unha polo pola dun dunha",
         "ñ ción$ x nh ^xe unha eiro$ dade$"},
        {"it", Latin,
         "il lo la i gli le di del della dei delle degli un uno una e è in che a non si per con su sul sulla "
         "al alla ai "
         "alle agli da dal dalla dalle come più ma questo questa questi queste quello quella quelli io tu "
         "lui lei noi "
         "voi loro mi ti ci vi mio mia molto già anche perché quando dove chi quale tutto tutti tutta tutte "
         "c'è era "
         "essere sono ha hanno ho abbiamo fare fatto può o né senza sopra tra fra fino stato stata così "
         "allora cioè "
         "ogni individuo diritto nel nella nei nelle altro altra due anni dopo se suo sua suoi",
         "zione$ gli cch ggi tà$ ità$ zz ^qu are$ ere$ ando$ endo$ ^dell ^nell"},
        {"ca", Latin,
         "el la els les de del dels un una i en que a no es és per amb per seu seva seus seves al als com "
         "més però "
         "aquest aquesta això aquests aquestes aquell ell ella nosaltres ells elles jo tu em et ens us meu "
         "meva molt ja "
         "també perquè quan on qui qual tot tots tota totes hi ha fou era ser està estan té tenen fer pot o "
         "ni sense "
         "sobre entre fins des són han havia estat doncs així altre altra dret persona dos anys després d'un "
         "d'una "
         "l'altre seva li ho",
         "ció$ ny ll l·l tge$ ^l' ^d' è ò ç ix eu$ tat$"},
        {"ro", Latin,
         "și şi de la în a al ale un o că nu se este sunt cu pe pentru din care mai dar ce el ea ei ele noi "
         "voi eu tu "
         "mă te îl îi lui lor său sa sale acest această acesta aceasta acei toate tot toți orice oricare fi "
         "fost era "
         "au am ai are avea fără sau sau nici prin după până la foarte când unde cine cum așa atunci doi ani "
         "drept "
         "dreptul persoană persoane lui nostru asupra între către fie poate trebuie libertate",
         "ș ț ş ţ ă î ului$ lor$ ^în ească$ ție$"},
        {"de", Latin,
         "der die das den dem des ein eine einer eines einem einen und ist in zu von mit nicht sich auf für "
         "es er sie "
         "wir ihr ich du man auch als an am im zum zur bei nach aus um über unter vor durch gegen ohne dass "
         "daß wenn "
         "aber oder wie was wer wo so noch nur schon mehr sehr kann können hat haben habe war waren sind "
         "sein werden "
         "wird wurde wurden hier da dann ja nein doch mal jetzt ihre seine seiner ihren kein keine alle "
         "jeder hat "
         "recht beim diese dieser dieses anderen",
         "sch ung$ ü ö ä ß cht eit$ ^ge keit$ ich$ ^ver ^zu en$ ei"},
        {"nl", Latin,
         "de het een en van in is dat op te zijn met voor niet aan er die hij zij ze we wij ik je jij u ook "
         "als bij om "
         "naar uit over onder door tegen zonder maar of hoe wat wie waar zo nog al meer zeer kan kunnen "
         "heeft hebben "
         "heb was waren wordt worden werd hier daar dan ja nee toch nu haar hun geen alle ieder een recht "
         "deze dit "
         "andere mijn onze ons moet moeten zal zou gaan wel heel",
         "ij oo ee aa uu ^ge cht$ heid$ ^ver isch$ sch oe ui$ ijk$"},
        {"sv", Latin,
         "och att det i en som är på av för den med till inte har de om ett han hon vi jag du ni man var men "
         "så sig från "
         "vid kan när ska skall eller hade efter under över mot utan bara också mycket mer här där då nu ju "
         "hur vad vem "
         "vilka alla något någon några deras sina sin sitt hans hennes vara blir blev måste rätt envar varje "
         "andra dem "
         "denna detta dessa",
         "ä å ö ck sk ^fö ning$ het$ tt$ ör$ att$ skj"},
        {"da", Latin,
         "og at det i en som er på af for den med til ikke har de om et han hun vi jeg du man var men så sig "
         "fra ved kan "
         "når skal eller havde efter under over mod uden kun også meget mere her der da nu jo hvordan hvad "
         "hvem hvilke "
         "alle noget nogen nogle deres sine sin sit hans hendes være bliver blev må ret enhver hver andre "
         "dem denne "
         "dette disse mellem ud lige bare godt",
         "æ ø å ^af ^hv hed$ lig$ else$ ede$ dt$ øj"},
        {"no", Latin,
         "og at det i en som er på av for den med til ikke har de om et han hun vi jeg du man var men så seg "
         "fra ved kan "
         "når skal eller hadde etter under over mot uten bare også mye mer her der da nå jo hvordan hva hvem "
         "hvilke alle "
         "noe noen deres sine sin sitt hans hennes være blir ble må rett enhver hver andre dem denne dette "
         "disse mellom "
         "ut ei ikkje eg ein frå",
         "æ ø å ^av ^hv het$ lig$ else$ ^ette øy ei kk tt$"},
        {"fi", Latin,
         "ja on ei että se hän he me minä sinä te oli ovat olla ole mutta kun niin myös tai jos kuin joka "
         "jotka mitä "
         "mikä kuka tämä nämä nuo ne sen niiden hänen heidän meidän minun kaikki kaikilla jokaisella muu "
         "muut vain vielä "
         "jo nyt siis sitten koska ilman mukaan kanssa oikeus tulee voi eivät en emme olen sekä oikeudet",
         "ää yy uu kk ssa$ ssä$ sta$ lla$ llä$ lle$ nen$ ien$ isuu äy"},
        {"et", Latin,
         "ja on ei et see ta nad me ma sa te oli olid olla ole aga kui siis ka või kes mis mida kus kõik "
         "igal igaühel "
         "inimesel õigus tema nende meie minu oma ainult veel juba nüüd sest ilma vastu järgi koos peab võib "
         "ning "
         "seda selle siin seal iga tuleb",
         "õ ää üü ^õ dus$ mine$ use$ ega$ st$ ks$"},
        {"lv", Latin,
         "un ir ar par no uz ka ne kas tas viņš viņa viņi mēs es tu jūs bija būt nav bet kad tā arī vai ja "
         "kā kur visi "
         "visas ikvienam cilvēkam tiesības savu savas tikai vēl jau tagad jo bez pret pēc līdz jābūt var šis "
         "šī katram "
         "tiek lai",
         "ā ē ī ū ģ ķ ļ ņ š$ ība$ šan ies$ iem$"},
        {"lt", Latin,
         "ir yra su per iš į kad ne kas tai jis ji jie mes aš tu jūs buvo būti nėra bet kai taip pat ar jei "
         "kaip kur "
         "visi visos kiekvienas žmogus turi teisę savo tik dar jau dabar nes be prieš pagal iki turi gali "
         "šis ši "
         "kiekvienam bei arba apie",
         "ė ų ū į ė$ ą$ ai$ as$ is$ ių$ ų$ imo$"},
        {"pl", Latin,
         "i w z na do nie się że to jest o jak ale po co tak od za przez przy dla czy już tylko jego jej ich "
         "on ona oni "
         "my ja ty był była było były być są ma mają może można który która które którzy ten ta te tego tym "
         "tych bardzo "
         "też także gdy gdzie kto wszystkich wszyscy każdy człowiek prawo ze lub ani bez pod nad jeszcze "
         "więc no mnie "
         "siebie swoich swoje",
         "ł ą ę sz cz rz ść$ ów$ ych$ ego$ ż ź ń ć ^prz"},
        {"cs", Latin,
         "a v z na do ne se že to je o jak ale po co tak od za při pro už jen jeho její jejich on ona oni my "
         "já ty byl "
         "byla bylo byli být jsou má mají může který která které kteří ten ta te toho tím těch velmi také "
         "když kde kdo "
         "všech všichni každý právo ze nebo ani bez pod nad ještě tedy jsem jsme si jako bude podle svých",
         "ř ě ů ž š č ou$ ých$ ého$ ění$ ství$ ý"},
        {"sk", Latin,
         "a v z na do nie sa že to je o ako ale po čo tak od za pri pre už len jeho jej ich on ona oni my ja "
         "ty bol bola "
         "bolo boli byť sú má majú môže ktorý ktorá ktoré ktorí ten tá tie toho tým tých veľmi tiež keď kde "
         "kto všetkých "
         "všetci každý právo zo alebo ani bez pod nad ešte teda som sme si bude podľa svojich",
         "ľ ĺ ŕ ô ä ť ia$ ých$ ého$ nie$ osť$ ý ov$"},
        {"sl", Latin,
         "in v z na do ne se da je o kot ali po kaj tako od za pri pa že samo njegov njen njihov on ona oni "
         "mi jaz ti "
         "bil bila bilo bili biti so ima imajo lahko ki ta te tega tem teh zelo tudi ko kje kdo vseh vsi "
         "vsak vsakdo "
         "pravico iz ali brez pod nad še torej sem smo si kakor bo bi vendar kjer med",
         "č š ž ega$ jo$ nje$ ost$ ^pri lj nj ^vs"},
        {"hr", Latin,
         "i u je na da se za od su s koji koja koje sa to kao o ne iz ili ali po bi što tko gdje nije samo "
         "do nego sve "
         "svi svaki svatko ima pravo ona on oni mi ja vi bio bila bilo biti može mogu ovaj ova ovo taj te ta "
         "kada kad "
         "već još također tijekom nakon prije poslije između uvjet uvjetima vrijeme dijete dvije dvaju ovdje "
         "negdje "
         "općenito obitelj tjedan tisuća sigurnost europe europa vlada vijeće svijet svijetu dio cijeli "
         "mjesto obrazovanje glede "
         "sukladno poradi budući glazba kolovoza siječnja veljače ožujka travnja svibnja lipnja srpnja rujna "
         "listopada "
         "studenoga prosinca izvješće tko zemljopis nitko ništa njezin slijedeći promjene nazočnost uporaba "
         "zrak povijest cijena "
         "djeca čovjek čovjeka uvijek lijepo ne nisam sam smo ste",
         "lj nj č ć đ š ž sti$ nje$ ijed ijek ijel ijes ijet ijev ^svje ^mje ^vje ^dje ^cij ^uvj ^obit ^uop "
         "^eu mjen izira irat iran$ irao$"},
        {"sr", Latin,
         "i u je na da se za od su s koji koja koje sa to kao o ne iz ili ali po bi šta ko gde nije samo do "
         "nego sve "
         "svi svaki svako ima pravo ona on oni mi ja vi bio bila bilo biti može mogu ovaj ova ovo taj te ta "
         "kada kad "
         "već još takođe tokom nakon pre posle između uslov uslovima vreme dete dve ovde negde uopšte opšta "
         "porodica nedelja hiljada hiljade bezbednost evrope evropa evropske vlada veće saveta svet sveta "
         "svetu deo ceo mesto obrazovanje "
         "povodom pošto muzika avgusta januara februara marta aprila maja juna jula septembra oktobra "
         "novembra "
         "decembra izveštaj neko niko ništa njen sledeći promene prisustvo upotreba vazduh istorija cena "
         "evra rekao predsednik "
         "deca čovek čoveka uvek lepo nisam sam smo ste srbije srbija kosova beogradu",
         "lj nj č ć đ š ž sti$ nje$ ^sve ^cel ^bezb ^evro ^hilj ^saop ^opšt eks ^mest ^vrem ^uslo izova ovat "
         "ovan$ isan$ isat ^dec ^pre ^ver"},
        {"hu", Latin,
         "a az és hogy nem is egy van meg ez ezt azt de csak mint már ha még vagy volt ki mi ő én te ők "
         "nekünk lehet kell "
         "minden mindenkinek joga van aki ami amely akik ahol amikor mert után alatt között szerint nélkül "
         "ellen által "
         "nagyon sem fel el be le itt ott most akkor így úgy jó lesz voltak lenni ember jog személy joga "
         "bármely illetve",
         "ő ű gy ny sz cs ö ü á ség$ ság$ nak$ nek$ ban$ ben$ ok$ ek$ ^meg zs"},
        {"sq", Latin,
         "dhe të e në i me për një nga që është nuk ka kanë se si ai ajo ata ne unë ju do duhet mund ishte "
         "janë qenë "
         "kjo ky këto këta atë tij saj tyre çdo gjithë kush kur ku por ose edhe vetëm shumë më pa mbi nën "
         "sipas deri "
         "pas para midis askush njeri njeriu drejtë drejtën lirisë liri kundër s'ka duke ndaj tek te së prej "
         "cilit",
         "ë ç ^sh dh xh zh gj nj ^të sh ë$ ve$ it$ ^pë ^një ^gj rr"},
        {"tr", Latin,
         "ve bir bu için ile de da ne o ben sen biz siz onlar olarak olan gibi daha çok en var yok değil ama "
         "veya ya "
         "hem her şey şu kadar sonra önce göre karşı olduğu olduğunu oldu olur olmak etmek ise ki mi mı mu "
         "mü nasıl "
         "neden kim hangi herkes herkesin hakkı hiç diye yani şimdi tarafından üzere eden kendi bütün bana "
         "onun hakları",
         "ı ğ ş ç ü ö lar$ ler$ dır$ dir$ ın$ nın$ yor$ ları$ ış"},
        {"az", Latin,
         "və bir bu üçün ilə də da nə o mən sən biz siz onlar olaraq olan kimi daha çox ən var yox deyil "
         "amma və ya hər "
         "şey qədər sonra əvvəl görə qarşı olduğu olur etmək isə ki necə niyə kim hansı hər kəs hüququ heç "
         "indi tərəfindən "
         "malikdir öz bütün onun şəxs insan",
         "ə q x ğ ş ı ü ö lər$ lar$ dir$ dır$ ^qa ^hə nın$"},
        {"uz", Latin,
         "va bir bu uchun bilan ham u men sen biz siz ular bo'lgan bo'lishi kabi eng bor yo'q emas ammo "
         "lekin yoki har "
         "narsa shu qadar keyin oldin ko'ra qarshi bo'lib bo'ladi qilish esa deb qanday nima kim qaysi hech "
         "endi "
         "tomonidan o'z barcha uning inson huquqi huquqiga ega hamma shaxs kerak mumkin edi ekan shuning "
         "bo'lsa lozim",
         "o' g' sh ch q lar$ ning$ ga$ dan$ ^qo ^qi ish$ moq$ ida$"},
        {"tk", Latin,
         "we bir bu üçin bilen hem ol men sen biz siz olar bolan ýaly iň bar ýok däl ýöne ýa her zat şu "
         "çenli soň öň "
         "görä garşy bolup bolýar etmek diýip nähili näme kim haýsy hiç indi tarapyndan öz ähli onuň adam "
         "hukugy "
         "haky eýedir",
         "ý ň ä ž ş lar$ ler$ ýar$ ýär$ iň$ yň$ ^hu"},
        {"vi", Latin,
         "và của là có không được cho các một những người trong với này đó đã khi để từ ra đến cũng như thì "
         "mà về tôi "
         "bạn chúng ta anh chị em ông bà nó họ ở vào nhiều hơn rất sẽ đang phải nên theo sau trước trên dưới "
         "tại bởi vì "
         "nếu hay hoặc mọi ai gì nào đều quyền tự do việc bị thể làm điều",
         "ư ơ đ ạ ả ế ề ệ ộ ố ồ ớ ờ ợ ứ ừ ự ấ ầ ậ ắ ^ng ^nh ^ph"},
        {"id", Latin,
         "yang dan di ke dari untuk dengan pada adalah itu ini tidak akan dalam atau oleh saya kami kita "
         "anda dia mereka "
         "ada juga sudah telah bisa dapat harus karena seperti lebih sangat hanya saat ketika bahwa orang "
         "setiap hak "
         "atas sebagai tersebut secara antara tanpa para bagi apa siapa bagaimana bukan belum lagi kalau "
         "jadi lalu "
         "nggak gak sama banyak beberapa pemerintah negara",
         "ng nya$ kan$ ^me ^ber ^ter ^pe ^di an$ ^ke isasi$"},
        {"ms", Latin,
         "yang dan di ke dari untuk dengan pada ialah adalah itu ini tidak akan dalam atau oleh saya kami "
         "kita anda dia "
         "mereka ada juga sudah telah boleh dapat mesti harus kerana seperti lebih sangat hanya apabila "
         "bahawa orang "
         "setiap hak atas sebagai tersebut secara antara tanpa para bagi apa siapa bagaimana bukan belum "
         "lagi kalau jadi "
         "lalu sahaja kerajaan negara kepada daripada ianya beliau",
         "ng nya$ kan$ ^me ^ber ^ter ^pe ^di an$ ^ke isasi$"},
        {"tl", Latin,
         "ang ng sa na at mga ay hindi ko mo niya siya sila kami tayo ako ikaw ito iyon iyan kung para may "
         "mayroon wala "
         "lahat bawat tao karapatan kanyang kanilang din rin lang naman pero dahil nang upang o walang isa "
         "isang dapat "
         "maaari kapag saan sino ano paano po opo nila natin namin",
         "ng mga ^ka ^ma ^pag ^nag ang$ in$"},
        {"sw", Latin,
         "na ya wa kwa ni za la katika kuwa hii hiyo huo huu hizi haya yake wake zake lake yao wao mtu watu "
         "kila haki au "
         "bila kama pia si sio ambayo ambao lakini tu sana hapa pale sasa baada kabla kutoka hadi mimi wewe "
         "yeye sisi "
         "nyinyi alikuwa ilikuwa ana wana kuna hakuna serikali nchi yoyote",
         "^mw ^wa ^ku ^ki ^vi ^m wa$ ^ny ^ali sha$ ^ha zi$"},
        {"so", Latin,
         "iyo waa in ka ku oo ah uu ay u la ee aan inay inuu waxaa waxay wuxuu leh qof kasta xaq xuquuq ama "
         "si mid kale "
         "dadka dad sida laga lagu loo markii laakiin aad badan hadii wax isku jiray jirta yahay tahay ahaa "
         "dhan iyada "
         "isaga annaga waxa dowladda soomaaliya",
         "aa uu oo ee x dh kh sh ^wa ka$ ^xa ay$ gu$"},
        {"ha", Latin,
         "da na a ya ta ba su mu ku ni kai ke ne ce shi ita wannan wanda wadda cikin don daga zuwa ga kan "
         "sai amma ko "
         "kuma ba'a yana tana suna muna ina kana yi an aka haka duk kowa kowane mutum mutane hakki kasa "
         "shekara lokaci "
         "idan yadda domin wani wata akwai babu",
         "ɗ ɓ ƙ ts sh kk nn ^ƙa ^ma wa$ ya$ nsa$"},
        {"yo", Latin,
         "ni ti tí ó ní fún àwọn àti pẹ̀lú náà wọn kan sì ṣe jẹ́ kò ẹ̀tọ́ ènìyàn gbogbo lati sí bí tàbí èyí yìí "
         "ẹni fi lè "
         "a mo won si fun awon ati",
         "ẹ ọ ṣ gb kp"},
        {"rw", Latin,
         "na mu ku ya wa ba bya cya ry'u n'u ko ari kuri kandi cyangwa umuntu abantu uburenganzira igihugu "
         "ubwo iyo "
         "nta buri wese ni yo bo aho hari kugira gukora",
         "^umu ^aba ^ubu ^iki ^ibi ^iki ^uru cy by rw ^ku"},
        {"eu", Latin,
         "eta da ez du bat dira ere izan edo dute den bere hau hori baina egin dago zen gizon pertsona "
         "guztiak eskubidea "
         "orok beste dituzte duen arte gabe aurka arabera behar oso ni zu gu haiek zer nor non noiz zein "
         "ditu daude "
         "zuen askatasun",
         "tz tx ts ak$ ko$ ren$ tzen$ ean$ ^es k$ iz"},
        {"ga", Latin,
         "agus an na a ar ag is i go le do tá ní bhí sé sí siad mé tú muid sinn nach gach duine uile ceart "
         "chun ó faoi "
         "ach nó mar seo sin aon atá gan idir bheith chuig raibh ina lena dá mo féin",
         "bh mh ch dh gh fh th ^bh ^mh ^gc ^bhf í á ea ai ao$ acht$"},
        {"cy", Latin,
         "y yr a ac yn i o ar am ei eu gan mae ni nid oedd bod wedi fel hyn hwn hon gyda neu ond ag i'r o'r "
         "a'r sydd "
         "pob pawb hawl dyn rhyddid un dim hefyd wrth dan heb ein eich chi fi ef hi nhw yw",
         "dd ff ll wy w rh ^ll ^gw aeth$ iad$ yn$ ŵ ŷ"},
        {"is", Latin,
         "og að í er á sem til við ekki um það þeir hann hún ég við þú var voru vera hafa hefur með fyrir af "
         "frá en eða "
         "þess þetta þessi allir hver maður réttur skal eru eins sig sér sinn þá þegar svo einnig eftir",
         "þ ð æ ö ý ú ur$ um$ inn$ ll$ ^hv"},
        {"ht", Latin,
         "nan ak pou yo li se pa ki yon ou mwen nou te ap gen tout moun dwa sou san men oswa lè konsa paske "
         "kote kijan "
         "sa la a an fè ka pral chak libète dwe youn lòt anpil",
         "ò è sy ^mw yo$ wa oun$ kò"},
        {"mg", Latin,
         "ny sy amin ao dia tsy ho fa izay no na an'ny olona rehetra zo izy ireo ireny isika izahay aho "
         "ianao misy eo "
         "toy rehefa nefa satria araka hoe koa ka mba tokony fanjakana",
         "tr ts ^fa ^mp ana$ tra$ ^an y$ ina$ ao$"},
        {"mt", Latin,
         "il u ta li ma fi għal minn hu hija huwa mhux kull jew id-dritt dan din dawn biex kif meta fuq bejn "
         "ukoll bniedem "
         "tal fil lil bħal kien kienu jista' għandu hemm lilha",
         "ħ għ ż ġ ċ ij$ iet$ il$ ^il"},
        {"eo", Latin,
         "la de kaj en estas al ne ke por kun ĉiu homo rajto aŭ de ĝi li ŝi ili ni mi vi tio tiu kiu kiuj "
         "sed ankaŭ "
         "sen per pri el ĉe sub inter laŭ povas devas havas esti",
         "ĉ ĝ ŝ ŭ oj$ ojn$ as$ ita$ ^ĉi aj$ on$"},
        {"ku", Latin,
         "û ku di de li bi ji her mirov mafê heye ne an jî ev ew wî wê wan yên ya yê min te me we bo dike tê "
         "nav ser "
         "bê heke lê çi kî çawa hemû tu divê xwe hatiye",
         "û ê î ç ş ên$ xw ^di ^bi an$"},

        {"ru", Cyrillic,
         "и в не на что с он я как это по но из у за от о же все так его она они мы вы к до бы было был была "
         "были для "
         "только ее её мне меня нет ты или если когда уже даже чтобы быть этот эта эти этого который которая "
         "которые "
         "может можно каждый человек право на также при этом во со да ну вот там тут где кто очень их него "
         "нас вас "
         "себя без под над после между будет есть",
         "ы э ё ый$ ого$ ться$ ий$ ния$ ость$ ть$ ъ"},
        {"uk", Cyrillic,
         "і в не на що з він я як це по але із у за від о ж все так його вона вони ми ви до б було був була "
         "були для "
         "тільки її мені мене немає ти або якщо коли вже навіть щоб бути цей ця ці цього який яка які може "
         "можна кожна "
         "людина право також при цьому та й ну ось там тут де хто дуже їх нього нас вас себе без під над "
         "після між "
         "буде є має",
         "і ї є ґ ого$ ння$ ість$ ти$ ій$ ії$ ться$"},
        {"be", Cyrillic,
         "і ў не на што з ён я як гэта па але у за ад аб ж усё так яго яна яны мы вы да б было быў была былі "
         "для толькі "
         "яе мне мяне няма ты або калі ўжо нават каб быць гэты гэтая які якая якія можа кожны чалавек права "
         "таксама пры "
         "вельмі іх нас без пад над пасля паміж будзе ёсць мае",
         "ў і э ы ё дз ць$ ага$ ння$ асць$ аў$"},
        {"bg", Cyrillic,
         "и в на не да се за от с че е са по като но или има към при до това той тя те ние вие аз който "
         "която които "
         "му го я им ги си бъде беше бяха може трябва само още вече когато където всички всеки човек право "
         "също така "
         "след преди без под над между през със във тези този тази един една едно са съм ли защото",
         "ъ щ ът$ ята$ ите$ ата$ то$ ^във ия$ ане$ ъ"},
        {"mk", Cyrillic,
         "и во на не да се за од со дека е се по како но или има кон при до тоа тој таа тие ние вие јас кој "
         "која кои "
         "му го ја им ги си биде беше беа може треба само уште веќе кога каде сите секој човек право исто "
         "така по пред "
         "без под над меѓу преку овие овој оваа еден една едно сум ли бидејќи ќе",
         "ј ѓ ќ љ њ ѕ ците$ от$ ата$ ите$ ува ање$"},
        {"sr", Cyrillic,
         "и у је на да се за од су с који која које са то као о не из или али по би шта што ко где није само "
         "до него "
         "све сви сваки свако има право она он они ми ја ви био била било бити може могу овај ова ово тај те "
         "та када "
         "кад већ још такође током након пре после између без под над међу ће нису њих његов њен један једна",
         "ј љ њ ђ ћ џ ије ања$ ење$ ости$ ија$ ога$ ају$"},
        {"kk", Cyrillic,
         "және бір бұл үшін мен бен пен да де ол біз сіз олар болып болған сияқты ең бар жоқ емес бірақ "
         "немесе әр нәрсе "
         "дейін кейін бұрын қарай қарсы болады ету қалай не кім қандай әрбір адам құқығы өз барлық оның "
         "құқылы тиіс "
         "керек еді",
         "ә ғ қ ң ө ұ ү һ і лар$ лер$ ның$ нің$ ға$ ге$ ды$"},
        {"ky", Cyrillic,
         "жана бир бул үчүн менен да ал биз сиз алар болуп болгон сыяктуу эң бар жок эмес бирок же ар нерсе "
         "чейин кийин "
         "мурун карата каршы болот кылуу кандай эмне ким кайсы адам укугу өз бардык анын укуктуу керек эле",
         "ң ө ү лар$ лер$ дын$ нын$ га$ ууга$ уу$ оо өө"},
        {"tg", Cyrillic,
         "ва дар ба аз ки ин он бо барои ҳар як инсон ҳуқуқ дорад ё на нест аст буд шуд бояд метавонад худ "
         "онҳо мо шумо "
         "ман вай ҳама чун то низ ҳам агар вале аммо ки чи кӣ куҷо ҳеҷ бе пеш баъд мекунад карда шуда будан "
         "намояд "
         "озодии ҳаққи мебошад давлат вақте ки дигар",
         "ӣ ӯ ҳ қ ҷ ғ ҳои$ ро$ ии$ ^ме ^на он$ ҳо$ ати$"},
        {"uz", Cyrillic,
         "ва бир бу учун билан ҳам у мен сен биз сиз улар бўлган бўлиши каби энг бор йўқ эмас аммо лекин ёки "
         "ҳар нарса "
         "шу қадар кейин олдин кўра қарши бўлиб бўлади қилиш эса деб қандай нима ким қайси ҳеч энди "
         "томонидан ўз барча "
         "унинг инсон ҳуқуқи ҳуқуқига эга ҳамма шахс керак мумкин эди",
         "ў қ ғ ҳ лар$ нинг$ га$ дан$ ида$ иш$ ^бў ш$"},
        {"mn", Cyrillic,
         "ба нь бол энэ тэр юм бөгөөд хүн бүр эрх эрхтэй байна байсан гэж гэсэн болон мөн эсвэл ямар ч үгүй "
         "өөрийн бусад "
         "тухай дээр доор дотор хооронд харин учир хүний бид та би тэд хамт болно байх хийх ёстой",
         "ө ү өө үү аа ээ ын$ ийн$ тай$ лах$ эй$"},
        {"tt", Cyrillic,
         "һәм бер бу өчен белән дә да ул мин син без сез алар булган булып кебек иң бар юк түгел ләкин яки "
         "һәр нәрсә "
         "кадәр соң элек карата каршы була итү ничек нәрсә кем кайсы кеше хокук хокуклы үз барлык аның тиеш "
         "иде",
         "ә ө ү җ ң һ лар$ ләр$ ның$ нең$ га$ гә$ ын$"},

        {"ar", Arabic,
         "في من على أن إلى التي الذي هذا هذه ذلك تلك كان كانت لا ما لم لن أو و ثم قد كل عن مع بين بعد قبل "
         "عند حتى إذا "
         "هو هي هم نحن أنا أنت كما لكن غير أي بعض جميع حق الحق شخص لكل فرد أية دون يكون كانوا الله يا انا مش "
         "اللي كده "
         "إنسان ولا وفي ومن وقد أنه إنه الى ان",
         "ال ^ال ة$ ^ب ^وال ^بال ات$ ين$ ون$ ى$ ^لل ها$"},
        {"fa", Arabic,
         "و در به از که این آن با را برای است بود شد می نمی هر یا تا هم اما اگر چه چون نیز خود دارد دارند "
         "کند کنند شود "
         "باید تواند کرد کرده شده بوده ما شما من او آنها ایشان ای یک دو همه هیچ کس حق انسان آزادی پس پیش بین "
         "روی بر "
         "چنین دیگر های نیست هستند بی مورد",
         "پ چ ژ گ ی$ ^می ها$ های$ ان$ ند$ ^می‌ ه$ ک$"},
        {"ps", Arabic,
         "د په او چې له سره دا دی ده دي نه یې هر څوک حق لري کې ته یا هم کوي شي وي کړي څخه باندې پر دغه هغه "
         "مونږ زه تاسو "
         "خپل ټول بل هیڅ باید انسان تر لپاره",
         "ې ۍ ښ ځ څ ړ ټ ډ ګ ڼ ږ"},
        {"ur", Arabic,
         "کے کی میں ہے اور کو سے کا نے پر یہ وہ ہیں کہ بھی ہو جو ایک تو اس ان کر تھا تھی تھے نہیں لیے یا ہر "
         "شخص حق کسی "
         "ہم آپ میں تم کیا گیا گئی ساتھ بعد پہلے جب اگر لیکن اپنے اپنی حاصل ہوئے دیا جائے گا",
         "ے$ ں$ ٹ ڈ ڑ ہ ھ یں$ وں$ گا$"},
        {"ckb", Arabic,
         "و لە بە کە ئەو ئەم بۆ لەگەڵ هەر مرۆڤ مافی هەیە یان نا نییە بوو دەبێت دەکات ئێمە ئێوە من تۆ هەموو "
         "کەس خۆی پێش "
         "پاش نێوان بەڵام ئەگەر چی کێ کوێ وەک دوو یەک",
         "ە ێ ۆ ڵ ڕ وو ئ ەی$ ان$ ەکان$ ^دە"},
        {"ug", Arabic,
         "ۋە بىر بۇ ئۈچۈن بىلەن ھەم ئۇ مەن سەن بىز سىز ئۇلار بولغان بولۇش ئەڭ بار يوق ئەمەس لېكىن ياكى ھەر "
         "نەرسە كېيىن "
         "ئىلگىرى قارشى بولىدۇ قىلىش قانداق نېمە كىم ئادەم ھوقۇقى ئۆز بارلىق ئۇنىڭ ھوقۇقلۇق",
         "ى ې ۇ ۆ ۈ ۋ ڭ لار$ لەر$ نىڭ$ غا$ ئ"},

        {"he", Hebrew,
         "של את על לא הוא היא זה זאת כל אני אתה אנחנו הם הן עם או אם כי גם מה מי איך כאן שם היה היתה הייתה "
         "היו להיות יש "
         "אין רק עוד כבר אבל יותר אחד אחת בין לפני אחרי ללא אדם זכאי זכות לכל אשר כמו בכל ולא אל עד וכל",
         "ים$ ות$ ^ה ^וה ^של ^ב ^ל ^ש"},
        {"yi", Hebrew,
         "און די דער דאָס דאס איז אין צו פון מיט נישט ניט זיך אויף פאַר פאר עס ער זי מיר איר איך דו מען אויך "
         "ווי אַן אַ אן "
         "א ביי נאָך נאך אויס ווען אָבער אבער אָדער אדער וואָס וואס ווער וווּ האָבן האבן האט זענען זיין ווערן "
         "מענטש רעכט "
         "יעדער זאָל",
         "ײ ױ װ יי וו אַ אָ ען$ ער$ ^גע"},

        {"am", Ethiopic,
         "እና ነው ላይ ውስጥ ግን ወደ ሰው መብት አለው ያለ ወይም እንደ ከ በ የ ይህ ይህን ያ እኔ አንተ እሱ እሷ እኛ እነሱ ሁሉ ማንኛውም እያንዳንዱ ነገር ጋር "
         "ነበር ነበረ ናቸው አይደለም ብቻ ደግሞ በኋላ በፊት መካከል ስለ እንዲሁም ሲሆን አንድ ሁለት ጊዜ እስከ ምን ማን የት ይሁን ማናቸውም ስለዚህ",
         "^የ ^በ ^እን ው$ ኝ ን$ ች$ ^ያ ቸው$ ል$ ት$ ህ"},
        {"ti", Ethiopic,
         "እዩ ኣብ ናይ እቲ እታ እቶም ካብ ምስ ከም ወይ ግን ናብ ሰብ መሰል ኣለዎ ዘይ እዚ እዛ እዞም ኣነ ንስኻ ንሱ ንሳ ንሕና ንሳቶም ኩሉ ነፍሲ ወከፍ ነገር "
         "ነበረ ኔሩ "
         "እዮም ኣይኮነን ጥራይ ድማ ድሕሪ ቅድሚ መንጎ ብዛዕባ ከምኡውን ክኸውን ሓደ ክልተ ግዜ ክሳብ እንታይ መን ኣበይ ዝኾነ እውን ስለዚ ወይውን ኣለዎም",
         "ኣ ኸ ኽ ዝ ^ብ ^ን ^ዝ ^ም ን$ ኡ ዎ$ ቲ$ ^ከ"},

        {"hi", Devanagari,
         "के की का में है और को से ने पर यह वह हैं कि भी हो जो एक तो इस उस कर था थी थे नहीं लिए या हर व्यक्ति अधिकार "
         "किसी "
         "हम आप मैं तुम क्या गया गई साथ बाद पहले जब अगर लेकिन अपने अपनी होता होती हुए दिया जाए गा सकते करने करते",
         "ों$ ने$ ता$ ें$ ँ ^है ड़ ढ़"},
        {"ne", Devanagari,
         "को र मा छ र हो ले लाई यो त्यो छन् कि पनि भने एक यस उस गर्न थियो थिए छैन लागि वा हरेक व्यक्ति अधिकार कुनै हामी "
         "तपाईं म तिमी के गरेको भएको साथ पछि पहिले जब यदि तर आफ्नो हुने हुन्छ भयो गर्ने सबै प्रत्येक लाइ बाट देखि",
         "को$ लाई$ हरू$ न्छ$ ेको$ मा$ ले$"},
        {"mr", Devanagari,
         "आहे आणि या च्या ची चा चे ला ने हे ते तो ती की पण एक हा ही त्या मी आम्ही तुम्ही तू काय नाही होते होता होती साठी "
         "किंवा प्रत्येक व्यक्तीला अधिकार कोणत्याही सर्व मध्ये वर करून असे असा झाले केले पाहिजे आहेत त्याच्या हक्क असून",
         "च्या$ ळ ांना$ ण्या ची$ चे$ ला$ ^आह"},

        {"bn", Bengali,
         "এবং ও যে এই সে তার করে হয় না কি থেকে জন্য একটি তা আমি আমরা তুমি আপনি তারা এর সকল প্রত্যেকের অধিকার আছে "
         "বা কোন সাথে",
         "র$ ের$ য় ^ক"},
        {"as", Bengali,
         "আৰু এই সেই তেওঁ কৰি হয় নহয় কি পৰা বাবে এটা মই আমি তুমি আপুনি সকলো অধিকাৰ আছে বা কোনো লগত", "ৰ ৱ"},

        {"zh", Han, "", ""},
        {"yue", Han, "", ""},
        {"ja", Kana, "", ""},
        {"ko", Hangul, "", ""},
        {"el", Greek,
         "και το η ο του της να για με από που σε είναι στο στη στην στον την τον τα τις τους των οι ότι δεν "
         "θα μας σας "
         "μου σου ένα μια ένας αυτό αυτή κάθε έχει δικαίωμα ή όπως αλλά αν ως προς μετά πριν όλα όλοι τι πώς",
         ""},
        {"hy", Armenian, "", ""},
        {"ka", Georgian, "", ""},
        {"th", Thai, "", ""},
        {"lo", Lao, "", ""},
        {"km", Khmer, "", ""},
        {"my", Myanmar, "", ""},
        {"ta", Tamil, "", ""},
        {"te", Telugu, "", ""},
        {"kn", Kannada, "", ""},
        {"ml", Malayalam, "", ""},
        {"gu", Gujarati, "", ""},
        {"pa", Gurmukhi, "", ""},
        {"or", Oriya, "", ""},
        {"si", Sinhala, "", ""},
        {"bo", Tibetan, "", ""},
        {"mn", Mongolian, "", ""},
        {"dv", Thaana, "", ""},
        {"syr", Syriac, "", ""},
    };
    return profiles;
}

}  // namespace sotto::text
