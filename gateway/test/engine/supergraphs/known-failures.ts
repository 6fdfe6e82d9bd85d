/** Reasons by fixture and case. Each case is asserted to fail still, so that the list stays true. */
export type KnownFailures = Readonly<Record<string, Readonly<Record<string, string>>>>;

const silent = 'the broken promise is told in extensions.valueCompletion, and not in errors';
const overwritten = 'one field under one name for client and @requires: the later argument wins';
const keyPicked = 'the planner comes back with a key that the subgraph does not resolve';
const noWay = 'what has no way to be fetched is left out without an error';
const keyHidden = 'an alias takes the place of a field of a representation';
const mergedAway = 'the planner moves a fetch into the one above, whose subgraph knows the field as @external only';
const directiveDropped = 'the schema for clients has lost the directives that are for operations';

/** What `@apollo/gateway` with its own executor and planner answers wrongly. */
export const stockFailures: KnownFailures = {
  'entity-call': { 'an entity that the other subgraph does not have, and a field that must not be null': silent },
  'enums-differ': { 'a value that is not for clients takes the object that cannot be without it': silent },
  'executable-directive': {
    'with the default of its argument': directiveDropped,
    'with an argument, literal and variable': directiveDropped,
    'on a field of a subgraph that does not know it': directiveDropped,
  },
  'interface-circle': {
    'beyond what is provided': 'shaping an interface needs a type name that the plan does not fetch',
  },
  'interface-object-not-resolvable': {
    'a field that cannot be reached is an error, and nothing is fetched in its place': noWay,
    'also beside a field that can be reached': noWay,
  },
  'key-mashup': {
    'out for a required field and back with a composite key': keyPicked,
    'the requiring field alone': keyPicked,
    'a part of the composite key that the client asks for too': keyPicked,
  },
  'names-of-the-client': {
    'an alias that is the name of the key': keyHidden,
    'aliases that exchange two names': keyHidden,
    'a variable with the name that entity fetches use for theirs, in an entity fetch': 'two variables of one name',
  },
  'null-in-chain-of-keys': { 'a field behind the missing key that must not be null takes its object with it': silent },
  'null-propagation': {
    'an entity that nobody knows, where one is promised, takes the whole answer': silent,
    'an entity that nobody knows, where none is promised': silent,
  },
  'requires-with-argument-conflict': {
    'both, and a third field whose requirement is nested': overwritten,
    'the client wants the field itself, with the other argument': overwritten,
    'the client wants the nested field itself, with the other argument': overwritten,
    'the client gives another field the name of the required one': keyHidden,
    'the argument of the client is one that the subgraph refuses: its own field is null, the other is not': overwritten,
  },
  'requires-there-and-back': { 'and back': mergedAway, 'all of it': mergedAway },
  'requires-with-argument-kinds': {
    'two of them': overwritten,
    'the client asks for the same field with a variable': overwritten,
    'an object with a list, beside the same field with another object': overwritten,
    'beside the same field with the default of its argument': overwritten,
    'all of it after a mutation': overwritten,
  },
  'shared-root': { 'a list of lists with a null': 'inner lists of two answers are not merged, the last one stays' },
};

/** What our engine answers wrongly: it takes its plans from the same planner. */
export const ourFailures: KnownFailures = {};
