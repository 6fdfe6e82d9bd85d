/**
 * What graphql-js says about a document or about variables, without the values that it repeats. A client that puts a password in the
 * wrong place must not find it in its own error log, nor does anything between us. Names, of fields, types and variables, stay: they are what
 * a complaint is about.
 */
export const withoutValues = (message: string): string => {
  const variable = variableHead.exec(message)?.[0];
  if (variable === undefined) return withoutLiteral(message);
  const rest = message.slice(endOfValue(message, variable.length));
  const place = placeOfFault.exec(rest)?.[0] ?? '';
  const reason = rest.slice(place.length);
  // The text of a value is not quite JSON: where it cannot be told from the reason, neither is repeated.
  if (!reason.startsWith('; ')) return `${variable.trimEnd()}.`;
  return `${variable.trimEnd()}${place}; ${withoutLiteral(reason.slice('; '.length))}`;
};

const variableHead = /^Variable "\$\w+" got invalid value /;
const placeOfFault = /^ at "[\w.[\]]*"/;

/** Where the text of a value that begins at `start` is over. */
const endOfValue = (text: string, start: number): number => {
  let depth = 0;
  for (let index = start; index < text.length; index += 1) {
    const character = text[index];
    if (character === '"') index = endOfText(text, index);
    else if (character === '[' || character === '{') depth += 1;
    else if (character === ']' || character === '}') depth -= 1;
    else if (depth === 0 && (character === ';' || character === ' ')) return index;
  }
  return text.length;
};

/** The quote that ends the text which begins at `start`, as JSON writes it. */
const endOfText = (text: string, start: number): number => {
  for (let index = start + 1; index < text.length; index += 1) {
    if (text[index] === '\\') index += 1;
    else if (text[index] === '"') return index;
  }
  return text.length;
};

/** What stands before a value, in the words of graphql-js and of the scalars. The value ends the complaint, or nothing of use follows it. */
const beforeValues = [
  /^Syntax Error: (?:Expected .{1,100}?, found|Unexpected) (?:String|BlockString|Int|Float)(?= ")/,
  /^Expected value of type "[^"]*"(?=, found )/,
  /^(?:Expected type "[^"]*"\. ?)?(?:\w+|Enum "[^"]*") cannot represent [^":[\]{}]*value(?=: )/,
  /^DateTime cannot represent an invalid (?:date-time-string|Unix timestamp)/,
  /^Value is not an? [a-z ]+(?=: )/,
  /^Value(?= ".*" does not exist in "\w+" enum\.)/s,
];

const withoutLiteral = (message: string): string => {
  for (const pattern of beforeValues) {
    const kept = pattern.exec(message)?.[0];
    if (kept === undefined) continue;
    return kept === 'Value' ? `Value${message.slice(message.lastIndexOf(' does not exist in "'))}` : `${kept}.`;
  }
  return message;
};
