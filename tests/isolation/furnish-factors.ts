import { stepAt, totpCode } from '@lintel/identity/factors/totp';
import { post } from '../support/client.ts';
import { password } from '../support/world.ts';
import { addPerson } from './furnish-office.ts';
import type { Mark, Samples } from './inputs.ts';
import { type Maker, makerFor } from './maker.ts';

/** A factor that waits to be confirmed, and somebody whose sign-in waits for the code of one that was. */
export const furnishFactors = async (make: Maker, { mark, url }: { mark: Mark; url: string }): Promise<Samples> => {
  const pending = await make('mfaFactorEnroll', { name: `${mark} phone` });
  const email = `${mark.toLowerCase()}.fay@example.org`;
  const roles = [{ roleKey: 'resident' }];
  const { caller } = await addPerson({ make, url }, { email, fullName: `${mark} fay`, roles });
  const own = makerFor(caller);
  const enrolled = await own('mfaFactorEnroll', { name: `${mark} phone` });
  const code = totpCode(bytesOf(enrolled.payload.secret), stepAt(new Date()));
  await own('mfaFactorConfirm', { id: enrolled.id, code });
  return { MfaFactor: pending.id, 'SessionChallenge.token': await challengeOf(url, email) };
};

const challengeOf = async (url: string, email: string): Promise<string> => {
  const query = 'mutation In($input: SessionCreateInput!) { sessionCreate(input: $input) { challenge { token } } }';
  const { data, errors } = await post(url, { query, variables: { input: { email, password } } });
  const token: string | undefined = data?.sessionCreate?.challenge?.token;
  if (token === undefined)
    throw new Error(`a sign-in with a second factor was not asked for it: ${JSON.stringify(errors ?? data)}`);
  return token;
};

/** The bytes of a text in base 32, as authenticator apps read it. */
const bytesOf = (text: string): Buffer => {
  const bits = [...text].map((letter) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  );
  return Buffer.from((bits.join('').match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
};
