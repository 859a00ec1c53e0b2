import { defineConfig } from '@playwright/test';

/** Drives the machine's Chromium against a real server that has played the demonstration. */
export default defineConfig({
  testDir: 'browser',
  // Pictures are taken when they are asked for; they hold nothing.
  testIgnore: process.env.FANGKONG_SCREENSHOTS === undefined ? ['screenshots.spec.ts'] : [],
  outputDir: 'target/browser',
  globalSetup: './browser/demonstration.setup.ts',
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 20_000 },
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
