/** An expected failure of a mutation, as the API answers it. */
export type UserError = { readonly code: string; readonly message: string; readonly path: readonly string[] };
