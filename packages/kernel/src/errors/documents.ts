import type { UserErrorDefinition } from '../errors.ts';

/** Failures of uploads, documents and categories. */
export const documentsErrors = {
  UPLOAD_NOT_FINISHED: {
    message: 'The file has not been uploaded yet.',
    description: 'The upload exists and its file has not arrived completely.',
  },
  UPLOAD_EXPIRED: {
    message: 'The time for this upload is over. Start a new one.',
    description: 'The file did not arrive before the upload expired.',
  },
  UPLOAD_ALREADY_USED: {
    message: 'This upload belongs to a document already.',
    description: 'A finished upload becomes one version of one document only.',
  },
  CHECKSUM_MISMATCH: {
    message: 'The file that arrived is not the file that was announced.',
    description: 'The SHA-256 or the size of the received file differs from what was announced.',
  },
  FILE_EMPTY: {
    message: 'The file is empty.',
    description: 'A file of zero bytes cannot become a document.',
  },
  FILE_TOO_LARGE: {
    message: 'The file is too large.',
    description: 'The file has more bytes than an upload may have.',
  },
  FILE_TYPE_NOT_ALLOWED: {
    message: 'Files of this type are not accepted.',
    description: 'The type of the file, read from its content, is not on the list of accepted types.',
  },
  FILE_NAME_INVALID: {
    message: 'This is not a usable file name.',
    description: 'A file name is blank, too long, or holds a path separator or control characters.',
  },
  CATEGORY_KEY_TAKEN: {
    message: 'A category with this key exists already.',
    description: 'The organization has another document category with this key.',
  },
  CATEGORY_IN_USE: {
    message: 'Documents still have this category.',
    description: 'A category can be removed only after no document has it.',
  },
  LINK_EXISTS: {
    message: 'The document is linked to this object already.',
    description: 'A document can be linked to the same object only once.',
  },
} satisfies Record<string, UserErrorDefinition>;
