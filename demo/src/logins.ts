/** The password of every demo login. */
export const demoPassword = 'lintel-demo';

export type DemoLogin = {
  readonly email: string;
  readonly fullName: string;
  /** Key of a default role. */
  readonly role: string;
  /** Whether the role holds in one community only. */
  readonly inOneCommunity?: boolean;
  /** Whether the person lives in a unit, or owns one. */
  readonly home?: 'tenant' | 'owner';
};

export type DemoOrganization = {
  readonly name: string;
  readonly slug: string;
  readonly seed: number;
  /** Community areas of Chicago whose developments it manages; each becomes a community. */
  readonly areas: readonly string[];
  /** The first one administers. */
  readonly logins: readonly [DemoLogin, ...DemoLogin[]];
};

export const demoOrganizations: readonly DemoOrganization[] = [
  {
    name: 'Cedar Property Group',
    slug: 'cedar',
    seed: 20_260_101,
    areas: ['Uptown', 'Grand Boulevard', 'Near North Side', 'West Town'],
    logins: [
      { email: 'manager@cedar.example', fullName: 'Morgan Ellis', role: 'manager' },
      { email: 'accountant@cedar.example', fullName: 'Avery Chen', role: 'accountant' },
      { email: 'resident@cedar.example', fullName: 'Riley Santos', role: 'resident', home: 'tenant' },
      { email: 'owner@cedar.example', fullName: 'Olu Adeyemi', role: 'owner', home: 'owner' },
      { email: 'guard@cedar.example', fullName: 'Gabriel Novak', role: 'guard', inOneCommunity: true },
      { email: 'vendor@cedar.example', fullName: 'Vera Lindqvist', role: 'vendor' },
      { email: 'analyst@cedar.example', fullName: 'Anand Rao', role: 'analyst' },
    ],
  },
  {
    name: 'Birch Living',
    slug: 'birch',
    seed: 20_260_202,
    areas: ['Near West Side'],
    logins: [{ email: 'manager@birch.example', fullName: 'Bianca Moreau', role: 'manager' }],
  },
];

/** The logins as they are offered to people: address, role, organization. */
export const demoLogins = demoOrganizations.flatMap(({ name, logins }) =>
  logins.map(({ email, role }) => ({ email, role, organization: name })),
);
