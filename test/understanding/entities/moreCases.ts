/** As `CASES`: what a review of the finders found missing or wrong, in many wordings, and what must not be found. */
export const MORE_CASES: Record<string, string> = {
  'short numbers en': `
    order 4711 status | order_number=4711@4711
    Order 3302 details please | order_number=3302@3302
    ticket 5521 status | ticket_number=5521@5521
    any news on ticket 871 guys? | ticket_number=871@871
    invoice 1042 details | invoice_number=1042@1042
    invoice 1042 lists two shirts | invoice_number=1042@1042, quantity=2@two, product=shirt@shirts
    is order 4711 always late | order_number=4711@4711
    change order 4711 address | order_number=4711@4711
    order 4711 three weeks late | order_number=4711@4711, duration=P3W@three weeks
    where is my order 4711 you idiots | order_number=4711@4711
    my order 4711 needs a new address | order_number=4711@4711
    order 4711 arrives when | order_number=4711@4711
    order 4711 shows delivered | order_number=4711@4711
    order 4711 contains wrong items | order_number=4711@4711
    Order 812 misses parts | order_number=812@812
    the order 4711 colors are wrong | order_number=4711@4711
    can you check order 9043 items | order_number=9043@9043
    order 4711 still says processing, what gives | order_number=4711@4711
    parcel 7731 customs papers | tracking_number=7731@7731
    same for order 99 | order_number=99@99
    order 99 | order_number=99@99
    status of ticket 42? | ticket_number=42@42
    ticket 17 is still open | ticket_number=17@17
    cancel order 88 | order_number=88@88
    order 4711/4712 | order_number=4711@4711, order_number=4712@4712
    orders 8120 / 8121 and 8122 | order_number=8120@8120, order_number=8121@8121, order_number=8122@8122
    order 4711 or 4712, I don't know | order_number=4711@4711, order_number=4712@4712
    invoice 2026/0042 | invoice_number=2026/0042@2026/0042
    We placed orders 1001 1002 1003 | order_number=1001@1001, order_number=1002@1002, order_number=1003@1003
    my order 4711 $50 refund | order_number=4711@4711, money=50.00 USD@$50
    order number 4711, 2 boxes missing | order_number=4711@4711, quantity=2@2
    case number 7 please | ticket_number=7@7`,
  'short numbers de': `
    Bestellung 4711 alles falsch | order_number=4711@4711
    Bestellung 471 kaputt | order_number=471@471
    Rechnung 88 ist falsch | invoice_number=88@88
    Bestellnummer4711 fehlt | order_number=4711@4711`,
  'short numbers fr': `
    commande 4711 pas arrivée | order_number=4711@4711
    ma commande 812 toujours pas reçue | order_number=812@812
    facture 1042 trop chère | invoice_number=1042@1042`,
  'short numbers es': `
    pedido 4711 dos veces | order_number=4711@4711
    mi factura 55 no llegó | invoice_number=55@55`,
  'short numbers pt': `
    pedido 4711 errado duas vezes | order_number=4711@4711`,
  'counts en': `
    order 500 envelopes | quantity=500@500
    please order 144 pens | quantity=144@144
    can I order 1200 flyers | quantity=1200@1200
    we want to order 4711 bolts | quantity=4711@4711
    I want to order 12 | quantity=12@12
    order 2 shirts | quantity=2@2, product=shirt@shirts
    I ordered 99 balloons | quantity=99@99
    my order is 12 days late | duration=P12D@12 days
    the order was 500 dollars | money=500.00 USD@500 dollars
    ticket 300 dollars | money=300.00 USD@300 dollars
    invoice 250 euros is too much | money=250.00 EUR@250 euros
    order 10x15cm prints |
    order 99 bottles of beer | quantity=99@99
    I paid for ticket 12 hours ago | date=2026-11-22T05:00@12 hours ago
    is order support open 24/7 |
    booking 12 rooms |`,
  'codes en': `
    order id: 5f2b7c | order_number=5F2B7C@5f2b7c
    my order ID is ab12cd34 | order_number=AB12CD34@ab12cd34
    order 12 345 678 | order_number=12345678@12 345 678
    my order number is 12 34 56 78 | order_number=12345678@12 34 56 78
    ordernumber4711 | order_number=4711@4711
    ticketno 5521 | ticket_number=5521@5521
    #A1B2C3 | reference=A1B2C3@#A1B2C3
    it's about #7K92PX, thanks | reference=7K92PX@#7K92PX
    booking ref XK7P2Q | reference=XK7P2Q@XK7P2Q
    reservation reference: 7HJ2KL | reference=7HJ2KL@7HJ2KL
    my booking reference is QXRTPL | reference=QXRTPL@QXRTPL
    confirmation code: 9F3K2L | reference=9F3K2L@9F3K2L
    ORD20240118 | order_number=ORD20240118@ORD20240118
    ORD20240118 never came | order_number=ORD20240118@ORD20240118
    XK7P2Q | reference=XK7P2Q@XK7P2Q
    make it the color #A1B2C3 please |
    promo code SUMMER20 |
    #covid19 #b2b #100days |
    it takes 1h30m |`,
  'codes de': `
    Buchungscode XK7P2Q | reference=XK7P2Q@XK7P2Q`,
  'codes es': `
    mi código de reserva es 7HJ2KL | reference=7HJ2KL@7HJ2KL`,
  'nights en': `
    tonight at midnight | date=2026-11-23T00:00@tonight at midnight
    midnight tonight | date=2026-11-23T00:00@midnight tonight
    tonight at 12 | date=2026-11-23T00:00@tonight at 12
    tonight at 1am | date=2026-11-23T01:00@tonight at 1am
    last night at 2am | date=2026-11-22T02:00@last night at 2am
    tonight at 9 | date=2026-11-22T21:00@tonight at 9
    tonight at 8:30 | date=2026-11-22T20:30@tonight at 8:30
    this afternoon at 12 | date=2026-11-22T12:00@this afternoon at 12
    tomorrow at noon | date=2026-11-23T12:00@tomorrow at noon`,
  'nights de': `
    heute Abend um Mitternacht | date=2026-11-23T00:00@heute Abend um Mitternacht
    heute Nacht um 2 Uhr | date=2026-11-23T02:00@heute Nacht um 2 Uhr
    heute Abend um 8 | date=2026-11-22T20:00@heute Abend um 8`,
  'nights fr': `
    ce soir à minuit | date=2026-11-23T00:00@ce soir à minuit`,
  'nights es': `
    esta noche a las 12 | date=2026-11-23T00:00@esta noche a las 12`,
  'moments en': `
    it failed at 2026-03-04T10:00:00Z | date=2026-03-04T11:00@2026-03-04T10:00:00Z
    2026-03-04T10:00:00+02:00 | date=2026-03-04T09:00@2026-03-04T10:00:00+02:00
    2026-03-04T10:00:00.123-0500 in the log | date=2026-03-04T16:00@2026-03-04T10:00:00.123-0500
    down since 2026-07-04 23:30 UTC | date=2026-07-05T01:30@2026-07-04 23:30 UTC
    2026-03-04 10:00-12:00 | date=2026-03-04T10:00/2026-03-04T12:00@2026-03-04 10:00-12:00
    2026-03-04T10:00 | date=2026-03-04T10:00@2026-03-04T10:00
    bought on 03/04/2026 | date=2026-03-04@03/04/2026
    bought on 13/04/2026 | date=2026-04-13@13/04/2026
    [GB] bought on 03/04/2026 | date=2026-04-03@03/04/2026
    el viernes por la tarde | date=2026-11-27T16:00@viernes por la tarde
    am Freitag um 10 Uhr bitte | date=2026-11-27T10:00@Freitag um 10 Uhr
    la segunda vez |`,
  'moments de': `
    gekauft am 03/04/2026 | date=2026-04-03@03/04/2026
    vendredi prochain à 10h | date=2026-11-27T10:00@vendredi prochain à 10h`,
  'moments es': `
    el viernes por la tarde | date=2026-11-27T16:00@viernes por la tarde
    ¿puede ser el jueves a las 10? | date=2026-11-26T10:00@jueves a las 10
    los viernes por la tarde no abrimos |`,
  'phones en': `
    00491701234567 | phone=+491701234567@00491701234567
    call me: 0033 6 12 34 56 78 | phone=+33612345678@0033 6 12 34 56 78
    (415) 555-2671 | phone=+14155552671@(415) 555-2671
    415-555-2671 | phone=+14155552671@415-555-2671
    reach me at 1-212-867-5309 | phone=+12128675309@1-212-867-5309
    order 415-555-2671 | order_number=415-555-2671@415-555-2671
    my ssn is 123-45-6789 |`,
  'phones es': `
    mi teléfono es (415) 555-2671 | phone=+14155552671@(415) 555-2671`,
  'everyday de': `
    ich will mit einem Menschen reden |
    können wir bitte reden |
    die Leute hier antworten nicht |
    rote Hemden und blaue Regenjacken | color=red@rote#1, product=shirt@Hemden#1, color=blue@blaue#2, product=rain jacket@Regenjacken#2`,
  'everyday fr': `
    je voudrais parler à un humain |
    une chemise bleue | product=shirt@chemise#1, color=blue@bleue#1`,
  'everyday es': `
    vi esto en las redes sociales |
    ¿me puede llamar una persona de verdad? |`,
  'everyday pt': `
    quero falar com uma pessoa |
    camisas vermelhas | product=shirt@camisas#1, color=red@vermelhas#1`,
};
