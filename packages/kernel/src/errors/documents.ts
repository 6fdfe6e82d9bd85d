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
  UPLOAD_ALREADY_FINISHED: {
    message: 'Another file has arrived for this upload already.',
    description: 'The file of an upload arrived before, and what is sent now differs from it.',
  },
  UPLOAD_INTERRUPTED: {
    message: 'The file did not arrive completely. Send it again.',
    description: 'The transfer of a file ended or took too long before all bytes had arrived.',
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
  FILE_TYPE_MISMATCH: {
    message: 'The content of the file is not of the type that was announced.',
    description: 'The first bytes or the text of a file do not fit the media type that its upload announced.',
  },
  FILE_NAME_INVALID: {
    message: 'This is not a usable file name.',
    description: 'A file name is blank, too long, or holds a path separator, control or direction characters.',
  },
  CHECKSUM_INVALID: {
    message: 'This is not a SHA-256 of 64 hexadecimal digits.',
    description: 'The checksum that announces a file is not the hexadecimal form of a SHA-256.',
  },
  DOWNLOAD_EXPIRED: {
    message: 'The time for this download is over. Ask for a new link.',
    description: 'The signed link of a download was used after it had expired.',
  },
  DOCUMENT_ARCHIVED: {
    message: 'This document is archived. Restore it first.',
    description: 'An archived document cannot be changed and its files cannot be downloaded.',
  },
  CATEGORY_KEY_INVALID: {
    message: 'A key is small letters, digits and underscores, beginning with a letter.',
    description: 'The key of a category has other characters, or is shorter than 2 or longer than 63.',
  },
  CATEGORY_KEY_TAKEN: {
    message: 'A category with this key exists already.',
    description: 'The organization has another document category with this key.',
  },
  CATEGORY_IN_USE: {
    message: 'Documents still have this category.',
    description: 'A category can be removed only after no document has it.',
  },
  LINK_OUTSIDE_COMMUNITY: {
    message: 'The document belongs to another community than the object to link.',
    description: 'A document that belongs to one community can be linked to objects of that community only.',
  },
  LINK_EXISTS: {
    message: 'The document is linked to this object already.',
    description: 'A document can be linked to the same object only once.',
  },
} satisfies Record<string, UserErrorDefinition>;
