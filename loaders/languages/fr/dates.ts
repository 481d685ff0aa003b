import type {Unit} from "../../calendar.js";
import type {DateContext, DateStep, Spoken} from "../../dates.js";
import {RuleSet} from "../../rules.js";
import type {Match} from "../../rules.js";
import {barred, calendar, dated, inUnit, preceded, said, side, withMore, word} from "../date-rules.js";
import type {Calendar, DateRule} from "../date-rules.js";
import {ahead, calendarWords} from "./calendar.js";
import {compounds} from "./date-compounds.js";
import {countedWeekdays, feasts} from "./date-feasts.js";
import {figures} from "./date-figures.js";

/** What names a date by itself. */
const expressions: DateRule[] = [
  {
    name: "fr.named",
    pattern: "<d:named_date> [<y:date_year>]",
    examples: ["depuis les attentats du 11 septembre", "le 11-Septembre"],
    read: ({parts}) => ({kind: "fixed", edtf: parts.d!.value})
  },
  {
    name: "fr.day-month-year",
    pattern: "<d:day_number> [(-|/)] <m:date_month> [(,|.|de|-|/)] <y:date_year>",
    examples: ["le 27 juin 2019", "1er mars 2012", "15 ramadan 1436", "5 sept. 2014", "le 3 mai de l'année 2015"],
    read: ({parts}) => calendar(parts, "d", "y", "m")
  },
  {
    name: "fr.day-month",
    pattern: "<d:day_number> <m:date_month> [.] [<r:relative>]",
    examples: ["le 5 mai", "1er mars", "le 27 juin dernier", "premier mai", "12 déc."],
    read: (match, context) => {
      const {d, r} = match.parts;
      // Of ordinal words only the first names a day: "deuxième mars" does not.
      const ordinal = context.reading.at(d!.from, "ordinal").some(({value}) => value !== "1");
      if (ordinal || barred(context, match, "calendar")) return null;
      return dated({...calendar(match.parts, "d", "m"), ...(r && {side: side(r)})}, ahead(context, match));
    }
  },
  {
    name: "fr.month-year",
    pattern: "<m:date_month> [(,|.|de)] <y:date_year>",
    examples: ["juin 2019", "mai de l'année 2015", "janv. 2014", "ramadan 1436"],
    read: ({parts}) => calendar(parts, "y", "m")
  },
  {
    name: "fr.month-relative",
    pattern: "<m:date_month> <r:relative>",
    examples: ["janvier dernier", "juin prochain", "mars passé"],
    read: ({parts}) => (side(parts.r) ? {...calendar(parts, "m"), side: side(parts.r)} : null)
  },
  {
    name: "fr.month",
    pattern: "<m:date_month>",
    examples: ["en juillet", "depuis mars", "juin a été calme", "au mois d'août"],
    read: (match, context) => {
      const month = said(match.parts, "m") as Calendar;
      if (preceded(context, match, "day_number") || barred(context, match, "calendar")) return null;
      // "Plus de sept" is a number.
      if (context.reading.at(match.to - 1, "month")[0]?.row.alone === "never") return null;
      const joined = match.parts.m!.lead !== "";
      if (month.alone === false && !joined && !preceded(context, match, "time_preposition")) return null;
      return dated(calendar(match.parts, "m"), ahead(context, match));
    }
  },
  {
    name: "fr.year",
    pattern: "<y:date_year>",
    examples: ["en 2015", "depuis 2011", "l'attentat de 2013", "(2014)", "en l'an 2000"],
    read: (match, context) => {
      const {tokens} = context.reading;
      const year = said(match.parts, "y") as Calendar;
      if (year.alone !== false) return year;
      if (barred(context, match, "year") || year.hijri) return null;
      const enclosed = /\($/.test(tokens[match.from]!.gap) && /^\)/.test(tokens[match.to]?.gap ?? ")");
      return enclosed || preceded(context, match, "time_preposition") ? calendar(match.parts, "y") : null;
    }
  },
  {
    name: "fr.date-in-unit",
    pattern: "(<d:day_number> [<m:date_month>]|<m:date_month>) [(de|du)] [la] <u:date_unit=month|year>",
    examples: [
      "le 5 du mois dernier",
      "en mai de l'an dernier",
      "le 5 mai de cette année",
      "le 3 mai de la même année"
    ],
    read: ({parts}) => {
      const unit = said(parts, "u");
      if (unit.kind !== "unit") return null;
      return inUnit(unit, calendar(parts, "d", "m"));
    }
  },
  {
    name: "fr.weekday",
    pattern: "[ce] <w:weekday> [<r:relative>]",
    examples: ["mardi", "mardi dernier", "dimanche prochain", "ce mardi", "se réunira vendredi"],
    read: (match, context) => {
      const {w, r} = match.parts;
      const weekday = Number(w!.value);
      if (barred(context, match, "weekday")) return null;
      if (r) return side(r) ? {kind: "weekday", weekday, side: side(r)} : null;
      const next = ["day_number", "day_part"].some((list) => context.reading.at(match.to, list).length > 0);
      // "Le mardi" without a date is every Tuesday.
      if (word(context, match.from - 1, match.from) === "le" && !next) return null;
      return {kind: "weekday", weekday, ...(ahead(context, match) && {side: "next" as const})};
    }
  },
  {
    name: "fr.weekday-of-week",
    pattern: "<w:weekday> [de] [la] <u:date_unit=week>",
    examples: ["vendredi de la semaine dernière", "mardi de cette semaine"],
    read: ({parts}) => ({...(said(parts, "u") as Extract<Spoken, {kind: "unit"}>), weekday: Number(parts.w!.value)})
  },
  {
    name: "fr.day-relative",
    pattern: "<d:relative_day>",
    examples: ["hier", "aujourd'hui", "demain", "avant-hier", "ce matin", "la nuit dernière", "hier soir"],
    read: (match, context) =>
      barred(context, match, "today") ? null : {kind: "unit", unit: "day", shift: Number(match.parts.d!.value)}
  },
  {
    name: "fr.day-after",
    pattern: "<d:day_after>",
    examples: ["le 3 mai puis le lendemain", "le 3 mai; le même jour", "le 3 mai, la veille", "le 3 mai, ce jour-là"],
    read: (match, context) => {
      // "La veille du scrutin", "le même jour que" hang on something else.
      if (/^(du|de|des|que|qu'.*|d'.*)$/.test(word(context, match.to, match.to))) return null;
      return {kind: "unit", unit: "day", shift: Number(match.parts.d!.value), spoken: true};
    }
  },
  {
    name: "fr.unit",
    pattern: "<u:date_unit>",
    examples: ["la semaine dernière", "ce mois-ci", "l'an prochain", "la même année"],
    read: ({parts}) => said(parts, "u")
  },
  {
    name: "fr.span",
    pattern: "[(ces|les)] [(<n:number>|<v:several>)] <r:relative=last|next> <u:unit>",
    examples: ["ces derniers jours", "les trois dernières semaines", "les 24 dernières heures", "les prochains jours"],
    read: (match, context) => {
      const {n, v, r, u} = match.parts;
      if (u!.row.number !== "many" && u!.value !== "month") return null;
      // "Le dernier mois" is the last one of something else.
      if (/^(dernier|prochain)s?$/.test(String(r!.row.form)) && !/s$/.test(String(r!.row.form))) return null;
      const later = r!.value === "next";
      const few = v || !n || n.row.vague;
      return word(context, match.to, match.to) === "de"
        ? null
        : {kind: "span", n: few ? null : Number(n.value), unit: u!.value as Unit, ...(later && {later})};
    }
  },
  {
    name: "fr.ago",
    pattern: "(il y a|voici|voilà) [<a:approximate>] [(<n:number>|<v:several>|un|une)] <u:unit> [et demi]",
    examples: ["il y a deux jours", "il y a une semaine", "il y a plus de deux ans", "voici quelques jours"],
    read: ({parts}, {reading}) => offset(parts, reading.tokens[parts.u!.to]?.key)
  },
  {
    name: "fr.ago-two-units",
    pattern: "(il y a|voici|voilà) [(<n:number>|un|une)] <u:unit> et [(<m:number>|un|une)] <v:unit>",
    examples: ["il y a un an et deux mois", "il y a deux mois et trois jours"],
    read: (match) => twoUnits(match)
  },
  {
    name: "fr.later-two-units",
    pattern: "(<n:number>|un|une) <u:unit> et (<m:number>|un|une) <v:unit> (plus tard|après|plus tôt|auparavant|avant)",
    examples: ["le 3 mai 2014; un an et deux mois plus tard", "deux ans et un mois plus tôt"],
    read: (match, context) => {
      const found = twoUnits(match);
      const last = context.reading.tokens[match.to - 1]!.key;
      // "Un an et deux mois après l'attentat" counts from the attack.
      if (!found || (/^(avant|apres)$/.test(last) && word(context, match.to, match.to))) return null;
      return {...found, spoken: true, ...(/^(tard|apres)$/.test(last) && {later: true as const})};
    }
  },
  {
    name: "fr.earlier",
    pattern: "[<a:approximate>] (<n:number>|<v:several>|un|une) <u:unit> [et demi] (plus tôt|auparavant|avant)",
    examples: ["trois semaines plus tôt", "un mois auparavant", "quelques jours avant"],
    read: (match, context) => {
      const found = counted(match, context);
      return found && {...found, spoken: true};
    }
  },
  {
    name: "fr.later",
    pattern: "[<a:approximate>] (<n:number>|<v:several>|un|une) <u:unit> [et demi] (plus tard|après)",
    examples: ["le 3 mai; deux jours plus tard", "une semaine après", "environ un mois plus tard"],
    read: (match, context) => {
      const found = counted(match, context);
      return found && {...found, later: true, ...(!ahead(context, match) && {spoken: true as const})};
    }
  },
  {
    name: "fr.in-units",
    pattern: "(dans|d'ici) [<a:approximate>] (<n:number>|<v:several>|un|une) <u:unit>",
    examples: ["reviendra dans trois mois", "doit partir dans une semaine"],
    read: (match, context) => {
      const found = ahead(context, match) ? offset(match.parts, undefined) : null;
      return found && {...found, later: true};
    }
  },
  {
    name: "fr.season",
    pattern: "(<s:season> [de] (<y:date_year>|<u:date_unit=year>|<r:relative=last|next>)|(ce|cet) <s:season>)",
    examples: ["au printemps 2015", "l'été de 2014", "l'hiver dernier", "cet automne"],
    read: (match, context) => {
      const {parts} = match;
      if (barred(context, match, "season")) return null;
      const year = parts.y ? calendar(parts, "y") : parts.u ? said(parts, "u") : undefined;
      return {kind: "season", season: Number(parts.s!.value), ...(year ? {year} : {side: side(parts.r) ?? "this"})};
    }
  },
  {
    name: "fr.decade",
    pattern: "années <n:number>",
    examples: ["les années 1990", "dans les années 80", "années quatre-vingt-dix"],
    read: ({parts: {n}}) => {
      const year = Number(n!.value);
      if (/^[2-9]0$/.test(n!.value)) return {kind: "decade", decade: year};
      return /^(1\d|20)\d0$/.test(n!.value)
        ? {kind: "decade", decade: year % 100, century: Math.floor(year / 100) + 1}
        : null;
    }
  },
  {
    name: "fr.century",
    pattern: "(<o:day_number>|<c:century>) siècle",
    examples: ["au XIXe siècle", "le 20e siècle", "au douzième siècle"],
    read: (match, context) => {
      const {c} = match.parts;
      if (word(context, match.to, match.to) === "avant" || context.reading.at(match.from, "number").length) return null;
      return {kind: "century", century: c ? Number(c.value) : calendar(match.parts, "o").day!};
    }
  }
];

