import type { Locator } from "playwright-core";
import { patienceMs } from "../../support/patience.ts";
import type { WindowUnderTest } from "../../support/windowUnderTest.ts";

/** The list or input at the top of the window in which a command asks something. */
export function listOf(window: WindowUnderTest): Locator {
	return window.page.locator(".quick-input-widget");
}

/** The entries of the list whose label holds a text. */
export function entryOf(window: WindowUnderTest, text: string): Locator {
	return listOf(window).locator(".monaco-list-row", {
		has: window.page.locator(".label-name", { hasText: text }),
	});
}

/** Waits until a command asks, and chooses the entry whose label holds a text. */
export async function chooseInList(
	window: WindowUnderTest,
	text: string,
): Promise<void> {
	await entryOf(window, text).first().click({ timeout: patienceMs });
}

/** The rows among these that stand in their own places: a tree that is scrolled shows those above once more at its top. */
export function unstuck(rows: Locator): Locator {
	return rows.and(rows.page().locator(":not(.monaco-tree-sticky-row)"));
}
