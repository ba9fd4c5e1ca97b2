import type { Page } from "playwright-core";

/**
 * Watches a window from now on, through reloads too, and reports whatever makes noise in it, once each: notifications
 * that pop up, and the panel below the editors (where Comments is), which is closed to begin with. It sees what is
 * there for the length of one frame; nobody sees less.
 */
export async function watchNoise(
	page: Page,
	report: (what: string) => void,
): Promise<void> {
	const known = new Set<string>();
	await page.exposeFunction("tacitNoise", (what: string) => {
		if (!known.has(what)) report(what);
		known.add(what);
	});
	await page.addInitScript(watcher);
	await page.evaluate(watcher);
}

/** Runs in the page. */
const watcher = `(() => {
	const look = () => {
		waiting = false;
		for (const toast of document.querySelectorAll(".notification-toast .notification-list-item-message"))
			if (toast.textContent) tacitNoise("Notification: " + toast.textContent);
		const panel = document.querySelector(".part.panel");
		if (panel && panel.getClientRects().length > 0 && panel.getBoundingClientRect().height > 0)
			tacitNoise("Panel: " + (panel.querySelector(".composite.panel")?.id ?? "none"));
	};
	let waiting = false;
	const observer = new MutationObserver(() => {
		if (waiting) return;
		waiting = true;
		requestAnimationFrame(look);
	});
	observer.observe(document, { subtree: true, childList: true, attributeFilter: ["class", "style"] });
	look();
})()`;
