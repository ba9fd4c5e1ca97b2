import { type Browser, type BrowserContext, chromium } from "playwright-core";
import type { InstalledBrowser } from "./installBrowser.ts";
import { patienceMs } from "./patience.ts";

const switches = [
	"--disable-gpu",
	"--disable-quic",
	"--no-first-run",
	"--disable-background-networking",
	"--disable-component-update",
	"--disable-sync",
	"--font-render-hinting=none",
];

/** How every browser is started. It ends with this process at the latest. */
function launchOptions(browser: InstalledBrowser) {
	const runsAsRoot = process.getuid?.() === 0;
	return {
		executablePath: browser.executable,
		args: [...switches, ...(runsAsRoot ? ["--no-sandbox"] : [])],
		env: { ...(process.env as Record<string, string>), ...browser.environment },
		headless: true,
	};
}

/** Starts a headless browser that remembers nothing. */
export function startBrowser(browser: InstalledBrowser): Promise<Browser> {
	return chromium.launch(launchOptions(browser));
}

/** Starts a headless browser with one window of the given size in pixels, which remembers what it stored in `profile`. */
export async function startBrowserWithProfile(
	browser: InstalledBrowser,
	profile: string,
	size: { readonly width: number; readonly height: number },
): Promise<BrowserContext> {
	const context = await chromium.launchPersistentContext(profile, {
		...launchOptions(browser),
		viewport: size,
	});
	context.setDefaultTimeout(patienceMs);
	return context;
}
