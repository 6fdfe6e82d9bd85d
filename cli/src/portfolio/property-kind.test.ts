import { describe, expect, it } from 'vitest';
import { readPropertyKind } from './property-kind.ts';

describe('the kind of a property', () => {
  it.each([
    ['Multifamily', 'MULTIFAMILY'],
    ['Multfamily', 'MULTIFAMILY'],
    ['Mutifamily', 'MULTIFAMILY'],
    ['Multigfamily', 'MULTIFAMILY'],
    ['  MULTI-family ', 'MULTIFAMILY'],
    ['Senior', 'SENIOR'],
    ['Seniors', 'SENIOR'],
    ['Supportive Housing', 'SUPPORTIVE'],
    ['Condominium', 'CONDOMINIUM'],
    ['', 'MULTIFAMILY'],
  ])('reads %o as exactly %s', (text, kind) => {
    expect(readPropertyKind(text)).toEqual({ kind, losesMeaning: false, isGuess: false });
  });

  it.each([
    ['ARO', 'MULTIFAMILY'],
    ['SRO', 'MULTIFAMILY'],
    ['Inter-generational', 'MULTIFAMILY'],
    ['Multifamily/Artists', 'MULTIFAMILY'],
    ['Artist Live/Work Space', 'MIXED_USE'],
    ['Senior HUD 202', 'SENIOR'],
    ['Senior LGBTQ', 'SENIOR'],
    ['65+/Supportive', 'SUPPORTIVE'],
    ['Supportive/Males 18-24yrs.', 'SUPPORTIVE'],
    ['People with Disabilities', 'SUPPORTIVE'],
    ['Veterans', 'SUPPORTIVE'],
  ])('reads %o as %s and says that this tells less', (text, kind) => {
    expect(readPropertyKind(text)).toEqual({ kind, losesMeaning: true, isGuess: false });
  });

  it.each(['Zeppelin hangar', 'Saro', 'lands'])('does not pretend to understand %o', (text) => {
    expect(readPropertyKind(text)).toEqual({ kind: 'OTHER', losesMeaning: true, isGuess: true });
  });
});
