/** What people type for what they mean, by language: `short = long`. Only what stands for nothing else in a help desk. */
const WRITTEN: Record<string, string> = {
  en: `
    u = you, ur = your, urs = yours, urself = yourself, yall = you all, ya'll = you all
    pls = please, plz = please, plss = please, plzz = please, plse = please, pleez = please, plez = please
    thx = thanks, thnx = thanks, thanx = thanks, thanku = thank you, tnx = thanks, tks = thanks, thks = thanks, ty = thank you, tysm = thank you so much, tyvm = thank you very much
    wht = what, wat = what, wut = what, wats = what's, wuts = what's, whr = where, whn = when, hw = how, abt = about, bcz = because, bcoz = because, becuz = because, becoz = because, cuz = because, coz = because, bcuz = because, bc = because
    idk = i don't know, idc = i don't care, idek = i don't even know, dunno = don't know, btw = by the way, fyi = for your information, imo = in my opinion, imho = in my opinion, tbh = to be honest, afaik = as far as i know, iirc = if i remember correctly, asap = as soon as possible, nvm = never mind, lmk = let me know, np = no problem, rn = right now, omw = on my way, ngl = not going to lie, ikr = i know right, smh = shaking my head, ttyl = talk to you later, brb = be right back, hmu = contact me, jk = just kidding, tbd = to be decided
    gonna = going to, wanna = want to, gotta = have to, lemme = let me, gimme = give me, gotcha = got you, whatcha = what are you, kinda = kind of, sorta = sort of, outta = out of, lotta = lot of, hafta = have to, oughta = ought to, shoulda = should have, coulda = could have, woulda = would have, tryna = trying to, finna = going to, imma = i am going to, dontcha = don't you, betcha = bet you, cmon = come on
    acct = account, accnt = account, acnt = account, accts = accounts, acc = account, pw = password, pwd = password, pwds = passwords, passwd = password, pswd = password, psswd = password, pword = password, passw = password, msg = message, msgs = messages, addr = address, amt = amount, appt = appointment, appts = appointments, qty = quantity, tix = tickets, ppl = people, smth = something, sth = something, sumthing = something, sumtin = something, smthing = something, some1 = someone, sum1 = someone, any1 = anyone, ne1 = anyone, every1 = everyone, mgr = manager, dept = department, pymt = payment, pymnt = payment, pmt = payment, txn = transaction, txns = transactions, trx = transaction, rcvd = received, recvd = received, recd = received, dlvry = delivery, delivry = delivery, shpmt = shipment, subs = subscription, cust = customer, svc = service, biz = business, rly = really, rlly = really, srsly = seriously, tho = though, thru = through, altho = although, wud = would, cud = could, shud = should, hv = have, hav = have, hve = have, tht = that, ths = this, wth = with, wid = with, wif = with, hlp = help, cn = can, dnt = don't, didt = didn't, nd = and, frm = from, ovr = over, wen = when, bin = been, nite = night, tonite = tonight, wk = week, wks = weeks, mnth = month, yday = yesterday, ystrday = yesterday, tmrw = tomorrow, tmr = tomorrow, tmw = tomorrow, tomoro = tomorrow, tomoz = tomorrow, 2moro = tomorrow, 2morrow = tomorrow, 2mrw = tomorrow, 2day = today, 2nite = tonight, b4 = before, l8 = late, l8r = later, gr8 = great, h8 = hate, m8 = mate, w8 = wait, w8ing = waiting, str8 = straight, 4ever = forever, 4got = forgot, 4get = forget, in2 = into, 2gether = together, w/ = with, w/o = without, w/out = without, b/c = because, bday = birthday, tel = telephone, fone = phone, fav = favourite, probs = problems, prolly = probably, prbly = probably, prob = problem, obv = obviously, defo = definitely, soz = sorry, sry = sorry, srry = sorry, gd = good, luv = love`,
  de: `
    vllt = vielleicht, vlt = vielleicht, vielleich = vielleicht, evtl = eventuell, iwie = irgendwie, iwo = irgendwo, iwann = irgendwann, iwas = irgendwas, nix = nichts, ned = nicht, net = nicht, nich = nicht, is = ist, hab = habe, hätt = hätte, kp = keine Ahnung, ka = keine Ahnung, pw = Passwort, mfg = mit freundlichen Grüßen, lg = liebe Grüße, vg = viele Grüße, bzgl = bezüglich, zzt = zurzeit, zz = zurzeit, iwelche = irgendwelche, nem = einem, nen = einen, ner = einer, gehts = geht es, gibts = gibt es, wirds = wird es, bräucht = bräuchte, zrk = zurück, jmd = jemand, jmdn = jemanden, jmdm = jemandem, bestellnr = Bestellnummer, tel = Telefon, grad = gerade, dringd = dringend, wg = wegen, schonmal = schon einmal, garnicht = gar nicht, bekomm = bekomme, pls = bitte, plz = bitte, thx = danke`,
  fr: `
    bjr = bonjour, bsr = bonsoir, slt = salut, svp = s'il vous plaît, stp = s'il te plaît, pk = pourquoi, pq = pourquoi, pkoi = pourquoi, pcq = parce que, psk = parce que, qd = quand, qqn = quelqu'un, qqun = quelqu'un, qqch = quelque chose, tjs = toujours, tjrs = toujours, tjr = toujours, jms = jamais, bcp = beaucoup, mdp = mot de passe, rdv = rendez-vous, cmd = commande, cmde = commande, nb = nombre, ds = dans, ns = nous, vs = vous, vrmt = vraiment, qq = quelques, auj = aujourd'hui, ajd = aujourd'hui, dsl = désolé, mrc = merci, mci = merci, num = numéro, tel = téléphone, rembourst = remboursement, jsp = je ne sais pas, chuis = je suis, jpeux = je peux, jveux = je veux, jai = j'ai, jattends = j'attends, ya = il y a, msg = message`,
  es: `
    q = que, xq = porque, pq = porque, porq = porque, xque = porque, tb = también, tmb = también, tbn = también, xfa = por favor, xfavor = por favor, porfa = por favor, porfis = por favor, plis = por favor, pf = por favor, grax = gracias, grcs = gracias, salu2 = saludos, bn = bien, cdo = cuando, cdn = cuando, dnd = dónde, dnde = dónde, msj = mensaje, mns = mensaje, cta = cuenta, nro = número, num = número, tel = teléfono, k = que, kiero = quiero, aki = aquí, tngo = tengo, stoy = estoy, toy = estoy, pa = para, ntp = no te preocupes, finde = fin de semana, dir = dirección`,
  pt: `
    vc = você, vcs = vocês, tb = também, tbm = também, pq = porque, pqe = porque, qdo = quando, qnd = quando, qto = quanto, qnto = quanto, hj = hoje, amnh = amanhã, msg = mensagem, pfv = por favor, pf = por favor, pfvr = por favor, plis = por favor, obg = obrigado, obgd = obrigado, obgda = obrigada, vlw = valeu, blz = beleza, n = não, ñ = não, nao = não, naum = não, eh = é, td = tudo, tds = todos, mto = muito, mt = muito, mta = muita, cmg = comigo, ctg = contigo, aki = aqui, q = que, oq = o que, pra = para, pro = para o, tô = estou, to = estou, tá = está, ta = está, cadê = onde está, cade = onde está, num = número, nf = nota fiscal, cel = celular, dnv = de novo, ngm = ninguém, msm = mesmo, sla = sei lá, fds = fim de semana`,
};

