/**
 * Words that customers use, by language: the small words of every sentence and what is said to a help desk. Lower case
 * without accents and apostrophes, as `plain` in ../language.ts writes them. A word that stands in several lists counts
 * for each of them, but less: so shared words may stand here, and names of things and people may not.
 */
export const WORDS: Record<string, string> = {
  en: `hat hats die train debit urgent client comment chose refuse lot far fly mine till care god pot via per man met min po ordr ordrs plz pls nr nope thx yo ta ser usb mon tue wed thu fri sat sun tale dove snap bud camera prima hello
    time top credit go one cash exchange check next rate app going transaction name pin pending right current put pm shopping amount yet cards date start limit extra withdrawal reservation
    vacation traffic possible way direct showing statement identity currency travel times virtual location said funds between report deposit five dollars things able stop correct hear item verify sure
    transactions changed restaurant kind increase details information explain anything points home soon answer reason due news settings reservations keep trying while different everything left country
    online application free type voice repeat doing went charges only friend few around year three two wait minimum machine message couple happening thing incorrect under job checked accept area info friday
    saturday sunday monday tuesday wednesday thursday return blue green black white shirt shoes size large small medium instead actually meant mean sorry dear morning afternoon night parcel item items pair colour color
    ring gift rock brief fast also hell art brand chat pain sale once red data son four main van tan six plus x l dice roll local events event spell doctor sea sent bug tv mail chef fine cheaper bigger
    upgrade plan code codes discount lost luggage expired contract renew booking internet keeps dropping kid broke gift how come evening hotel room car rent two factor never comes status claim
    the unsubscribe plus factor true most looking assistance text write whats am me a access request data create any am are i flip read is are was were of and to my i you it for with this that these those have has had how what where when why who which
    can cant cannot could do does dont doesnt did didnt not please would will your youre from be been being on in at if there their they we
    our us me he she an a but get got getting any some about order orders help want wanted need needs know tell show give send sent make made
    let im ive id ill its isnt wont just still again already now today tomorrow yesterday here by or as so then than all more much many no
    yes thanks thank hello hi hey good morning account card payment pay paid charge charged refund return cancel cancelled delivery delivered
    deliver shipping shipped ship package parcel late broken wrong size lost missing arrived arrive received receive change update address
    phone number login log sign up out into off over working work works stopped down crashing crashes keeps error money back bill invoice
    reset locked forgot stolen declined fee fees balance transfer buy bought purchase price cost long take track tracking stock available
    open close hours day days week weeks month first second third last new old other another same too very really something someone anyone talk speak
    human person agent customer service support use using used set add remove delete find call contact problem issue question fix think say
    says like look see try tried should must may might because before after since until through screen fit bank tell me
    play music song alarm weather list turn volume light lights remind meeting schedule calendar email book flight ticket food recipe`,
  de: `an so der daran dran um zur ans montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar marz april mai juni juli august september oktober november dezember vormittag nachmittag mittag nacht uhr stunde stunden minuten monat jahr jahre
    zwei drei vier funf sechs sieben acht neun zehn eins ihn ihm dir dich euch sein seine seinen dies diese dieser dieses diesen jener welches welchen alle allen etwas mehr viel viele wenig anders andere anderen anderer
    sondern damit deshalb also denn nun bereits etwa genau einfach bitteschon gerne gern lieber eigentlich naturlich meinte meine statt hose schuhe hemd kleid jacke farbe blau rot grun schwarz weiss artikel bestellnummer kundennummer
    geschaft filiale laden rechnungen pakete sendungsnummer nachricht email anruf anrufen telefon vertrage drucker bildschirm netzwerk rechner computer startet druckt verbindung zugang zugriff server kunde kunden gerade eben letzte letzten nachste nachsten prima
    kommen gehen sehen geben nehmen wissen lassen helfen suche suchen sucht bleibt steht liegt weiterhin ware seid bleiben gekommen gegangen geworden gemacht gesagt gesehen gegeben hin her ab los
    moin servus vertrag verlangern standig guthaben gibts rabatt schade gepack verloren gutschein teuer zu verlangerung aktivieren sperren freischalten buchung buchen flug zug reise anschluss tarif internet ausfall mahnung umbuchen verspatung verspatet zimmer reservierung uberprufen nachricht klar alles weiss verstehe finde brauch ganz dringend heisst weg neu neue neuen neues alte alten
    der sendung servicezeiten offizielle arbeiten sonntags feiertagen wochenende woche wochen tage das und ist nicht ich sie mein meine meinen meiner meinem wie wo kann bitte fur mit ein eine einen einem einer auf von zu zum zur habe
    haben hat hab wird wurde wurden werden sind bin aber auch noch wenn warum wann mir mich dem den des uber nach bei ihr ihre ihren ihnen euch
    konnen konnt mochte mochten gibt es keine kein keinen oder schon sehr wieso weshalb wer welche welcher immer wieder jetzt heute morgen
    gestern ja nein doch nur mal da hier dann als um aus vor seit bis gegen ohne unter weil dass ob man wir uns sich was im am die
    danke dank vielen hallo guten tag abend zusammen gruss grusse bestellung bestellt bestellen paket lieferung geliefert versand verschickt rechnung
    konto passwort kennwort vergessen anmelden einloggen gesperrt geld zuruck ruckgabe retoure erstattung stornieren storno
    kundigen kundigung andern falsch falsche falscher kaputt defekt fehlt fehler fehlermeldung geht funktioniert klappt kommt angekommen
    bekommen erhalten warte lange dauert kostet kosten preis grosse umgezogen adresse termin verschieben mitarbeiter mensch jemand hilfe
    brauche brauchen will muss soll wollte hatte ware komme rein nichts leider trotzdem endlich frage problem umtauschen gekauft abbuchung
    abgebucht uberweisung karte nummer zahlung bezahlen bezahlt offnungszeiten ihrer eure euer schicken sagen machen gehts lauft`,
  fr: `non oui si voulais voudrait dire disais autre autres lautre celui celle ceux lundi mardi mercredi jeudi vendredi samedi dimanche janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre matin midi apres
    deux trois quatre cinq six sept huit neuf dix cent mille premier premiere dernier derniere second seconde bleu bleue rouge vert verte noir noire blanc blanche grand grande petit petite chemise chaussures robe pantalon article articles produit magasin
    l d qu ont etait etaient sera serait seront peu beaucoup moins pareil meme memes leur leurs eux elles lui on nos vos quelque quelques chaque plutot vraiment juste seulement peutetre donc car lorsque pendant vers entre contre selon
    dit prendre prends pris mettre mis voila voici enfin desole desolee excusez pardon mettez donnez dites savoir sais connais envoyez recommander ordinateur imprimante ecran fichier logiciel reseau acces serveur piece numeros facturer preleve prelevement debite
    dune dun lheure quil quelle lequel laquelle desormais urgence reponse reponses repondre attente erreurs soucis souci gens fois an ans
    bagage bagages perdu perdue cher chere comprends heure accord secours solde cadeau prolonger contrat fils fille vol billet reservation reserver chambre panne debit carte bancaire virement retard rapide urgent valise train annule enregistrer telecharger code promo refuse refusee bonne bon soir voir vais va allez aller chose trop peu
    le mal disponible horaires client service entre jour jours semaine semaines les des est et je vous mon ma mes pas pour avec une sur dans qui mais comment quand pourquoi ou puis peux jai cest ce cette ces
    bonjour bonsoir merci svp plus au aux votre vos nous notre avez suis etre faire fait quel quelle quels du il elle ete voudrais jaimerais sil plait
    un la de en ne que quoi ca tres bien encore toujours deja aujourdhui hier demain rien tout tous toute aussi alors depuis chez par sans sous
    salut coucou commande commander commandes colis livraison livre livrer recu recevoir facture remboursement rembourser annuler annulez annulation
    compte mot passe oublie connecter connexion bloque marche fonctionne erreur panne probleme aide aider besoin veux veut vouloir
    changer modifier adresse dadresse taille mauvaise mauvais casse abime manquante manque retard retour renvoyer combien coute prix delai
    attends attendre arrive arriver quelquun parler conseiller carte paiement payer paye argent numero resilier abonnement suivi expedie
    envoye envoyer avoir peut peuvent pouvez dois sont ont na nai suisje question toujours jattends lai mavez sest cetait jamais personne`,
  es: `par son dos lunes martes miercoles jueves viernes sabado domingo enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre tarde manana madrugada mediodia minuto minutos mes
    dos tres cuatro cinco seis siete ocho nueve diez primero primera segundo segunda ultimo ultima otro otra otros otras azul rojo roja verde negro negra blanco blanca grande pequeno pequena camisa zapatos vestido articulo producto tienda
    ese esa eso esos esas aquel aquella ella ellos ellas nosotros les os tu tus nuestro nuestra cuyo mismo misma mismos mejor peor menos poco poca mucho mucha demasiado bastante tan tanto cada todo toda todos todas ningun ninguna
    pues porque aunque mientras despues antes luego desde durante contra segun digo decia queria quise decir perdon disculpe disculpa siento espero dijo dice dicen hace hacen hizo hacia voy vas va vamos van ver dar doy da dan poner puse
    ordenador computadora impresora pantalla archivo red acceso servidor clientes devuelvan mando mandaron numeros gente vez veces casa sigue siguen sirve pasa paso pasado llamo llamar llamada cambio entrega recoger retirar
    a hora horas abren cierran equipaje perdido perdida caro cara entiendo acuerdo saldo tarjeta regalo renovar contrato socorro vuelo reserva reservar billete boleto habitacion maleta tren retraso transferencia banco cuentas rapido urgente internet linea tienda entrega promocional descuento cupon vale valido verdad bien mal noche hola
    el domicilio actualizar horario soporte acceso solicitud mal nombre empresa dia he fueron era han marzo los las es y mi mis por para con una un como cuando donde porque puedo quiero tengo hola gracias pero esta este esto mas muy su
    sus del al lo le la se me te nos ha he hay necesito cual quien ya soy estoy ustedes usted hacer favor cambiar desde yo de en que no si
    todavia aun nunca siempre ahora hoy ayer tambien solo sin sobre hasta entre muchas muchos buenas buenos dias tardes noches
    pedido pedidos paquete envio enviar enviaron llega llego llegado llegar factura devolucion devolver reembolso dinero cancelar
    cuenta contrasena clave olvide bloqueada bloqueado funciona error pagar pago tarjeta cobraron cobrado cobro direccion talla
    equivocada equivocado roto rota falta cuanto cuanta cuesta tarda precio ayuda ayudar problema pregunta quisiera puede pueden podria
    quieren comprar compre recibi recibido hablar alguien persona numero suscripcion esperando llevo semanas meses ano anos
    entonces eso aqui alli cosa algo nada tiene tienen fue ser estan deja iniciar sesion correo`,
  pt: `segunda terca quarta quinta sexta sabado domingo janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro manha madrugada minuto minutos mes ano anos
    dois duas tres quatro cinco seis sete oito nove dez primeiro primeira segundo ultimo ultima outro outra outros outras azul vermelho vermelha verde preto preta branco branca grande pequeno pequena camisa sapatos vestido artigo produto loja
    esse essa esses essas aquele aquela ele ela eles elas nos lhe te teu tua nosso nossa mesmo mesma melhor pior menos pouco pouca muita muitos muitas demais tanto cada todo todos todas nenhum nenhuma
    pois porque embora enquanto depois antes logo durante contra segundo digo queria quis dizer desculpa desculpe espero disse diz dizem faz fazem fez vou vai vamos vao ver dar dou deu por pus
    computador impressora tela arquivo rede acesso servidor clientes mandaram numeros gente vez casa continua serve passa passou passado ligo ligar ligacao troca retirar compra pedi peco
    horario suporte bagagem perdida perdido caro cara entendi hora saldo presente renovar contrato socorro voo reserva reservar bilhete passagem quarto mala comboio atraso transferencia banco rapido urgente internet linha loja promocional desconto cupom valido segunda via boleto cai toda noite ta legal bem mal ola pix celular cadastro
    os mal que horas atendem funcionam fecham abrem nome empresa este as e meu minha meus minhas para com uma um como quando onde porque por posso quero tenho ola obrigado obrigada mas esta isso isto mais muito
    seu sua do da dos das ao no na nos nas nao voce voces eu foi ja estou preciso fazer qual quem pelo pela favor de em que o a se me
    ainda nunca sempre agora hoje ontem amanha tambem so sem sobre ate entre bom boa dia tarde noite oi tudo bem
    pedido pedidos encomenda pacote envio entrega entregar chega chegou chegar fatura nota fiscal devolucao devolver reembolso dinheiro
    cancelar conta senha esqueci bloqueada bloqueado funciona erro pagar pagamento cartao cobrado cobrada cobraram endereco morada tamanho
    errado errada quebrado quebrada falta quanto custa demora prazo preco ajuda ajudar problema duvida gostaria pode podem poderia
    comprar comprei recebi receber falar alguem pessoa numero assinatura esperando semanas meses consigo mudar trocar volta vezes duas fui
    entao aqui la coisa algo nada tem sao era ser estao abre entrar atendente senhor`,
  it: `bagaglio smarrito smarrita caro cara capisco ora bene va corriere passato rotta volo prenotazione biglietto camera valigia treno ritardo bonifico sconto codice cliente servizio il troppo
    il gli e mio mia miei mie per con una un come quando dove perche posso voglio ho ciao grazie ma questo questa piu molto suo sua del della
    dei delle al alla di in che non si sono sei ha hai avete ancora mai sempre ora oggi ieri anche solo senza mille prego buongiorno buonasera
    salve ordine pacco spedizione arriva arrivato arrivata consegna fattura rimborso soldi annullare account bloccato bloccata
    funziona errore pagare pagamento carta indirizzo taglia sbagliata sbagliato rotto rotta quanto costa aiuto aiutare problema vorrei
    dimenticato dimenticata ricevuto parlare qualcuno persona cambiare dove stato ditemi potete puo cosa niente abbonamento indietro`,
  nl: `te duur snap begrijp laat open bezorger geweest koffer kwijt vlucht boeking kaartje kamer trein vertraging korting abonnement opzeggen oke prima goed mag moet hebben mijne nieuwe oude
    het een en ik je jij u mijn uw van voor met op aan niet is zijn hoe waar wanneer waarom wie welke kan kunt kunnen wil wilt heb hebt heeft
    maar ook nog als dan dit dat deze die wat er al zo mij me we wij ons bij naar uit over geen dank dankjewel bedankt hallo hoi goedemorgen
    goedendag goedemiddag bestelling besteld pakket pakje bezorging levering geleverd factuur rekening geld terug retour annuleren wachtwoord vergeten
    inloggen werkt kapot verkeerde maat adres wijzigen hulp nodig graag alstublieft betalen betaald lang duurt kost komt aangekomen
    ontvangen vraag probleem iemand spreken`,
  pl: `za drogo rozumiem ktorej otwieracie kurier przyjechal zgubiony bagaz lot rezerwacja bilet pokoj pociag opoznienie rabat kod usluga klient nowy stary tak prosze bylo jestem moja moje
    i w nie na z do jest to sie ze moj moja moje mi jak gdzie kiedy dlaczego czy moge chce mam dla od po za ale juz jeszcze bardzo dzien dobry
    dzieki dziekuje prosze czesc witam paczka paczke przesylka zamowienie zamowienia dostawa faktura fakture zwrot pieniedzy pieniadze
    anulowac konto haslo hasla zapomnialem zapomnialam zalogowac dziala blad zaplacic karta adres rozmiar pomoc pomocy potrzebuje
    doszla dotarla dotrze przyjdzie reklamacja ktos ile kosztuje`,
  sv: `dyrt forstar bagage borttappat oppnar tid flyg bokning biljett rum tag forsening rabatt avtal uppsagning ni jattebra ja nej tyvarr bud kunde
    och i att det som en ett ar jag du min mitt mina pa av for med inte har hur var nar varfor vem kan vill ska hej tack sa mycket men ocksa
    om till fran den de vi er era ni mig blev bli blir fick far gar god morgon bestallning paket leverans faktura pengarna pengar tillbaka
    retur avbryta konto losenord losenordet glomt logga fungerar fel betala kort adress storlek hjalp behover kommit kommer pratar prata nagon`,
  da: `dyrt forstar bagage abner tid fly bestil billet vaerelse tog forsinket rabat aftale opsigelse ja nej desvaerre kuffert budet
    og i at det som en et er jeg du min mit mine pa af for med ikke har hvordan hvor hvornar hvorfor hvem kan vil skal hej tak sa meget men ogsa
    om til fra den de vi jer mig blev bliver fik far gerne god morgen bestilling pakke levering faktura pengene penge tilbage retur
    annullere konto adgangskode glemt logge virker fejl betale kort adresse storrelse hjaelp brug kommet kommer nogen tale jeres`,
  nb: `dyrt skjonner bagasje apner tid fly billett rom tog forsinket rabatt avtale oppsigelse ja nei dessverre koffert budet
    og i at det som en et er jeg du min mitt mine pa av for med ikke har hvordan hvor nar hvorfor hvem kan vil skal hei takk sa mye men ogsa
    om til fra den de vi dere meg ble blir fikk far gjerne god morgen bestilling pakke pakken levering faktura pengene penger tilbake retur
    kansellere konto passord glemt logge logget inn virker fungerer feil betale kort adresse storrelse hjelp trenger kommet kommer noen snakke`,
  fi: `kallis liian kuriiri tullut lento varaus lippu huone juna myohassa alennus sopimus asiakas uusi kylla ei
    ja on ei en se mina sina han me te mita missa milloin miksi miten kuka voi voin haluan haluaisin olen oli minun mun kiitos kiitoksia hei moi terve
    mutta myos viela jo nyt tanaan tilaus tilaukseni paketti pakettini toimitus lasku rahat takaisin palautus peruuttaa tili salasana
    unohdin kirjautua toimi toimii virhe maksaa kortti osoite koko apua tarvitsen saapunut tullut hyvaa huomenta paivaa`,
  cs: `drahe prilis kuryr neprijel ztracene zavazadlo rozumim let rezervace jizdenka pokoj vlak zpozdeni sleva smlouva ano ne
    a v je na se ze to z do s pro jsem jsi jste muj moje moji me mi jak kde kdy proc co kdo muzu mohu chci mam ale uz jeste dobry den
    dekuji diky prosim ahoj balik zasilka objednavka objednavku dodani faktura fakturu vraceni penize zrusit ucet heslo zapomnel prihlasit
    funguje nefunguje chyba zaplatit karta adresa velikost pomoc potrebuji nejde neprisel neprisla dorazi`,
  sl: `in je se na da ne to za od s v moj moja moje kako kje kdaj zakaj kaj kdo lahko zelim hocem imam ampak ze se dober dan hvala prosim zivjo
    paket posiljka narocilo narocila dostava racun denar nazaj vracilo preklicati geslo pozabil prijaviti deluje napaka placati naslov velikost pomoc potrebujem prispel prispela`,
  sk: `a v je na sa ze to z do s pre som si ste moj moja moje mi ako kde kedy preco co kto mozem chcem mam ale uz este dobry den
    dakujem prosim ahoj balik zasielka objednavka objednavku dodanie faktura vratenie peniaze zrusit ucet heslo zabudol prihlasit
    funguje nefunguje chyba zaplatit karta adresa velkost pomoc potrebujem nejde neprisiel`,
  hu: `draga tul futar jott csomagot elveszett ertem repulo foglalas jegy szoba vonat keses kedvezmeny szerzodes igen
    a az es nem van egy hogy en te mi ti hol mikor miert ki mit hogyan lehet szeretnem szeretnek akarok koszonom koszi kerem szia hello
    de is meg mar most ma csomag csomagom rendeles rendelesem szallitas szamla penzt vissza visszakuldes lemondani fiok jelszo jelszavam
    elfelejtettem belepni mukodik hiba fizetes kartya cim meret segitseg kell erkezik erkezett jo napot reggelt`,
  ro: `scump prea curierul venit bagaj pierdut inteleg zbor rezervare bilet camera tren intarziere reducere contract nou vechi
    si in la de nu este sunt ma mea meu mele imi pe cu pentru din care ce cum unde cand cine pot vreau am as dar deja inca foarte buna ziua
    multumesc mersi va rog salut comanda colet coletul livrare livrat factura bani banii inapoi retur anula cont contul parola uitat
    functioneaza merge eroare plata card adresa marime ajutor ajutati nevoie ajuns primit dimineata`,
  hr: `i u je na se da ne to za od sa s ja ti mi vi moj moja moje kako gdje gde kada kad zasto sto tko ko mogu zelim hocu imam ali vec jos
    dobar dan hvala molim bok zdravo paket posiljka narudzba narudzbu dostava racun novac povrat otkazati lozinka lozinku zaboravio
    prijaviti radi greska platiti kartica adresa velicina pomoc trebam stigao stigla`,
  tr: `bagajim kayip pahali anlamadim kurye ucus rezervasyon bilet oda tren gecikme indirim kod hizmet musteri yeni eski evet hayir sorun nedir istemiyorum alamiyorum olmadi
    ve bir bu icin de da ile ben sen siz biz benim bana ne nasil nerede nereye zaman neden niye kim mi mu var yok ama daha cok degil olarak
    merhaba selam tesekkurler tesekkur ederim sagol lutfen gunaydin siparis siparisim siparisimi kargo kargom paket teslimat fatura iade
    para parami geri iptal hesap hesabim sifre sifremi unuttum giris calismiyor hata odeme kart adres beden yardim lazim gelmedi gelir gelecek istiyorum etmek`,
  ca: `el els les i es amb per que un una com quan on perque puc vull tinc hola gracies pero aquest aquesta mes molt meu meva
    encara sempre ara avui sisplau si us plau bon dia comanda paquet enviament arriba arribat factura diners cancellar compte contrasenya
    oblidat funciona ajuda adreca vostre vostra dels`,
  vi: `toi ban cua la co khong o dau khi nao sao lam the cho voi va nhung duoc muon can cam on xin chao don hang giao tien hoan huy tai khoan
    mat khau quen loi thanh toan giup chua nhan`,
  id: `saya kamu anda di ke yang dan ini itu tidak bisa mana kapan kenapa bagaimana apa siapa untuk dengan dari sudah belum mau ingin tolong
    terima kasih halo selamat pagi siang pesanan paket kiriman barang uang kembali batal akun kata sandi lupa masuk salah bayar kartu
    alamat ukuran bantu bantuan sampai datang`,
};
