const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Whether a client's `ID` can be one of ours, in the form in which we give ids out. Anything else is simply not found: it
 * must not reach a statement, where it would be an error of the whole request.
 */
export const isUuid = (id: string): boolean => uuid.test(id);
