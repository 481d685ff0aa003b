/** Pixels of a page's card, as those who show links to pages ask for it. */
export const cardSize = {width: 1200, height: 630};
