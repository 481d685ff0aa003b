/** What hostile lines repeat, by name: the tests read short lines of them, the benchmark long ones. */
export const hostileLines: Record<string, string> = {
  "1/2/": "1/2/",
  "quotation marks": '"',
  "quoted words": '"قال" ',
  "words in quotation marks that stay open": "«قال ",
  digits: "7",
  figures: "7 ",
  "one letter": "ا ",
  "a word without end": "ا",
  "a verb of speech": "قال ",
  "opening brackets": "(",
  "words in brackets that stay open": "(قال ",
  "bidi marks": "\u202b\u202e\u2067",
  dates: "الأحد 3 - 5 / 7 مايو 2014 و",
  attacks: "هجوم تفجير انتحاري ",
  "raids near a town": "شنت القوات غارات قرب حلب الواقعة ",
  "two who accuse": "اتهم الجيش داعش بالهجوم. اتهمت تركيا داعش بالهجوم. ",
  "a mix": "قال «الجيش» (1/2/2014) إن 5 قتلوا في هجوم على سبها، "
};
