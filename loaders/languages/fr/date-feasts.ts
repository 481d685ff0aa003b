import type {Part} from "../../dates.js";
import {feast, feastAlone, nthWeekday} from "../date-feasts.js";
import {said, word} from "../date-rules.js";
import type {DateRule} from "../date-rules.js";

/** Feasts; those of Islam follow the calendar of Umm al-Qura. */
export const feasts: DateRule[] = [
  {
    name: "fr.feast-day",
    pattern: "<o:ordinal> jour (de|du|des) [(la|les)] <f:feast> [(<r:relative>|<y:date_year>)]",
    examples: ["au premier jour de l'Aïd el-Fitr", "le deuxième jour de l'Aïd"],
    read: (match) => feast(match, Number(match.parts.o!.value))
  },
  {
    name: "fr.feast",
    pattern: "[(le|la|les)] <f:feast> [(<r:relative>|[de] <y:date_year>)]",
    examples: [
      "pendant l'Aïd el-Kébir",
      "Noël dernier",
      "Pâques 2016",
      "à Noël",
      "depuis la Toussaint",
      "avant l'Achoura"
    ],
    read: (match, context) => {
      const {f, r, y} = match.parts;
      if (f!.value === "eid" && !y) return null;
      // "Marché de Noël"
      if (/^(de|d'.*)$/.test(word(context, match.from - 1, match.from)) && !r && !y) return null;
      const at = /^(a|des|d'ici|jusqu'a)$/.test(word(context, match.from - 1, match.from)) && f!.row.alone === "yes";
      return feastAlone(match, context, at || r !== undefined || y !== undefined);
    }
  }
];

/** Weekdays that are counted in a month, and quarters; they need months and years that an earlier step reads. */
export const countedWeekdays: DateRule[] = [
  {
    name: "fr.nth-weekday",
    pattern: "(<o:ordinal>|dernier) <w:weekday> (de|du) [mois] [de] (<x:date_phrase=month>|<x:date_month>)",
    examples: ["le premier vendredi de mai", "le dernier dimanche du mois de juin 2014"],
    read: nthWeekday
  },
  {
    name: "fr.nth-weekday-elided",
    pattern: "(<o:ordinal>|dernier) <w:weekday> (<x:date_phrase=month>|<x:date_month>)",
    examples: ["le deuxième mardi d'octobre", "le dernier lundi d'août 2014"],
    read: (match) => (match.parts.x!.lead === "d'" ? nthWeekday(match) : null)
  },
  {
    name: "fr.quarter",
    pattern: "T <q:number=1|2|3|4> [(de|/|-)] <y:date_year>",
    examples: ["au T3 2014"],
    read: ({parts}) => ({kind: "part", part: `quarter_${parts.q!.value}` as Part, of: said(parts, "y")})
  }
];
