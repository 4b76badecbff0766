/**
 * Verbs, small words and plain nouns of German, French, Spanish and Portuguese, folded: none of them is a slip or a form
 * of a listed value of which it is not the word itself ("reden" is not "red", "Menschen" not "Muenchen").
 */
export const EVERYDAY_WORDS: ReadonlySet<string> = new Set(
  `
abend abends aendern antwort antworten antwortet arbeit arbeiten arbeitet bald bauen bekam bekommen bekommt benutzen beruf besser besten bestellen bestellt besuchen beten betrag bezahlen bezahlt bieten
bietet bilder bitten bleiben bleibt blieb blumen boden boese brachte brauchen braucht breit brief briefe bringen bringt bruder buch buecher danach daher darauf darf darum daten dauern dauert denken denkt
deshalb deutlich dicht dienst dinge dringend drucken druckt duerfen dumm dunkel echt eigene eigenen eigentlich einfach einige einzeln eltern endlich enden endet erhalten erhielt erklaeren erlaubt ersatz
erst erste ersten erwarten essen fahren fahrt falls falsch falsche familie fand fast fehlen fehler fenster fest finden findet firma fliegen folgen folgt fordern form fragen fragt frau frauen frei freude
freund freunde froh frueh fruehe fuehlen fuehren fuenf ganz ganze ganzen gebe gebeten gebiet gebt geben gebrauch gefallen gefunden gehabt gehen geholfen gehoert gekauft geld gelesen gelten gemacht genommen
genug geraet gerade geredet gern gesagt geschaeft geschenk geschickt gesehen gespraech gestern gesund gewesen gewinnen gleich glauben glaube gross grund gruende gruss gruesse gute guten guter gutes haelt
halb halbe halten haette haetten haltet hand haende haus hause heben heim heissen heisst helfen helft hilft herr herren heute heutige hoch hoeren hoert hoffe hoffen hoffentlich holen holt hund innen jahr
jahre jahren jedem jeder jedes jemand jene junge kalt kasse kasten kaum kennen kennt kind kinder klar klappt kleine kleinen koennen koennte koerper kommen kommt komplett kopf kosten kostet krank kriegen
kriege kriegt kunden kundin kurz lachen laden laenger lage land lang lange langsam lassen laesst laufen laeuft laut leben lebt leer legen legt leicht leiden leider leihen lernen lesen letzte letzten leute
leuten lieben lieber liebe lieferung liefern liefert liegen liegt linke links loesen loesung machen macht mache mails male mann maenner mensch menschen melden meldet merken messen mieten minute minuten
mitte mittel moechte moechten moegen moeglich monat monate morgen muede mueller mussten mutter nachricht nacht nahe nehmen nennen nett niemand nimmt normal noetig nummer nummern nutzen nutzt oben offen
oefter ordnung paar passen passt passiert person personen pfand platz preis preise probieren problem probleme punkt raten rechnen recht rede reden redet reicht reihe reise reisen retten rief rufen ruft
ruhe ruhig runde sache sachen sagen sagt sagte sauer schaden schade schaffen schauen scheint schicken schickt schlecht schlimm schloss schnell schreiben schritt schuld schule schutz schwer sechs seite
seiten senden sendet sicher sieben sieht sinn sitzen sobald sofort sohn sollen sollten sonne sorgen spaet spaeter spielen sprache sprechen spricht stadt stand statt stehen steht stelle stellen stimmt
stimme stoert stoppen strasse stueck stunde stunden suche suchen sucht tage tagen teil teile teilen teuer tisch tochter toll traf tragen traegt treffen treten trotz tuer tuerkei tuet ueben ueber uebrig
uhren umtausch ungefaehr unten vater verkauf verlieren verloren versand verstehen versteht versuch versuche versuchen vertrag voll vorher vorne wagen wahl wahr waere waeren wahrend warten warte wartet
warnen wasser wechsel wechseln weder weit welche welcher welches wenig wenige werfen wert wichtig wissen woche wochen wohl wohnen wollen wollte woher wohin wort worte wuerde wuerden wuenschen zahlen zahlt
zehn zeigen zeigt zeiten zettel ziehen ziemlich zimmer zuerst zuletzt zurueck zusammen zwei acheter achete affaire agent aider aidez aimer aller allez amis ancien annuler annee annees apporter appel
appelle appeler appelez argent arrive arriver arrivee article attend attendre attends aucun aucune avait avais avant avion avis balle banque beau belle besoin boite bouton bras bref cadeau carte casse
cause cent certain changer chaque chat chemin cher chere chercher chez choisir choix chose choses cinq clair clef client coeur colis combien comment commence commande complet compris conseil content coup
courant cours court coute couter cree creer croire crois debout debut dedans dehors demain demande demander depart dernier derniere derriere dessus deux devoir devant devait deviens dite dites divers donne
donner donnez doute droit droite durant echange ecole ecran ecrire effet egal elle emploi encore enfant enfants enfin ensuite entier entree envie envoi envoye envoyer environ erreur espere essaie essayer
etage etaient etais face facile faim faire faite faites famille faute faux femme ferme fermer fille fils finir fois fond force forme fort forte frais frere froid garder gauche gens grand grande gros grosse
groupe guere habite haut haute heure heures hier histoire homme hommes hors humain humaine idee image impossible jeune joindre joli jouer journee jours laisse laisser laquelle lequel lettre lieu ligne lire
livre livrer livraison loin long longue longtemps lors lorsque lourd maintenant mains maison malade mari marche marcher marque mauvais mauvaise meilleur membre memes mere mettre midi mieux milieu mille
minuit mois moins moitie moment monde monsieur montre mort mots moyen nombre nombreux notre nouveau nouvel nouvelle nuit obtenir oeil ordre ouvert ouvre ouvrir page paiement pareil parfait parfois parler
parle parlez part partie partir passe passer payer paye pays peine pense penser perdre perdu pere personne petit petite photo piece pied pire place plaisir plein plus plusieurs plutot porte porter poser
possible poste pourra pourrait pouvait prendre premier premiere pres presque pret prix prochain proche produit promis propre question quelles quels quinze quitter rappel rappeler recevoir recu refus
regarde regarder rembourser rendre rendez rendu repas repondre reponse reste rester retard retour retrouver reussi revenir rien roue route salle samedi sait savez savoir second selon semaine sens sera
serait serez serieux service seul seule simple sinon situation soeur soir soiree solde somme sorte sortie sortir souci souvent suite suivi suivre sujet surtout table tant tard tellement temps tenir tente
terre tete tiens tient tiers tombe toujours tour tourne travail travers tres triste trois trouve trouver trouvez vais valable valeur vendre venir venu verite vers verre vieux vient ville vingt vite vivre
voici voila voir voit vois voiture voix volonte voudrais voulez vouloir voulu vrai vraie abajo abierto abrir acaba acabo aceptar acerca acuerdo adelante ademas agua ajena alla alli alto alta amigo amiga
amigos anos antes apenas aquel aquella arriba asunto atras ayer ayuda ayudar ayudame bajo banco barato barco bastante bonito brazo breve buen buenos busca buscar busco cabeza cabo cada caja calle cama
cambiar cambio camino campo cansado cantidad capaz cara cargo carta casa casas casi caso causa cerca cerrar cierto cinco ciudad claro clase cliente coche cobro cobrar cobraron comer comida compra comprar
compre cuenta correo correcto corto cosas costa creo cuales cuanta cuantos cuatro cuidado culpa curso dado dano darme datos debajo deber debo decir deja dejar demas demasiado derecha detras devolver dias
dicho dijo diez dinero dios doble dolor donde duda durante edad ejemplo ella ello empezar empresa encima encontrar encuentro enero entero entrada entrar entrega enviar envio enviaron equipo error escribir
espera esperar espero estamos estado facil falla falta faltan familia favor fecha feliz final fondo forma formas fuerte funciona fueron gana ganar gente gran grupo guia gusta gustaria haber habia habla
hablar hablo hacen hacer hacia haga hago hambre haya hecho hermano hice hija hijo historia hizo hombre hora horas humano idea igual importa izquierda jamas joven juego juntos lado largo larga lejos lento
letra libre libro lista listo llama llamar llame llega llegar llegado llego lleva llevar llevo local lugar luego madre mala malo mandar manera mano manos manana marca mayor media medio mejores mensaje mesa
meses meter miedo mientras minuto mirar misma mitad modo momento monto mucha muchas muchos mujer mundo nadie necesito negocio ningun nino noche nota nueva nuevas nuevo nuevos nueve numero nunca ocho ojos
opcion orden ordenar padre paga pagar pago pague pagina pais palabra papel paquete para parece pared parte partes pasa pasado pasar paso pedi pedir pena pensar pequeno peor perder perdi perdon perro
persona personas pide pidio pierna piso plan plaza plazo poca pocos poder podria poner ponga precio primer primera primero probar pronto propio prueba pude pueblo puerta punto puso quede queda quedar queja
quejas querer queria quien quienes quise quito quizas rapido raro rato razon real recibi recibir recibo reclamo reembolso regalo regreso resto resuelto revisar risa roto rota ropa ruido sabe saber sabes
sale salir salio salud seguir segunda segundo seguro seis semana sencillo sentir senor seria servicio siento siete siglo siguen sigue siguiente silla sitio sola solo sino somos sueldo suerte suma sube
subir tarde tarjeta tema temprano tenemos tener tenia tercer tiempo tienda tierra tipo tocar todavia toma tomar trabajo traer trata tratar tuve ultima ultimo unica unico usar vale valor vamos varias varios
veces vender venta verdad vida viene viejo vista vino vivir volver vuelta vuelve abaixo aberto acabei achar acho acima acordo ajuda ajudar ajude alem algo algumas alguns amanha aquela aquele aquilo area
atraso aula baixo bater boas boca bola braco cabeca cadeia caixa caminho cancelar caro carro cedo cento certa certo chamar chega chegar chegou chave cheio cidade cima cobrou coisa coisas comprei compras
conhece conseguir consigo contato contra copo corpo correto correio custa dados dando data debito decidir defeito deixa deixar demora demorar dentro dever deve devo devia dificil dinheiro direito disse
dito dizem dois dona duas duvida duro email embora enquanto entao enviado errado erro escola escrever estar estive estou exemplo falar fala falo fato fazem fazendo feito ferias ficar fica ficou filha filho
filme fique fizeram fogo folha fome frente frio geral gosta gostaria gosto guarda haja havia homem ideia inteiro irmao isto janela jeito jogo jovem junto lembra levar leve leva liga ligar livro loja longe
longo logo maior manha maos medo meio menino menor menos mensagem mesma metade mostra muda mudar muita muitas muitos mulher nada nascer naquela nele nesta neste ninguem nisso noite nome nossa nova novas
novo novos nove obra oito olha olhar olho ontem opcao ordem outras outros paguei palavra parar passa passado passar pasta pega pegar peito perna perto pessoa pessoas pior plano podia ponto porta portanto
posso possivel pouca praia prazo preciso precisa preco presente primeira primeiro problema produto propria proprio prova publico quase quatro quebrado quem questao quer quero queixa quieto raiva razao
receber recebi resposta resultado reunir roupa ruim sabia saida sair saiu saude sendo senha senhor servico sete simples sobre sozinho suas suporte talvez tanta tela telefone temos tempo tenha tentar tentei
terra teve texto tinha tirar toda todas todos trabalho traz troca trocar trouxe tudo veio velho venda verdade vezes viagem vira virar viver volta voltar vontade
`
    .trim()
    .split(/\s+/),
);
