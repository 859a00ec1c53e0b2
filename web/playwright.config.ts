import { defineConfig } from '@playwright/test';

const AXE = 'axe.spec.ts';
// Pictures are taken when they are asked for; they hold nothing.
const unasked = process.env.FANGKONG_SCREENSHOTS === undefined ? ['screenshots.spec.ts'] : [];

/** Drives the machine's Chromium against a real server that has played the demonstration. */
export default defineConfig({
  testDir: 'browser',
  outputDir: 'target/browser',
  globalSetup: './browser/demonstration.setup.ts',
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  projects: [
    // One after the other: they change what the others count.
    { name: 'use', testIgnore: [...unasked, AXE], workers: 1 },
    // These change nothing that they look at.
    { name: 'axe', testMatch: AXE, fullyParallel: true, dependencies: ['use'] },
  ],
  reporter: [['list']],
  use: {
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    actionTimeout: 20_000,
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.FANGKONG_CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        '--lang=zh-CN',
      ],
    },
  },
});