type Ago = Extract<Spoken, {kind: "ago"}>;

/** How far away "il y a deux jours" is. */
function offset({a, n, v, u}: Match["parts"], next: string | undefined): Ago {
  const few = v || n?.row.vague || (!n && u!.row.number === "many" && u!.value !== "month");
  const half = next === "et" ? 0.5 : 0;
  const approximate = (a?.value ?? (half ? "about" : undefined)) as "about" | "over" | "under" | undefined;
  const count = (n ? Number(n.value) : 1) + half;
  return {kind: "ago", n: few ? null : count, unit: u!.value as Unit, ...(approximate && {approximate})};
}

/** The same from a date said before; null when it counts from an event: "deux jours après l'attentat". */
function counted(match: Match, context: DateContext): Ago | null {
  const {tokens} = context.reading;
  const event = /^(avant|apres)$/.test(tokens[match.to - 1]!.key) && word(context, match.to, match.to);
  return event ? null : offset(match.parts, tokens[match.parts.u!.to]?.key);
}

/** "Il y a un an et deux mois". */
function twoUnits({parts: {n, u, m, v}}: Match): Ago | null {
  return withMore({kind: "ago", n: n?.row.vague ? null : Number(n?.value ?? 1), unit: u!.value as Unit}, m, v!);
}

/** The date rules of French, in steps. */
export const dates: DateStep[] = [
  ...calendarWords,
  {list: "date_phrase", rules: new RuleSet([...expressions, ...figures, ...feasts]), final: true},
  {list: "date_compound", rules: new RuleSet([...compounds, ...countedWeekdays]), final: true}
];
