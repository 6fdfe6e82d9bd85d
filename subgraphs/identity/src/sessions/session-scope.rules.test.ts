import { describe, expect, it } from 'vitest';
import { type HeldRole, sessionScope } from './session-scope.rules.ts';

const places = { communityIds: ['home'], propertyIds: ['house'], unitIds: ['flat'] };
const role = (
  visibility: HeldRole['visibility'],
  communityId: string | null = null,
  permissions: readonly string[] = [],
): HeldRole => ({
  key: visibility,
  visibility,
  communityId,
  permissions,
});

describe('the scope of a session', () => {
  it.each([
    ['nothing without roles', [], 'none', []],
    ['the own places of a resident', [role('own')], 'own', ['home']],
    [
      'one community of its guard, not where he lives',
      [role('communities', 'oak'), role('own')],
      'communities',
      ['oak'],
    ],
    ['no community of a guard of none', [role('communities')], 'communities', []],
    ['one community of a manager who is limited to it', [role('organization', 'elm')], 'communities', ['elm']],
    [
      'everything, when one role sees everything',
      [role('organization'), role('communities', 'oak')],
      'organization',
      ['oak'],
    ],
    [
      'two communities of a guard of both',
      [role('communities', 'oak'), role('communities', 'elm')],
      'communities',
      ['elm', 'oak'],
    ],
  ] as const)('is %s', (_, roles, visibility, communityIds) => {
    expect(sessionScope(roles, places)).toMatchObject({ visibility, communityIds });
  });

  it('always has the own units, since staff live somewhere too', () => {
    expect(sessionScope([role('organization')], places)).toMatchObject({ propertyIds: ['house'], unitIds: ['flat'] });
  });

  it('has every permission of every role once, and none that does not exist', () => {
    const roles = [
      role('own', null, ['property.unit.read', 'toString', 'old.thing.read']),
      role('communities', 'oak', ['property.unit.read', 'identity.user.read']),
    ];
    expect(sessionScope(roles, places).permissions).toEqual(['identity.user.read', 'property.unit.read']);
  });
});