export const SLANG: Record<string, ReadonlyMap<string, string>> = Object.fromEntries(
  Object.entries(WRITTEN).map(([language, list]) => [
    language,
    new Map(
      list.split(/[,\n]/).flatMap((entry) => {
        const [short, long] = entry.split(' = ').map((part) => part.trim());
        return short && long && short !== long ? [[short, long] as const] : [];
      }),
    ),
  ]),
);

/** Without their apostrophe, and nothing else: not its, ill, id, well, were, hell, shell, wed, lets, ours. */
const CONTRACTED = `can't won't don't doesn't didn't isn't aren't wasn't weren't haven't hasn't hadn't wouldn't couldn't shouldn't mustn't needn't
  ain't i'm i've you're you've they're they've we've what's where's who's how's that's there's here's it'll that'll you'll they'll you'd they'd
  who've could've should've would've y'all`;
export const CONTRACTIONS: ReadonlyMap<string, string> = new Map(
  CONTRACTED.split(/\s+/).map((word) => [word.replace("'", ''), word.replace(/^i'/, "I'")]),
);

/** Things that a picture stands for where it takes the place of a word: "where is my 📦". */
export const PICTURES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '📦': 'package',
    '💳': 'card',
    '✈': 'flight',
    '📱': 'phone',
    '☎': 'phone',
    '📞': 'call',
    '🚚': 'delivery',
    '💸': 'money',
    '💰': 'money',
    '💵': 'money',
    '🧾': 'receipt',
    '🔒': 'locked',
    '🔑': 'key',
    '📧': 'email',
    '✉': 'email',
    '🛒': 'cart',
    '🎫': 'ticket',
    '🎟': 'ticket',
    '👟': 'shoes',
    '👗': 'dress',
    '💻': 'laptop',
    '🏠': 'address',
    '🔋': 'battery',
  }),
);
