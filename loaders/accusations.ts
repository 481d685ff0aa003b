import {startsClause} from "./clauses.js";
import type {Hit} from "./lexicon.js";
import type {Reading} from "./rules.js";

type Span = Pick<Hit, "from" | "to">;

/** Words that may stand between a role word and the side: «على يد مسلحي داعش», «من قبل عناصر من طالبان». */
export function isLink(reading: Reading, index: number): boolean {
  return (
    reading.at(index, "link").length > 0 ||
    reading.at(index, "force").length > 0 ||
    reading.at(index, "locative").some(({value}) => value === "from") ||
    reading.at(index, "method").length > 0
  );
}

/** Whether words before a side say that it is only what somebody belongs to or speaks for: «المرتبطة بتنظيم القاعدة». */
export function isAffiliation(reading: Reading, {from}: Pick<Span, "from">): boolean {
  let before = from;
  const called = (index: number) => reading.at(index, "force").some(({lead}) => lead.endsWith("ال"));
  while (
    before > 0 &&
    from - before < 3 &&
    isLink(reading, before - 1) &&
    !called(before - 1) &&
    !startsClause(reading, before)
  )
    before--;
  return [before - 1, before - 2].some((index) =>
    reading
      .at(index, "role")
      .some(({value, to}) => (value === "affiliated" || value === "loyal") && to >= before - 1 && to <= from)
  );
}

/** Whether a sentence has a word of accusing at all: most have none. */
function holdsAccusation(reading: Reading): boolean {
  return reading.all("role").some(({value}) => value === "accuse" || value === "ascribe");
}

/** «اتهمت الوزارة الحوثيين بقصف الحي», «حمل الوزير الكتيبة مسؤولية الهجوم», «نسب العملية إلى داعش» */
export function isAccused(reading: Reading, side: Span): boolean {
  if (!reading.memo(holdsAccusation, 0)) return false;
  const says = (index: number, role: string) => reading.at(index, "role").some(({value}) => value === role);
  let verb = side.from - 1;
  while (verb >= 0 && side.from - verb <= 16 && !says(verb, "accuse") && !says(verb, "ascribe")) {
    if (says(verb, "charge")) return false;
    verb--;
  }
  if (verb < 0 || side.from - verb > 16) return false;
  // «نسب للتنظيم»
  if (says(verb, "ascribe") && verb === side.from - 1 && reading.at(side.from).some(({lead}) => /^ل/.test(lead)))
    return true;
  if (says(verb, "ascribe"))
    return [1, 2, 3, 4].some((back) =>
      reading.at(side.from - back, "locative").some(({value, from}) => value === "from" && from > verb)
    );
  for (let index = side.to; index < Math.min(side.to + 8, reading.tokens.length); index++) {
    // «يحمل الحركة مسؤولية أي هجوم» is said of all there may be.
    if (says(index, "charge")) return reading.tokens[index + 1]?.key !== "اي";
    // The one accused stands last: «اتهمت قناة الجماعة التحالف بتنفيذ القصف».
    const [next] = ["actor", "force", "person"].flatMap((list) => reading.at(index, list));
    if (next && !isAffiliation(reading, next)) return false;
  }
  return false;
}

/** «اتهم الجيش حركة طالبان بتنفيذ الهجوم»: the army is who accuses, not who is accused. */
export function isAccuser(reading: Reading, side: Span): boolean {
  if (!reading.at(side.from - 1, "role").some(({value}) => value === "accuse")) return false;
  for (let index = side.to; index < Math.min(side.to + 8, reading.tokens.length); index++) {
    const accused = ["actor", "force", "person"]
      .flatMap((list) => reading.at(index, list))
      .find((next) => !isAffiliation(reading, next));
    if (accused) return isAccused(reading, accused);
  }
  return false;
}

/** «أعلنت جبهة النصرة تنفيذ الهجوم» */
export function isClaimant(reading: Reading, side: Span): boolean {
  const announced = [1, 2, 3].some((back) =>
    reading.at(side.from - back, "role").some(({value}) => value === "announce")
  );
  for (let index = side.to; announced && index < Math.min(side.to + 7, reading.tokens.length); index++) {
    if (startsClause(reading, index)) return false;
    if (reading.at(index, "role").some(({value, row}) => value === "agent" && row.as === "noun")) return true;
  }
  return false;
}
