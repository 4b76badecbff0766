/**
 * What customers write and what is found in it, by family: `text | name=value@words, …` in order of place. `~role` and
 * `#group` follow the words where they matter. A family's language is its last word. Nothing behind the bar: no value.
 * The moment is Sunday 22 November 2026, 17:00 in Berlin.
 */
export const CASES: Record<string, string> = {
  'numbers en': `
    where is my order #1234 | order_number=1234@#1234
    My order number is 4567890 and it still says processing | order_number=4567890@4567890
    ticket 48213 is still open!! | ticket_number=48213@48213
    orders 10021, 10022 and 10023 never came | order_number=10021@10021, order_number=10022@10022, order_number=10023@10023
    I'm asking about ORD-2024-881 and invoice INV-00317 | order_number=ORD-2024-881@ORD-2024-881, invoice_number=INV-00317@INV-00317
    order 2024-11-05-123 has not shipped | order_number=2024-11-05-123@2024-11-05-123
    88213 is my order number | order_number=88213@88213
    can you check case no. 00412345 | ticket_number=00412345@00412345
    I'd like to order 500 envelopes | quantity=500@500
    tracking number 1Z999AA10123456784 | tracking_number=1Z999AA10123456784@1Z999AA10123456784
    my booking code is qxr417 | booking_code=QXR417@qxr417
    the sticker says SN-004418 | serial=SN-004418@SN-004418
    9844888101 is the item number | reference=9844888101@9844888101
    my order # 99812 came broken | order_number=99812@99812
    my card 4111 1111 1111 1111 or 4111111111111111 was declined |`,
  'numbers de': `
    Bestellung 4711-B ist nicht angekommen | order_number=4711-B@4711-B
    meine Bestellnummer lautet 889123 | order_number=889123@889123
    Rechnung Nr. 20231 stimmt nicht | invoice_number=20231@20231
    Bestellnr. 99-1234 fehlt | order_number=99-1234@99-1234
    Kundennummer 556677 | reference=556677@556677`,
  'contact en': `
    write to Ana.B+x@Example.co.uk. | email=ana.b+x@example.co.uk@Ana.B+x@Example.co.uk
    see https://example.com/a(b)?x=1. Thanks | url=https://example.com/a(b)?x=1@https://example.com/a(b)?x=1
    call me back on +49 170 123 45 67 please | phone=+491701234567@+49 170 123 45 67
    [US] my cell is (212) 456-7890 | phone=+12124567890@(212) 456-7890
    [GB] ring 020 7946 0958 after 6pm | phone=+442079460958@020 7946 0958, time=18:00@6pm
    [DE] erreichbar unter 030 901820 | phone=+4930901820@030 901820
    [BR] meu celular é 11 96123-4567 | phone=+5511961234567@11 96123-4567
    [FR] mon numéro : 06 12 34 56 78 | phone=+33612345678@06 12 34 56 78
    either jo@acme.io or sales@acme.io works | email=jo@acme.io@jo@acme.io, email=sales@acme.io@sales@acme.io
    I can't open portal.acme.com/login anymore | url=portal.acme.com/login@portal.acme.com/login`,
  'money en': `
    you charged me $1,234.56 twice | money=1234.56 USD@$1,234.56
    I was billed 1.234,56 € instead of 20 EUR | money=1234.56 EUR@1.234,56 €, money=20.00 EUR@20 EUR
    a refund of fifty dollars would be fine | money=50.00 USD@fifty dollars
    two thousand five hundred dollars in total | money=2500.00 USD@two thousand five hundred dollars
    it cost me 30 quid | money=30.00 GBP@30 quid
    US$ 99 per month is too much | money=99.00 USD@US$ 99
    transfer 2k USD to my savings | money=2000.00 USD@2k USD
    CHF 45.- for shipping? | money=45.00 CHF@CHF 45.-
    paid ₹ 12,00,000 for it | money=1200000.00 INR@₹ 12,00,000
    I want 20% off | percent=20%@20%`,
  'money de': `
    Mir wurden 1.299,90 Euro abgebucht | money=1299.90 EUR@1.299,90 Euro
    Warum kostet der Versand 4,90€? | money=4.90 EUR@4,90€
    fünfundzwanzig Euro Rabatt und dreihundertfünfzig Euro Schaden | money=25.00 EUR@fünfundzwanzig Euro, money=350.00 EUR@dreihundertfünfzig Euro
    nur 15 Prozent Rabatt? | percent=15%@15 Prozent`,
  'money pt': `
    paguei R$ 59,90 pelo frete | money=59.90 BRL@R$ 59,90
    duzentos e cinquenta reais | money=250.00 BRL@duzentos e cinquenta reais
    cobraram 120 reais a mais | money=120.00 BRL@120 reais`,
  'errors en': `
    I keep getting HTTP 500 on checkout | error_code=HTTP 500@HTTP 500
    update fails with 0x80070057 | error_code=0x80070057@0x80070057
    the browser shows ERR_CONNECTION_REFUSED | error_code=ERR_CONNECTION_REFUSED@ERR_CONNECTION_REFUSED
    ORA-00942: table or view does not exist | error_code=ORA-00942@ORA-00942
    printer displays E1234 and beeps | error_code=E1234@E1234
    error code 1603 when installing | error_code=1603@1603
    getting a 404 not found page | error_code=404@404
    stop code INACCESSIBLE_BOOT_DEVICE after the update | error_code=INACCESSIBLE_BOOT_DEVICE@INACCESSIBLE_BOOT_DEVICE
    can't ping 192.168.0.1 from here | ip_address=192.168.0.1@192.168.0.1`,
  'errors fr': `
    j'ai toujours l'erreur 503 | error_code=503@503`,
  'dates en': `
    can you call me next Friday after lunch? | date=2026-11-27T13:00@next Friday after lunch
    I'll be back in two weeks | date=2026-12-06@in two weeks
    tomorrow at 5pm works | date=2026-11-23T17:00@tomorrow at 5pm
    let's do tomorrow at 5 | date=2026-11-23T17:00@tomorrow at 5
    I ordered it two days ago | date=2026-11-20@two days ago
    the day after tomorrow in the morning | date=2026-11-24T09:00@the day after tomorrow in the morning
    book me from December 3 to December 9 | date=2026-12-03/2026-12-09@from December 3 to December 9
    please deliver it on 2026-12-01 | date=2026-12-01@2026-12-01
    3rd of May 2027 or May 4th | date=2027-05-03@3rd of May 2027, date=2027-05-04@May 4th
    is a technician free between 3 and 5 pm tomorrow | date=2026-11-23T15:00/2026-11-23T17:00@between 3 and 5 pm tomorrow
    I bought this on Monday and it's already broken | date=2026-11-16@on Monday
    Need it by Friday! | date=2026-11-27@Friday
    not available until the end of the month | date=2026-11-30@the end of the month
    away next week | date=2026-11-23/2026-11-29@next week
    could someone come this weekend | date=2026-11-28/2026-11-29@this weekend
    meet at half past three | time=15:30@half past three
    I'm free any time before noon | time=12:00@noon
    Monday 30 Nov 3pm | date=2026-11-30T15:00@Monday 30 Nov 3pm
    it stopped working yesterday evening | date=2026-11-21T19:00@yesterday evening
    move my appointment from Tuesday to Thursday | date=2026-11-24@Tuesday~from, date=2026-11-26@Thursday~to
    the meeting on 12/24/2026 at 10:30 am | date=2026-12-24T10:30@12/24/2026 at 10:30 am
    in half an hour | date=2026-11-22T17:30@in half an hour
    it has been down for 3 hours | duration=PT3H@3 hours
    I waited two and a half weeks | duration=P2.5W@two and a half weeks
    a 6 month warranty | duration=P6M@6 month
    I was charged 2 x $14.99 on Nov 18th | money=14.99 USD@$14.99, date=2026-11-18@Nov 18th
    my password expired in March | date=2026-03@March
    it was 8.30 in the evening | time=20:30@8.30 in the evening
    check in on 20 December, check out on 27 December | date=2026-12-20@20 December, date=2026-12-27@27 December
    I'm free Monday to Wednesday | date=2026-11-23/2026-11-25@Monday to Wednesday
    it was due yesterday between 8am and noon | date=2026-11-21T08:00/2026-11-21T12:00@yesterday between 8am and noon
    reschedule my visit from Monday at 10 to Wednesday at 2 | date=2026-11-23T10:00@Monday at 10~from, date=2026-11-25T14:00@Wednesday at 2~to
    tomorrow from eight am to two pm | date=2026-11-23T08:00/2026-11-23T14:00@tomorrow from eight am to two pm
    my appointment is on july seventh | date=2027-07-07@july seventh
    what about tomorrow's delivery | date=2026-11-23@tomorrow`,
  'dates de': `
    Bitte übermorgen liefern | date=2026-11-24@übermorgen
    morgen um 17 Uhr passt | date=2026-11-23T17:00@morgen um 17 Uhr
    nächsten Freitag nach dem Mittagessen | date=2026-11-27T13:00@nächsten Freitag nach dem Mittagessen
    in zwei Wochen bin ich wieder da | date=2026-12-06@in zwei Wochen
    vom 3. bis 5. Mai bin ich weg | date=2027-05-03/2027-05-05@vom 3. bis 5. Mai
    geht es um halb drei? | time=14:30@um halb drei
    morgen früh um 8 | date=2026-11-23T08:00@morgen früh um 8
    am 31.12.2026 | date=2026-12-31@31.12.2026
    vor drei Tagen bestellt | date=2026-11-19@vor drei Tagen
    Guten Morgen, ich habe eine Frage |
    Rückruf zwischen 14 und 16 Uhr bitte | time=14:00/16:00@zwischen 14 und 16 Uhr
    seit 2 Wochen kaputt | duration=P2W@2 Wochen
    Können Sie mich am Montag zwischen 9 und 12 Uhr anrufen? | date=2026-11-23T09:00/2026-11-23T12:00@Montag zwischen 9 und 12 Uhr
    nächste Woche Mittwoch | date=2026-11-25@nächste Woche Mittwoch
    Mein Termin ist am 12.12. um 10 Uhr 30 | date=2026-12-12T10:30@12.12. um 10 Uhr 30
    Freitagabend wäre gut | date=2026-11-27T19:00@Freitagabend
    am 15. um 10 Uhr | date=2026-12-15T10:00@15. um 10 Uhr`,
  'dates fr': `
    le 3 mars | date=2027-03-03@le 3 mars
    après-demain vers 15 heures | date=2026-11-24T15:00@après-demain vers 15 heures
    vendredi prochain après le déjeuner | date=2026-11-27T13:00@vendredi prochain après le déjeuner
    je pars dans deux semaines | date=2026-12-06@dans deux semaines
    du 3 au 5 mai | date=2027-05-03/2027-05-05@du 3 au 5 mai
    commandé il y a trois jours | date=2026-11-19@il y a trois jours
    demain à 17h30 | date=2026-11-23T17:30@demain à 17h30
    rendez-vous le 15 à 10h30 | date=2026-12-15T10:30@le 15 à 10h30
    entre 9h et 11h demain | date=2026-11-23T09:00/2026-11-23T11:00@entre 9h et 11h demain
    la facture du 12 mars | date=2026-03-12@12 mars`,
  'dates es': `
    pasado mañana por la tarde | date=2026-11-24T16:00@pasado mañana por la tarde
    el próximo viernes a las 10 | date=2026-11-27T10:00@el próximo viernes a las 10
    del 3 al 5 de mayo | date=2027-05-03/2027-05-05@del 3 al 5 de mayo
    lo compré hace tres días | date=2026-11-19@hace tres días
    dentro de 2 semanas | date=2026-12-06@dentro de 2 semanas
    mañana por la mañana | date=2026-11-23T09:00@mañana por la mañana
    la semana que viene | date=2026-11-23/2026-11-29@la semana que viene
    entre las 9 y las 11 de la mañana | time=09:00/11:00@entre las 9 y las 11 de la mañana
    a finales de mes | date=2026-11-30@a finales de mes
    buenos días, buenas tardes |`,
  'dates pt': `
    depois de amanhã às 15h30 | date=2026-11-24T15:30@depois de amanhã às 15h30
    comprei há três dias | date=2026-11-19@há três dias
    na próxima sexta-feira | date=2026-11-27@próxima sexta-feira
    de 3 a 5 de maio | date=2027-05-03/2027-05-05@de 3 a 5 de maio
    daqui a 2 semanas | date=2026-12-06@daqui a 2 semanas
    amanhã de manhã | date=2026-11-23T09:00@amanhã de manhã`,
  'quantity en': `
    I need two boxes of paper | quantity=2@two
    send me 5 kg of coffee beans | quantity=5 kg@5 kg
    a dozen eggs please | quantity=12@a dozen
    we want to add 15 more licences | quantity=15@15
    the cable is 3 metres long | quantity=3 m@3 metres
    I have 250 GB left on my drive | quantity=250 GB@250 GB
    3x hoodie | quantity=3@3x#1, product=hoodie@hoodie#1
    a table for four people | quantity=4@four
    for 2 adults and 2 children | quantity=2@2, quantity=2@2
    no, 3 | quantity=3@3
    room for two | quantity=2@two
    transfer my SPSS 24 license key |`,
  'lists en': `
    do you have the rain jackets in NAVY BLUE | product=rain jacket@rain jackets, color=blue@NAVY BLUE
    I'd like the hoodei | product=hoodie@hoodei
    upgrade me to the enterprize plan | plan=Enterprise@enterprize
    any sneekers left? | product=sneakers@sneekers
    do you ship to sao paulo | city=São Paulo@sao paulo~to
    is it available in extra large | size=extra large@extra large
    what is the great thing about it |
    I read the short note and it made me go blank |
    flights to the big apple | city=New York@big apple~to`,
  'lists de': `
    gibt es die blauen Hemden noch | color=blue@blauen, product=shirt@Hemden
    ein Flug nach Muenchen | city=Munich@Muenchen~to`,
  'lists es': `
    quiero dos camisas rojas | quantity=2@dos#1, product=shirt@camisas#1, color=red@rojas#1
    quiero devolver tres camisas | quantity=3@tres#1, product=shirt@camisas#1`,
  'roles en': `
    a flight from Berlin to New York | city=Berlin@Berlin~from, city=New York@New York~to
    to Paris from Munich please | city=Paris@Paris~to, city=Munich@Munich~from
    from Berlin to Paris on Friday | city=Berlin@Berlin~from, city=Paris@Paris~to, date=2026-11-27@on Friday
    Los Angeles to Berlin | city=Los Angeles@Los Angeles~from, city=Berlin@Berlin~to`,
  'groups en': `
    2 blue shirts and a red one | quantity=2@2#1, color=blue@blue#1, product=shirt@shirts#1, quantity=1@a#2, color=red@red#2, product=shirt@one#2
    one green hoodie, three red shirts and two blue ones | quantity=1@one#1, color=green@green#1, product=hoodie@hoodie#1, quantity=3@three#2, color=red@red#2, product=shirt@shirts#2, quantity=2@two#3, color=blue@blue#3, product=shirt@ones#3
    a large blue shirt | size=large@large#1, color=blue@blue#1, product=shirt@shirt#1
    I'd like 3 large red shirts, 1 small blue hoodie and 2 green ones | quantity=3@3#1, size=large@large#1, color=red@red#1, product=shirt@shirts#1, quantity=1@1#2, size=small@small#2, color=blue@blue#2, product=hoodie@hoodie#2, quantity=2@2#3, color=green@green#3, product=hoodie@ones#3
    can I swap the red shirt for a blue one | color=red@red#1, product=shirt@shirt#1, quantity=1@a#2, color=blue@blue#2, product=shirt@one#2
    is the rain jacket available in size L? | product=rain jacket@rain jacket#1, size=large@L#1`,
  'clean en': `
    I have 2 questions about my account |
    may I ask something |
    I sat down and waited for ages |
    I need 1st line support |
    which one is better, this one or that one |
    I updated to version 10.15.7 and now it crashes |
    the sun was out when we decided to march on |
    do you support ISO-8601 and UTF-8 |
    it happened since the 2024 update |
    good morning, how are you doing |
    the second one please |
    I use Windows 11 and Office 365 |
    not@home and @ana are no addresses |
    you are number one, I mean it |
    two factor authentication does not work |
    24/7 support would be nice |
    how do I reset my password |
    Oracle 11g on Liberty 8.5.5.11 |
    I have two kids and a dog |
    it's a great plan, isn't it |`,
};
