/** How many nodes a page has when nobody says, and at most. */
export const defaultFirst = 20;
export const mostFirst = 100;
