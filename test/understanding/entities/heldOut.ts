/** Cases that were not looked at while the finders were made. */
export const HELD_OUT: Record<string, string> = {
  'numbers en': `
    Hi, order no 55213 arrived damaged | order_number=55213@55213
    re: case 7781234, still nothing | ticket_number=7781234@7781234
    I placed order ID: A-99812 yesterday | order_number=A-99812@A-99812, date=2026-11-21@yesterday
    invoice #2026-0042 is wrong | invoice_number=2026-0042@#2026-0042
    both order 7001 and order 7002 are late | order_number=7001@7001, order_number=7002@7002
    REQ-18823 needs an update | reference=REQ-18823@REQ-18823`,
  'numbers fr': `
    ma commande n° 44512 n'est pas arrivée | order_number=44512@44512`,
  'numbers es': `
    mi número de pedido es 99120 | order_number=99120@99120`,
  'contact en': `
    my new mail is bob_smith@mail.example.org, thx | email=bob_smith@mail.example.org@bob_smith@mail.example.org
    text me at +44 7911 123456 | phone=+447911123456@+44 7911 123456
    [US] 415-555-2671 is the best number | phone=+14155552671@415-555-2671
    [ES] llámame al 612 34 56 78 | phone=+34612345678@612 34 56 78
    the link (http://acme.test/reset?t=abc) expired | url=http://acme.test/reset?t=abc@http://acme.test/reset?t=abc`,
  'money en': `
    Why is there a 35 dollar fee | money=35.00 USD@35 dollar
    send €75.50 to my brother | money=75.50 EUR@€75.50
    it went from £10 to £12.99 | money=10.00 GBP@£10, money=12.99 GBP@£12.99
    is the discount 5.5 % or ten percent | percent=5.5%@5.5 %, percent=10%@ten percent
    I lost three hundred euros | money=300.00 EUR@three hundred euros`,
  'money es': `
    me cobraron 1.500 pesos de más | money=1500.00 MXN@1.500 pesos
    el envío cuesta 3,50 euros | money=3.50 EUR@3,50 euros`,
  'errors en': `
    outlook error 0x800CCC0E again | error_code=0x800CCC0E@0x800CCC0E
    npm says ECONNRESET | error_code=ECONNRESET@ECONNRESET
    502 bad gateway since this morning | error_code=502@502, date=2026-11-22T09:00@this morning
    Error: E-104 on the washing machine | error_code=E-104@E-104
    DNS_PROBE_FINISHED_NXDOMAIN on every page | error_code=DNS_PROBE_FINISHED_NXDOMAIN@DNS_PROBE_FINISHED_NXDOMAIN`,
  'errors de': `
    Fehlercode 43 beim Drucken | error_code=43@43`,
  'dates en': `
    are you open on Saturday afternoon? | date=2026-11-28T15:00@on Saturday afternoon
    schedule it for the 15th | date=2026-12-15@the 15th
    tonight around 9 | date=2026-11-22T21:00@tonight around 9
    I'm out of office Dec 24 - Jan 2 | date=2026-12-24/2027-01-02@Dec 24 - Jan 2
    last Tuesday your driver came | date=2026-11-17@last Tuesday
    within the next 3 days | duration=P3D@3 days
    10 minutes ago | date=2026-11-22T16:50@10 minutes ago
    from 9 to 5 | time=09:00/17:00@from 9 to 5
    first thing monday morning | date=2026-11-23T09:00@first thing monday morning
    March 3rd at noon | date=2027-03-03T12:00@March 3rd at noon
    next month I am moving | date=2026-12@next month
    it arrived a week ago | date=2026-11-15@a week ago
    they said five to seven working days | duration=P5D/P7D@five to seven working days`,
  'dates de': `
    gestern Abend ging es noch | date=2026-11-21T19:00@gestern Abend
    kommenden Dienstag um 9:15 Uhr | date=2026-11-24T09:15@kommenden Dienstag um 9:15 Uhr
    am 24. Dezember | date=2026-12-24@24. Dezember
    heute Nachmittag | date=2026-11-22T15:00@heute Nachmittag
    nächste Woche | date=2026-11-23/2026-11-29@nächste Woche
    in einer halben Stunde | date=2026-11-22T17:30@in einer halben Stunde`,
  'dates fr': `
    hier soir | date=2026-11-21T19:00@hier soir
    lundi matin à 9h | date=2026-11-23T09:00@lundi matin à 9h
    la semaine prochaine | date=2026-11-23/2026-11-29@la semaine prochaine
    le 1er janvier 2027 | date=2027-01-01@le 1er janvier 2027
    depuis deux mois | duration=P2M@deux mois`,
  'dates es': `
    el lunes que viene por la mañana | date=2026-11-23T09:00@el lunes que viene por la mañana
    ayer por la noche | date=2026-11-21T21:00@ayer por la noche
    hasta el 24 de diciembre | date=2026-12-24@24 de diciembre
    a las cinco y media de la tarde | time=17:30@a las cinco y media de la tarde`,
  'dates pt': `
    amanhã às 9h | date=2026-11-23T09:00@amanhã às 9h
    semana que vem | date=2026-11-23/2026-11-29@semana que vem
    no dia 24 de dezembro | date=2026-12-24@dia 24 de dezembro
    sábado à noite | date=2026-11-28T20:00@sábado à noite`,
  'quantity en': `
    could I get three more chairs | quantity=3@three
    I ordered 4 mugs but got 3 | quantity=4@4, quantity=3@3
    half a dozen bottles | quantity=6@half a dozen
    a 2 litre bottle | quantity=2 l@2 litre
    qty 12 | quantity=12@12`,
  'lists en': `
    I want to return my snekers | product=sneakers@snekers
    does the Pro plan include it | plan=Pro@Pro
    got a T-Shirt in the wrong size | product=shirt@T-Shirt
    tickets out of nyc | city=New York@nyc~from`,
  'lists fr': `
    une chemise rouge | product=shirt@chemise#1, color=red@rouge#1`,
  'roles en': `
    I need to go from Munich to Los Angeles tomorrow | city=Munich@Munich~from, city=Los Angeles@Los Angeles~to, date=2026-11-23@tomorrow
    change my flight to Paris | city=Paris@Paris~to`,
  'groups en': `
    three red hoodies and 1 blue one | quantity=3@three#1, color=red@red#1, product=hoodie@hoodies#1, quantity=1@1#2, color=blue@blue#2, product=hoodie@one#2
    a green shirt and two hoodies | quantity=1@a#1, color=green@green#1, product=shirt@shirt#1, quantity=2@two#2, product=hoodie@hoodies#2`,
  'clean en': `
    I have three problems with the app |
    one of my colleagues can't log in |
    can you second that |
    I'll decide at some point |
    my son will wed in the fall of Rome |
    iPhone 12 does not charge |
    level 2 support please |
    your terms, section 4.2, say otherwise |
    step 3 fails every time |
    it works on my other machine |`,
  'clean de': `
    ich komme nicht in mein Konto |
    das war der erste Versuch |`,
  'clean es': `
    no puedo entrar en mi cuenta |
    quiero hablar con una persona |`,
};
