/**
 * Words that say nothing of what a message is about: grammar and politeness in the built-in languages, without accents.
 * A bot has too few examples to learn all of them from.
 */
export const COMMON_WORDS = new Set(
  `
  a about after again all also am an and any anyone anything are as at be because been before being but by can cannot could
  couldn d did didn do does doesn doing don else ever every few for from get gets getting give go going got had has hasn
  have haven having he hello help her here hey hi him his how i if in into is isn it its just know ll let like m make many
  may me mine more most much must my need never no nor not now of off ok on once one only or other our out over please
  question re really s same she should shouldn since so some someone something soon still such t take tell than thank
  thanks that the their them then there these they thing this those to today too try trying under until up us ve very
  want was wasn way we well were what when where which while who whom why will with without won would wouldn yet you your

  aber alle als also am an auch auf aus bei bin bis bitte danke das dass dein dem den denn der des dich die dies diese dir
  doch du durch ein eine einem einen einer er es euch euer fur gibt haben habe hallo hat ich ihm ihn ihnen ihr im ist ja
  kann keine kein konnen man mehr mein meine meinem meinen meiner mich mir mit nach nicht noch nur oder ohne schon sein
  sich sie sind so und uns unser vom von war warum was weil wenn wer werden wie wieder will wir wird wo zu zum zur

  ai au aux avec avez avoir bonjour c ce ces cet cette comment dans de des du elle en est et etre eu fait faire il ils j je
  l la le les leur lui ma mais me merci mes moi mon n ne nos notre nous on ont ou par pas peux plus pour pourquoi pouvez
  puis qu quand que quel quelle qui sa sans se ses si son sont suis sur svp ta te tu un une veux vos votre vous y

  al algo alguien aqui como con cual cuando de del desde donde el ella en era es esa ese esta estan este esto estoy favor
  fue gracias ha hacer hay hola la las le les lo los mas me mi mis muy nada ni no nos nuestro o para pero por porque puede
  puedo que quien quiero se ser si sin sobre soy su sus tambien te tengo tiene tu tus un una uno y ya yo

  ao aos as bom com como da das de dela dele depois do dos e ela ele em entre essa esse esta este estou eu foi gostaria ha
  isso isto ja lhe mais mas me meu minha muito na nao nas nem no nos nossa nosso num numa o obrigado obrigada ola os ou
  para pela pelo por porque posso pode qual quando que quem quero se sem ser seu so sua tambem tem tenho um uma voce
  `
    .split(/\s+/)
    .filter(Boolean),
);
