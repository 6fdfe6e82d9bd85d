import type { Engine, EngineName } from './engine.ts';
import { lintel, lintelServices } from './lintel.ts';
import { peers } from './peers.ts';

const known: readonly Engine[] = [lintel, lintelServices, ...peers];

/** The engine of a name. */
export const engineOf = (name: EngineName): Engine => known.find((engine) => engine.name === name)!;
