import type { Text } from '../domain/flow.ts';
import type { Refusal } from './parts.ts';

const CANNOT = {
  en: 'I cannot do that.',
  de: 'Das kann ich nicht machen.',
  es: 'No puedo hacer eso.',
  fr: 'Je ne peux pas faire cela.',
  pt: 'Não posso fazer isso.',
};
const UNKNOWN_PERSON = {
  en: 'For that I need to know for sure who you are.',
  de: 'Dafür muss ich sicher wissen, wer Sie sind.',
  es: 'Para eso necesito saber con certeza quién es usted.',
  fr: 'Pour cela, je dois savoir avec certitude qui vous êtes.',
  pt: 'Para isso, preciso de saber com certeza quem é.',
};
const LIMIT = {
  en: 'That was done as often as it may be for now.',
  de: 'Das wurde schon so oft gemacht, wie es vorerst erlaubt ist.',
  es: 'Eso ya se ha hecho tantas veces como está permitido por ahora.',
  fr: 'Cela a déjà été fait autant de fois que permis pour le moment.',
  pt: 'Isso já foi feito tantas vezes quantas são permitidas por agora.',
};

/** What the gate itself refuses by, and what a customer may be told. Policy's own rules bring their own words. */
export const REFUSALS = {
  unknown_action: CANNOT,
  definition: CANNOT,
  arguments: CANNOT,
  requester_argument: CANNOT,
  key_reused: CANNOT,
  requester: UNKNOWN_PERSON,
  owner: {
    en: 'I cannot find that in your account.',
    de: 'Das finde ich nicht in Ihrem Konto.',
    es: 'No lo encuentro en su cuenta.',
    fr: 'Je ne trouve pas cela dans votre compte.',
    pt: 'Não encontro isso na sua conta.',
  },
  taken_over: {
    en: 'A colleague has taken over and goes on from here.',
    de: 'Jemand aus dem Team hat übernommen und macht hier weiter.',
    es: 'Alguien del equipo se ha hecho cargo y continúa desde aquí.',
    fr: 'Un collègue a pris le relais et continue à partir d’ici.',
    pt: 'Um colega assumiu e continua a partir daqui.',
  },
  level: {
    en: 'A colleague decides on that. They can see what you asked for.',
    de: 'Darüber entscheidet jemand aus dem Team. Ihr Anliegen ist dort zu sehen.',
    es: 'Eso lo decide alguien del equipo, que ya puede ver su petición.',
    fr: 'C’est un collègue qui en décide ; il voit votre demande.',
    pt: 'Quem decide isso é um colega, que já vê o seu pedido.',
  },
  limit_requester: LIMIT,
  limit_workspace: LIMIT,
  rejected: {
    en: 'A colleague looked at it and decided against it.',
    de: 'Jemand aus dem Team hat es geprüft und abgelehnt.',
    es: 'Alguien del equipo lo ha revisado y lo ha rechazado.',
    fr: 'Un collègue l’a examiné et l’a refusé.',
    pt: 'Um colega analisou o pedido e recusou-o.',
  },
  withdrawn: {
    en: 'You have called that off, so it is not done.',
    de: 'Das haben Sie abgesagt, es wird also nicht gemacht.',
    es: 'Usted lo ha cancelado, así que no se hará.',
    fr: 'Vous l’avez annulé, ce ne sera donc pas fait.',
    pt: 'Cancelou esse pedido, por isso não será feito.',
  },
  expired: {
    en: 'Nobody could look at it in time.',
    de: 'Es konnte nicht rechtzeitig geprüft werden.',
    es: 'Nadie ha podido revisarlo a tiempo.',
    fr: 'Personne n’a pu l’examiner à temps.',
    pt: 'Ninguém conseguiu analisá-lo a tempo.',
  },
} as const satisfies Record<string, Text>;

/** `detail` says to an engineer, an agent or a model what to do about it. */
export function refuse(rule: keyof typeof REFUSALS, detail: string): Refusal {
  return { status: 'refused', rule, because: REFUSALS[rule], detail };
}
