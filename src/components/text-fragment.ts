/** Words that a fragment names at each end of a long quotation. */
const ends = 5;

/**
 * The address of words within a page of another site: browsers that know text fragments scroll to them and mark them, others open
 * the page. Null for what is no web address.
 */
export function textFragment(url: string | null, quote: string | null): string | null {
  if (!quote || !url || !/^https?:\/\//.test(url)) return null;
  const words = quote.trim().split(/\s+/);
  const part = (list: string[]) => encodeURIComponent(list.join(" ")).replaceAll("-", "%2D");
  const text = words.length > 2 * ends ? `${part(words.slice(0, ends))},${part(words.slice(-ends))}` : part(words);
  // A page's own anchor stays before the fragment.
  return `${url}${url.includes("#") ? "" : "#"}:~:text=${text}`;
}
