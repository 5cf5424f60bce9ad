import { chromium } from 'playwright-core';

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'];

/** Debian's browser; it speaks to this machine alone. */
export function launch() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true, args: FLAGS });
}

/** A page of somebody who has signed in. */
export async function signedIn(browser, { url, keyId, secret }, options = {}) {
  const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'UTC', ...options });
  context.setDefaultTimeout(Number(process.env.PATIENCE ?? 180) * 1000);
  const answer = await context.request.post(`${url}/_/sign-in`, {
    headers: { 'X-Mastic-Page': '1' },
    data: { AccessKeyId: keyId, SecretAccessKey: secret, Region: 'us-east-1' },
  });
  if (!answer.ok()) {
    throw new Error(`the sign-in fails: ${await answer.text()}`);
  }
  return context.newPage();
}
