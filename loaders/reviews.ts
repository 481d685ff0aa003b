import {CorpusError} from "./corpus.js";
import {curate} from "./curate.js";
import type {Extraction} from "./extract.js";
import {Quotations} from "./quotations.js";
import type {References} from "./references.js";
import {ReviewProblems} from "./review-file.js";
import type {Path, Review} from "./review-file.js";
import type {AttackPart, ClaimPart} from "./review-format.js";
import {linkClaims} from "./review-links.js";
import {evidenceOfClaim, evidenceOfReport, reviewedClaim, reviewedReport} from "./reviewed.js";
import type {Claim, Report} from "./schema.js";
import {foldText} from "./text.js";

/**
 * The extraction as people corrected it: what they confirmed or wrote is `reviewed`, what they refused `rejected`, which the build
 * leaves out. Changes nothing that it is given.
 * @throws CorpusError with every decision that cannot be carried out, by line; then none of them is.
 */
export function applyReview(extraction: Extraction, text: string, review: Review, references: References): Extraction {
  const problems = new ReviewProblems(review);
  const quotations = new Quotations(text, extraction.sentences);
  const article = extraction.article.id;
  const folded = foldText(text);
  const checkWords = <Part extends object>(part: Part, names: (keyof Part & string)[], path: Path) => {
    for (const name of names) {
      const words = part[name] as string | null | undefined;
      if (!words) continue;
      // «للمصادر» are the words of «المصادر»: the article loses its alif after ل.
      const forms = [foldText(words), foldText(words).replace(/^ال/, "لل")];
      if (forms.some((form) => folded.includes(form))) continue;
      problems.fail([...path, name], `${name}: expected words of the article, found “${words}”`);
    }
  };
  const attacks = curate<Report, AttackPart>(
    extraction.reports,
    review.attacks,
    {
      list: "attacks",
      noun: "attack",
      prefix: "r",
      evidence: evidenceOfReport,
      write: (id, read, part, evidence, path) => {
        checkWords(part, ["date_text"], path);
        return reviewedReport({id, article}, read, part, evidence, references);
      }
    },
    quotations,
    problems
  );
  const claims = curate<Claim, ClaimPart>(
    extraction.claims,
    review.claims,
    {
      list: "claims",
      noun: "claim",
      prefix: "c",
      evidence: evidenceOfClaim,
      write: (id, read, part, evidence, path) => {
        checkWords(part, ["speaker", "speaker_role", "report_verb", "via"], path);
        return reviewedClaim({id, article}, read, part, evidence[0]!);
      }
    },
    quotations,
    problems
  );
  const linked = linkClaims(attacks, claims, quotations, problems);
  if (problems.list.length) throw new CorpusError(problems.list);
  return {...extraction, reports: attacks.rows, claims: linked};
}
