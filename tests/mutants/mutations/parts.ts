/**
 * Every text that is left of a boolean expression when one operand of one AND or OR is taken away. Postgres prints each such
 * operation in parentheses of its own, so that operands can be told apart without understanding them.
 */
export const withoutOneOperand = (text: string): readonly { readonly left: string; readonly taken: string }[] =>
  groupsIn(text).flatMap(({ operands }) =>
    operands.map(({ from, to }, place) => {
      // Together with the operator before it, or after it when it is the first.
      const start = place === 0 ? from : operands[place - 1]!.to;
      const end = place === 0 ? operands[1]!.from : to;
      return { left: text.slice(0, start) + text.slice(end), taken: text.slice(from, to).trim() };
    }),
  );

type Operand = { readonly from: number; readonly to: number };
type Group = { readonly operands: readonly Operand[] };
type Open = { start: number; operands: Operand[] };

/** Groups of two and more operands. */
const groupsIn = (text: string): readonly Group[] => {
  const groups: Group[] = [];
  const open: Open[] = [{ start: 0, operands: [] }];
  const close = (end: number) => {
    const { start, operands } = open.pop()!;
    if (operands.length > 0) groups.push({ operands: [...operands, { from: start, to: end }] });
  };
  for (const { 0: token, index } of text.matchAll(/'(?:[^']|'')*'|"[^"]*"|\(|\)|\s(?:AND|OR)\s/g)) {
    if (token === '(') open.push({ start: index + 1, operands: [] });
    else if (token === ')') close(index);
    else if (/^\s/.test(token)) {
      const group = open.at(-1)!;
      group.operands.push({ from: group.start, to: index });
      group.start = index + token.length;
    }
  }
  close(text.length);
  return groups;
};
