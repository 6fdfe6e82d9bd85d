import type { TestDatabase } from '@lintel/db/testing';
import { stepAt, totpCode } from '@lintel/identity/factors/totp';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { explorerCsp, isExplorerBuilt } from '../packages/explorer/src/assets.ts';
import { signIn as apiSignIn } from './support/client.ts';
import { chromiumPath } from './support/missing-tools.ts';
import { type Product, startProduct } from './support/product.ts';
import { openSmallDemo } from './support/small-demo.ts';

const password = 'lintel-demo';
const manager = 'manager@cedar.example';
/** The bytes of the secret in the address that an authenticator app reads. */
const secretOf = (uri: string): Buffer => {
  const bits = [...new URL(uri).searchParams.get('secret')!].map((letter) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  );
  return Buffer.from((bits.join('').match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
};
// Monaco and its workers start on a machine with two cores that other tests share.
const timeout = 60_000;
// Text, because this project's type check knows no DOM.
const reportPolicyViolations = `document.addEventListener('securitypolicyviolation', (event) => {
  console.error('Content security policy: ' + event.violatedDirective + ' refused ' + event.blockedURI);
})`;

// tests/support/global-setup.ts says at the end of a run why this was skipped.
describe.skipIf(chromiumPath === undefined || !isExplorerBuilt())('the explorer in a real browser', { timeout }, () => {
  let database: TestDatabase;
  let product: Product;
  let browser: Browser;

  beforeAll(async () => {
    database = await openSmallDemo();
    product = await startProduct('one process', {
      databaseUrl: database.serviceUrl,
      environment: { LINTEL_DEMO: 'on' },
    });
    const quiet = ['quic', 'background-networking', 'component-update', 'sync', 'gpu'].map(
      (name) => `--disable-${name}`,
    );
    browser = await chromium.launch({
      executablePath: chromiumPath!,
      args: ['--headless', '--no-sandbox', '--no-first-run', ...quiet],
    });
  }, timeout);

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
    await database?.close();
  });

  /** Runs one visit in a fresh profile and fails when the page complained or asked another host for anything. */
  async function visit(story: (page: Page) => Promise<void>): Promise<void> {
    // Where the date is ahead of every community's.
    const timezoneId = 'Pacific/Kiritimati';
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, timezoneId });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    const complaints: string[] = [];
    const foreign: string[] = [];
    page.on('pageerror', (error) => void complaints.push(String(error)));
    page.on('console', (message) => {
      // A GraphQL error may come with status 401 or 400, which Chromium reports as a failed load.
      const ofEndpoint = message.location().url.endsWith('/graphql');
      if (['error', 'warning'].includes(message.type()) && !ofEndpoint) complaints.push(message.text());
    });
    page.on('request', (request) => {
      const { origin, protocol } = new URL(request.url());
      if (protocol.startsWith('http') && origin !== product.url) foreign.push(request.url());
    });
    await page.addInitScript({ content: reportPolicyViolations });
    try {
      await page.goto(`${product.url}/explorer`);
      await editorsReady(page);
      await story(page);
      expect(complaints).toEqual([]);
      expect(foreign).toEqual([]);
    } finally {
      await context.close();
    }
  }

  /** GraphiQL's run button does nothing, silently, until the editors have loaded. */
  async function editorsReady(page: Page): Promise<void> {
    await page.locator('.graphiql-query-editor .monaco-editor').waitFor();
    await page.locator('.result-window .monaco-editor').waitFor();
  }

  async function signIn(page: Page, email = manager): Promise<void> {
    await page.getByTestId(`demo-login-${email}`).click();
    await page.getByTestId('current-user').waitFor();
  }

  /** Presses GraphiQL's run button and gives the GraphQL response and the request behind it. */
  async function run(page: Page) {
    const answered = page.waitForResponse((response) => {
      const sent = response.url().endsWith('/graphql') ? (response.request().postData() ?? '') : '';
      return sent !== '' && !/IntrospectionQuery|ExamplePrepare/.test(sent);
    });
    await page.getByRole('button', { name: /^Execute query/ }).click();
    const response = await answered;
    await page.getByTestId('last-answer').waitFor();
    return { result: await response.json(), headers: await response.request().allHeaders() };
  }

  it('is served with a content security policy that allows nothing foreign, nothing inline and no evaluation', async () => {
    const response = await fetch(`${product.url}/explorer`);
    const html = await response.text();
    expect(response.headers.get('content-security-policy')).toBe(explorerCsp);
    expect(explorerCsp).not.toMatch(/unsafe-eval|https?:|\*/);
    expect(html).toContain('<title>Lintel explorer</title>');
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)/);
  });

  it('signs in through a demo login, says who and where, and runs the federated query that it opens with', () =>
    visit(async (page) => {
      await signIn(page);
      expect(await page.getByTestId('current-user').textContent()).toBe(manager);
      expect(await page.getByTestId('current-organization').textContent()).toBe('Cedar Property Group');

      const { result } = await run(page);

      expect(result.errors).toBeUndefined();
      expect(result.data.units.nodes).toHaveLength(5);
      expect(result.data.units.nodes[0]).toMatchObject({
        number: expect.any(String),
        property: { name: expect.any(String) },
      });
      await page.locator('.result-window').getByText('"units"').waitFor();
      expect(await page.getByTestId('last-answer').textContent()).toMatch(/^HTTP 200\d+ ms[\d.,]+ k?B$/);
    }));

  it('greets a visitor with the next step and not with an error', () =>
    visit(async (page) => {
      const results = page.locator('.result-window');
      await results.getByText('"hint"').waitFor();
      expect(await results.textContent()).not.toContain('errors');
      await signIn(page);
      await expect.poll(() => results.textContent()).not.toContain('hint');
    }));

  it('shows another organization other units', () =>
    visit(async (page) => {
      await signIn(page, 'manager@birch.example');
      expect(await page.getByTestId('current-organization').textContent()).toBe('Birch Living');
      const birch = (await run(page)).result;
      await page.getByTestId('sign-out').click();
      await signIn(page);
      expect((await run(page)).result).not.toEqual(birch);
    }));

  it('shows why a sign-in failed, with its code, and works with the keyboard alone', () =>
    visit(async (page) => {
      await page.getByTestId('sign-in-email').focus();
      await page.keyboard.type(manager);
      await page.keyboard.press('Tab');
      await page.keyboard.type('not the password');
      await page.keyboard.press('Enter');
      await page
        .getByTestId('session-problems')
        .getByText(/[A-Z]+(_[A-Z]+)+/)
        .waitFor();

      await page.getByTestId('sign-in-password').fill('');
      await page.keyboard.type(password);
      await page.keyboard.press('Enter');
      await page.getByTestId('current-user').waitFor();
      expect(await page.getByTestId('session-problems').textContent()).toBe('');
    }));

  it('opens every example in a tab, and each one runs as it is', () =>
    visit(async (page) => {
      await signIn(page);
      const examples = page.getByTestId('examples').getByRole('button');
      const count = await examples.count();
      expect(count).toBeGreaterThanOrEqual(8);
      const headersOf: Record<string, Record<string, string>> = {};
      for (let index = 0; index < count; index += 1) {
        const example = examples.nth(index);
        const title = (await example.getByRole('strong').textContent()) ?? '';
        await example.click();
        await page.locator('.graphiql-query-editor').getByText(`# ${title}`).waitFor();
        const { result, headers } = await run(page);
        expect(result.errors, title).toBeUndefined();
        for (const payload of Object.values<{ userErrors?: unknown[]; nodes?: unknown[] }>(result.data)) {
          expect(payload.userErrors ?? [], title).toEqual([]);
          expect(payload.nodes?.length, title).not.toBe(0);
        }
        headersOf[title] = headers;
      }
      expect(await page.getByRole('tab').count()).toBe(count);
      expect(headersOf['Record a payment']).toMatchObject({
        'idempotency-key': expect.stringMatching(/^[0-9a-f-]{36}$/),
        'x-dry-run': 'true',
      });
    }));

  it('keeps the session over a reload, and the tokens in memory while the page lives', () =>
    visit(async (page) => {
      await signIn(page);
      await page.reload();
      await editorsReady(page);
      await page.getByTestId('current-user').waitFor();
      expect(await page.getByTestId('current-user').textContent()).toBe(manager);
      expect(await page.evaluate('sessionStorage.length')).toBe(0);
      expect(await page.evaluate('JSON.stringify(localStorage)')).not.toMatch(/accessToken|refreshToken|Bearer/);
      expect((await run(page)).result.errors).toBeUndefined();
    }));

  it('asks a person with a second factor for the code, says when it is wrong, and goes on with the right one', async () => {
    const email = 'vendor@cedar.example';
    const client = await apiSignIn(product.url, email, password);
    const enrolled = (await client.ask('mutation { mfaFactorEnroll(input: {}) { factor { id } uri } }', {})).data
      .mfaFactorEnroll;
    const secret = secretOf(enrolled.uri);
    const { data } = await client.ask(
      'mutation Confirm($input: MfaFactorConfirmInput!) { mfaFactorConfirm(input: $input) { recoveryCodes userErrors { code } } }',
      { input: { id: enrolled.factor.id, code: totpCode(secret, stepAt(new Date())) } },
    );
    expect(data.mfaFactorConfirm.userErrors).toEqual([]);
    await visit(async (page) => {
      await page.getByTestId(`demo-login-${email}`).click();
      const field = page.getByTestId('challenge-code');
      await field.waitFor();
      // The code that confirmed the factor is used up.
      await field.fill(totpCode(secret, stepAt(new Date())));
      await page.getByTestId('challenge-submit').click();
      await page.getByTestId('session-problems').getByText('CODE_INVALID').waitFor();
      await page.getByTestId('challenge-cancel').click();
      await page.getByTestId(`demo-login-${email}`).click();
      await field.fill(data.mfaFactorConfirm.recoveryCodes[0].toLowerCase());
      await page.getByTestId('challenge-submit').click();
      await page.getByTestId('current-user').waitFor();
      expect(await page.getByTestId('current-user').textContent()).toBe(email);
    });
  });

  it('ends the session at the server on sign-out and takes the result off the screen', () =>
    visit(async (page) => {
      const created = page.waitForResponse(
        (response) => response.request().postData()?.includes('sessionCreate') ?? false,
      );
      await signIn(page);
      const { refreshToken } = (await (await created).json()).data.sessionCreate.session;
      await run(page);
      await page.locator('.result-window').getByText('"units"').waitFor();

      const revoked = page.waitForResponse(
        (response) => response.request().postData()?.includes('sessionRevoke') ?? false,
      );
      await page.getByTestId('sign-out').click();
      expect((await (await revoked).json()).data.sessionRevoke).toMatchObject({ revoked: true, userErrors: [] });
      await page.getByTestId('sign-in-email').waitFor();
      await expect.poll(() => page.locator('.result-window').textContent()).not.toContain('units');

      const query = `mutation ($input: SessionRefreshInput!) { sessionRefresh(input: $input) { session { accessToken } userErrors { code } } }`;
      const again = await fetch(`${product.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables: { input: { refreshToken } } }),
      });
      const { sessionRefresh } = ((await again.json()) as { data: Record<string, Record<string, unknown>> }).data;
      expect(sessionRefresh).toMatchObject({ session: null, userErrors: [expect.anything()] });
    }));

  it('completes field names from the schema', () =>
    visit(async (page) => {
      await signIn(page);
      await page.locator('.graphiql-query-editor .view-lines').click({ position: { x: 20, y: 10 } });
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.type('{ units(first: 1) { nodes { num');
      await expect
        .poll(
          async () => {
            await page.keyboard.press('Control+Space');
            return page.locator('.suggest-widget').textContent();
          },
          { timeout: 15_000, interval: 500 },
        )
        .toContain('number');
    }));

  it('shows what a subscription hears, until it is stopped', () =>
    visit(async (page) => {
      await signIn(page);
      await page.locator('.graphiql-query-editor .view-lines').click({ position: { x: 20, y: 10 } });
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.insertText('subscription { unitUpdated { unit { number floor } } }');
      await page.getByRole('button', { name: /^Execute query/ }).click();
      await page.getByRole('button', { name: /^Stop query/ }).waitFor();

      const { ask } = await apiSignIn(product.url, manager, password);
      const { id } = (await ask('{ units(first: 1) { nodes { id } } }')).data.units.nodes[0];
      const update = `mutation ($input: UnitUpdateInput!) { unitUpdate(input: $input) { userErrors { code } } }`;
      await expect
        .poll(
          async () => {
            await ask(update, { input: { id, floor: 77 } });
            return page.locator('.result-window').textContent();
          },
          { timeout: 20_000, interval: 300 },
        )
        .toMatch(/"floor":\s*77/);
      await page.getByRole('button', { name: /^Stop query/ }).click();
      await page.getByRole('button', { name: /^Execute query/ }).waitFor();
    }));

  it('shows history and documentation in the side panel', () =>
    visit(async (page) => {
      await signIn(page);
      await run(page);
      await page.getByRole('button', { name: 'Show History' }).click();
      await page.locator('.graphiql-plugin').getByText('UnitsAcrossSubgraphs').waitFor();
      await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
      await page.locator('.graphiql-plugin').getByText('Root Types').waitFor();
    }));
});
